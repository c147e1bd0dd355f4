import { type ComparisonOperator } from '../../rules/language/syntax';
import { type Formula } from '../solver/formula';
import { type PresentTerm } from './term';
import { type Truth } from './truth';
/** The truth of something that the solver cannot compute: `undefined`. */
export type Computed = Truth | undefined;
/** How two values compare that are there; `undefined` where it is beyond the solver. */
export declare function compareTerms(operator: ComparisonOperator, left: PresentTerm, right: PresentTerm): Computed;
/** Whether two values are equal as IN compares them: a text is never read as a GUID. */
export declare function equalTerms(left: PresentTerm, right: PresentTerm): Computed;
/** A whole number of 64 bits as the nearest double. */
export declare function doubleOfInteger(term: Formula): Formula;
