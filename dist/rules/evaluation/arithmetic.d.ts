import type { ArithmeticOperator } from '../language/syntax';
import { Failure } from '../values/failure';
import { type Value } from '../values/values';
/** Computes with two values that are there (null is a value). */
export declare function calculate(operator: ArithmeticOperator, left: Value, right: Value): Value | Failure;
/** The negative of a value. */
export declare function negate(value: Value): Value | Failure;
