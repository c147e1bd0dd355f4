import { Message, type RuleFilter } from '../../rules';
import { type MessageSet } from '../messages/message-set';
import type { MessageSpace, PropertySpace } from '../messages/message-space';
import { type Usages } from '../messages/usage';
import type { Part } from '../solver/answer-text';
import { type Formula } from '../solver/formula';
import { PropertySymbol } from './property-symbol';
/** Filters over the messages of a space, put to the solver: its text, and sets of messages as formulas. */
export declare class Problem {
    readonly space: MessageSpace;
    readonly usages: Usages;
    private readonly symbols;
    private readonly lines;
    private readonly encoder;
    private readonly truths;
    constructor(space: MessageSpace, usages: Usages);
    /** The messages that a filter is true for; an invalid one is true for none. */
    matching(filter: RuleFilter): MessageSet;
    /** The messages that a filter is false for, not unknown. */
    refusing(filter: RuleFilter): MessageSet;
    /** The messages that a filter fails on. */
    failing(filter: RuleFilter): MessageSet;
    /** The properties that the filters so far name. */
    get properties(): readonly PropertySpace[];
    /** The messages in which a property is so; `undefined` for one that lacks it. */
    withValue(name: string, isSystem: boolean, value: Parameters<PropertySymbol['is']>[0]): Formula;
    /** The parts of the filters that the solver cannot compute, as they are written. */
    get hidden(): readonly string[];
    /** What the solver has not been told yet, in SMT-LIB 2. */
    news(): string;
    /** The terms whose values make a message. */
    get terms(): readonly Formula[];
    /**
     * Whether the texts that a solution speaks of exist. Where they do not, `news` tells the solver why, and it may look
     * again; where that is not known, the name of the property.
     */
    realized(values: ReadonlyMap<Formula, Part>): 'real' | 'impossible' | {
        readonly unknown: string;
    };
    /** The message of a solution. */
    message(values: ReadonlyMap<Formula, Part>): Message;
    private encode;
    private truthOf;
    /** Gives the formulas of a truth names, so that questions stay short. */
    private named;
    private symbol;
    private usage;
    /** A message of a session has the session as its partition. */
    private partition;
}
