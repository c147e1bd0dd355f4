import type { Value } from '../../../rules/values/values';
import type { Part } from '../../solver/answer-text';
import type { Formula } from '../../solver/formula';
import type { TermText } from '../../solver/smt-text';
import type { PatternAtoms, Realization } from '../terms/pattern-atoms';
import type { Term } from '../terms/term';

/** What a solution says of symbols. */
export type Values = ReadonlyMap<TermText, Part>;

/** What a property can be, one way: its declarations, the term, and the value that a solution gives it. */
export interface State {
  readonly term: Term;
  readonly declarations?: readonly string[];
  /** What limits the value, where its symbol does not say so itself. */
  readonly within?: Formula;
  /** The symbol whose value tells the value. */
  readonly symbol?: TermText;
  /** Patterns that the value is asked for, where these tell the value as well. */
  readonly patterns?: PatternAtoms;
  /** What the patterns leave of a solution; `undefined` where they do not matter to it. */
  realize?(part: Part | undefined, values: Values): Realization | undefined;
  read(part: Part | undefined, values: Values): Value | undefined;
  /** The formula for one value; `undefined` where it is none of this state. */
  is(value: Value | undefined): Formula | undefined;
}
