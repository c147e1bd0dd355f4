import type { RuleFilter } from '../../rules';
import { inAll, type MessageSet, outside } from '../messages/message-set';
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
export async function changeOf(
  prover: Pick<Prover, 'find'>,
  before: MessageSet,
  after: MessageSet,
  ...scope: readonly MessageSet[]
): Promise<Change> {
  const gained = await prover.find(inAll(after, outside(before), ...scope), 'that is only in what there is after');
  const lost = await prover.find(inAll(before, outside(after), ...scope), 'that is only in what there was before');
  const kept = await prover.find(inAll(before, after, ...scope), 'that is in both, before and after');
  return { verdict: verdictOf(gained, lost, kept), gained, lost, kept };
}

/** Compares two filters for all messages. */
export function changeOfFilters(prover: Prover, before: RuleFilter, after: RuleFilter): Promise<Change> {
  return changeOf(prover, prover.matching(before), prover.matching(after));
}

function verdictOf(gained: Finding, lost: Finding, kept: Finding): ChangeVerdict {
  if ([gained, lost].some(({ kind }) => kind === 'undecided')) return 'undecided';
  if (gained.kind === 'none') return lost.kind === 'none' ? 'equivalent' : 'narrowed';
  if (lost.kind === 'none') return 'widened';
  if (kept.kind === 'undecided') return 'undecided';
  return kept.kind === 'none' ? 'disjoint' : 'moved';
}
