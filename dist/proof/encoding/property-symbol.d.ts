import type { Value } from '../../rules/values/values';
import type { PropertySpace } from '../messages/message-space';
import type { Usage } from '../messages/usage';
import { type Part } from '../solver/answer-text';
import { type Formula } from '../solver/formula';
import type { Realization } from './pattern-atoms';
import type { Case } from './term';
/**
 * A property of the message as the solver sees it: which of its states it is in (missing, null, a value of one of its
 * types), and the value.
 *
 * Values are put as simply as the rules allow. Whole numbers are one type unless arithmetic tells them apart; a text
 * is a choice among the literals that it is compared with, and one more for all others, unless something looks into
 * it; a double is a place in the order of doubles unless it is computed with.
 */
export declare class PropertySymbol {
    readonly space: PropertySpace;
    private readonly id;
    readonly declarations: readonly string[];
    /** What always holds. */
    readonly always: Formula;
    /** The values of which messages, exhaustively. */
    readonly cases: readonly Case[];
    private readonly states;
    private readonly guards;
    /** Whether the state is a symbol. */
    private readonly isDeclared;
    constructor(space: PropertySpace, usage: Usage, id: string, declare: (line: string) => void);
    /** The symbols whose values make a solution; patterns bring more of them. */
    get symbols(): readonly Formula[];
    /** What the patterns leave of a solution; `undefined` where they do not matter to it. */
    realize(values: ReadonlyMap<Formula, Part>): Realization | undefined;
    /** The value in a solution; `undefined` where the message lacks it. */
    read(values: ReadonlyMap<Formula, Part>): Value | undefined;
    private stateIn;
    /** The formula for the messages with this value; `FALSE` for a value that the property never has here. */
    is(value: Value | undefined): Formula;
}
