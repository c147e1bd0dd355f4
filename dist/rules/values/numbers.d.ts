import { Decimal } from './decimal';
import { DecimalValue, Float, Integer, type IntegerType, type Value } from './values';
/** A value that counts as a number. */
export type NumericValue = number | Integer | Float | DecimalValue;
export declare function isNumeric(value: Value): value is NumericValue;
/** Two numbers brought to one type, or `undefined` where the service has none for the pair. */
export type Promoted = {
    readonly as: 'decimal';
    readonly left: Decimal;
    readonly right: Decimal;
} | {
    readonly as: 'double' | 'float';
    readonly left: number;
    readonly right: number;
} | {
    readonly as: 'ulong' | 'long' | 'uint' | 'int';
    readonly left: bigint;
    readonly right: bigint;
} | undefined;
/** Brings two numbers to the type that arithmetic and comparison work in. */
export declare function promote(left: NumericValue, right: NumericValue): Promoted;
/** The type that two whole numbers work in; there is none for ulong with a signed number. */
export declare function integerTypeOf(left: IntegerType, right: IntegerType): 'ulong' | 'long' | 'uint' | 'int' | undefined;
/** The nearest double. */
export declare function numberOf(value: NumericValue): number;
