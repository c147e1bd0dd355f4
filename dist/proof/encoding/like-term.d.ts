import type { Value } from '../../rules/values/values';
import type { Computed } from './compare-terms';
import type { PresentTerm } from './term';
import type { TextBudget } from './text-budget';
/** Whether the text of a value matches a pattern that is known; `undefined` where it is beyond the solver. */
export declare function likeTerm(operand: PresentTerm, pattern: Value, escaping: Value, budget: TextBudget): Computed;
