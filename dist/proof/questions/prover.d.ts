import { type Unresolved } from '../../routing';
import { type ContractJson, type Message, type RuleFilter } from '../../rules';
import { type MessageSet } from '../messages/message-set';
import { type MessageSpace } from '../messages/message-space';
import { Usages } from '../messages/usage';
import { type Effort } from '../solver/solver';
/**
 * A message of a set, that there is none, or why neither is known: the solver could not tell in its budget, or it depends
 * on parts of the document that are not known.
 */
export type Finding = {
    readonly kind: 'none';
} | {
    readonly kind: 'message';
    readonly message: Message;
} | {
    readonly kind: 'undecided';
    readonly reason: string;
    /** The parts of the document that would have to be known, where it is these. */
    readonly unresolved?: readonly Unresolved[];
};
/** What the messages look like. */
export type Contract = ContractJson;
/** Looks for messages among all that are possible. */
export declare class Prover {
    readonly space: MessageSpace;
    /** What the filters do with properties. */
    readonly usages: Usages;
    private readonly problem;
    private readonly solver;
    /**
     * @param filters all filters that questions will be about
     * @param contract what the messages look like; without it, what the filters use properties as
     */
    constructor(filters: readonly RuleFilter[], contract?: Contract, effort?: Effort);
    /** The messages that a filter is true for; an invalid one is true for none. */
    matching(filter: RuleFilter): MessageSet;
    /** The messages that a filter is false for, not unknown. */
    refusing(filter: RuleFilter): MessageSet;
    /** The messages that a filter fails on. */
    failing(filter: RuleFilter): MessageSet;
    /** The messages that have this text for a property: one that a filter compares it with, or that its contract lists. */
    having(name: string, isSystem: boolean, text: string): MessageSet;
    /** How many questions the solver was asked. */
    get questions(): number;
    /**
     * The smallest and most ordinary message of a set that can be found, if the set is not empty.
     *
     * @throws Disagreement where the evaluator of rules says otherwise than the solver
     */
    find(set: MessageSet): Promise<Finding>;
    /** A message for which the formula of a set holds. */
    private search;
    /** A solution of which the texts exist: where they do not, the solver is told why and asked again. */
    private solved;
    /** What the solver could not tell: perhaps an ordinary message tells. */
    private tried;
    private shown;
    /** Ends the solver's thread. */
    close(): Promise<void>;
}
