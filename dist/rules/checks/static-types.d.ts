import type { ComparisonOperator, Expression, PropertyNode } from '../language/syntax';
import { type ValueType } from '../values/system-properties';
import { type Value } from '../values/values';
/** A value of the type; NaN and infinities aside, an operator works with all of a type or with none. */
export declare function sampleOf(type: ValueType): Value;
/** The types of a property of the message, where something is known about it. */
export type PropertyTypes = (node: PropertyNode) => readonly ValueType[] | undefined;
/**
 * Values that stand for all that an expression can be, given the types of properties; empty where computing it
 * always fails.
 */
export declare function possibleValues(node: Expression, types: PropertyTypes): readonly Value[];
/** Whether a comparison fails for each pair of values; null beside a value is no pair that anybody means. */
export declare function alwaysFails(operator: ComparisonOperator | 'IN', left: readonly Value[], right: readonly Value[]): boolean;
