import type { ArithmeticOperator } from '../../rules/language/syntax';
import { type Formula } from '../solver/formula';
import { type Case, type PresentTerm } from './term';
/** What an operation on two values that are there gives, in cases: a result, a failure, or something hidden. */
export declare function calculateTerms(operator: ArithmeticOperator, left: PresentTerm, right: PresentTerm): readonly Case[];
/** What the opposite of a value that is there is. */
export declare function negateTerm(operand: PresentTerm): readonly Case[];
/** The text that a value has in LIKE and in a concatenation; `undefined` where it is beyond the solver. */
export declare function textIn(term: PresentTerm): Formula | undefined;
