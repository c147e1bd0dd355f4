import type { ComparisonOperator } from '../language/syntax';
import { Failure } from '../values/failure';
import { type Value } from '../values/values';
/** Compares two values that are there (null is a value). */
export declare function compare(operator: ComparisonOperator, left: Value, right: Value): boolean | Failure;
/**
 * Whether two values are equal; a failure where the service cannot tell.
 *
 * @param convertsGuid whether a text is read as a GUID beside one, which `=` does and IN does not
 */
export declare function equals(left: Value, right: Value, convertsGuid?: boolean): boolean | Failure;
/** Compares numbers as JavaScript does: NaN is not equal to anything, and neither smaller nor larger. */
export declare function holdsBetween<N extends number | bigint>(operator: ComparisonOperator, left: N, right: N): boolean;
