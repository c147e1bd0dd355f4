import type { RuleFilter } from '../../rules';
import { type MessageSet } from '../messages/message-set';
import type { Finding, Prover } from './prover';
/**
 * How one set of messages differs from another:
 * `equivalent` not at all, `widened` only more, `narrowed` only fewer, `moved` some more and some fewer, `disjoint`
 * nothing in common; `undecided` where the solver could not tell.
 */
export type ChangeVerdict = 'equivalent' | 'widened' | 'narrowed' | 'moved' | 'disjoint' | 'undecided';
/** What became of the messages of a set. */
export interface Change {
    readonly verdict: ChangeVerdict;
    /** A message that is only in the set after. */
    readonly gained: Finding;
    /** A message that is only in the set before. */
    readonly lost: Finding;
    /** A message that is in both. */
    readonly kept: Finding;
}
/** Compares the set before with the set after, within a scope if there is one. */
export declare function changeOf(prover: Pick<Prover, 'find'>, before: MessageSet, after: MessageSet, ...scope: readonly MessageSet[]): Promise<Change>;
/** Compares two filters for all messages. */
export declare function changeOfFilters(prover: Prover, before: RuleFilter, after: RuleFilter): Promise<Change>;
