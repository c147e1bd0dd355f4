import { type Value } from '../../rules/values/values';
import type { PropertySpace } from '../messages/message-space';
import type { Usage } from '../messages/usage';
import { type Part } from '../solver/answer-text';
import { type Formula } from '../solver/formula';
import { PatternAtoms, type Realization } from './pattern-atoms';
import { type Term } from './term';
type Values = ReadonlyMap<Formula, Part>;
/** What a property can be, one way: its declarations, the term, and the value that a solution gives it. */
export interface State {
    readonly term: Term;
    readonly declarations?: readonly string[];
    /** What limits the value. */
    readonly within?: Formula;
    /** The symbol whose value tells the value. */
    readonly symbol?: Formula;
    /** Patterns that the value is asked for, where these tell the value as well. */
    readonly patterns?: PatternAtoms;
    /** What the patterns leave of a solution; `undefined` where they do not matter to it. */
    realize?(part: Part | undefined, values: Values): Realization | undefined;
    read(part: Part | undefined, values: Values): Value | undefined;
    /** The formula for one value; `undefined` where it is none of this state. */
    is(value: Value | undefined): Formula | undefined;
}
/** The states that a property can be in. */
export declare function statesOf(space: PropertySpace, usage: Usage, id: string, declare: (line: string) => void): readonly State[];
export {};
