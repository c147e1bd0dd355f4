import type { PatternUnit } from '../../rules/evaluation/like';
import type { Formula } from '../solver/formula';
import type { PresentTerm } from './term';
/**
 * What the solver itself decides about texts, as it has to where one is put together: from two properties, or from a
 * number. It makes automata of patterns, and tries how two sums may overlap, before and beside what it counts as steps
 * (two sums with 20 letters each took 22 s in 5 million steps); so that it gets only few and short ones, and the rest
 * is hidden from it.
 */
export declare class TextBudget {
    private readonly admitted;
    private wildcards;
    private units;
    private inSums;
    /** Whether the solver gets a pattern: the first ones that are asked for, in any run of the same questions. */
    admitsPattern(expression: Formula, units: readonly PatternUnit[]): boolean;
    /** Whether the solver gets a comparison. */
    admitsComparison(left: PresentTerm, right: PresentTerm): boolean;
}
