import type { Decimal } from './decimal';
import type { ValueType } from './system-properties';
export type IntegerType = 'byte' | 'sbyte' | 'short' | 'ushort' | 'int' | 'uint' | 'long' | 'ulong';
/** The least and the largest number of each whole-number type. */
export declare const INTEGER_RANGES: Readonly<Record<IntegerType, readonly [least: bigint, most: bigint]>>;
/**
 * A whole number with its type.
 *
 * Exact as a JavaScript number up to 53 bits, and only beyond that as a bigint: comparing bigints is several times
 * slower, and nearly all numbers of messages are small.
 */
export declare class Integer {
    readonly type: IntegerType;
    /** The number, or NaN where it does not fit into 53 bits. */
    readonly small: number;
    private readonly big;
    /** Whether `small` is the number, and compares as JavaScript numbers do (ulong beside signed numbers does not). */
    readonly isQuick: boolean;
    private constructor();
    /** A number of 53 bits at most, known to be in the range of its type. */
    static small(type: IntegerType, value: number): Integer;
    /** A number known to be in the range of its type. */
    static of(type: IntegerType, value: bigint): Integer;
    /** The number, if it is in the range of the type. */
    static checked(type: IntegerType, value: bigint): Integer | undefined;
    get value(): bigint;
    /** The nearest double. */
    toNumber(): number;
    toString(): string;
}
/** A number of single precision. */
export declare class Float {
    readonly type = "float";
    readonly value: number;
    constructor(value: number);
}
/** A decimal as a value of a message. */
export declare class DecimalValue {
    readonly value: Decimal;
    readonly type = "decimal";
    constructor(value: Decimal);
}
/** A GUID, in small letters with dashes. */
export declare class Guid {
    readonly value: string;
    readonly type = "guid";
    constructor(value: string);
}
/** A point in time, in ticks of 100 nanoseconds since the year 1; its zone is not kept. */
export declare class DateTime {
    readonly ticks: bigint;
    readonly type = "datetime";
    constructor(ticks: bigint);
}
/** A length of time, in ticks of 100 nanoseconds. */
export declare class TimeSpan {
    readonly ticks: bigint;
    readonly type = "timespan";
    constructor(ticks: bigint);
}
/** What only the service's own `sys.State` and `sys.Properties` are: something that equals nothing but NULL. */
export declare class Opaque {
    readonly type: 'state' | 'map';
    readonly text: string;
    constructor(type: 'state' | 'map', text: string);
}
/**
 * A value of a message or of an expression. Text, booleans and null are JavaScript's own, and so is a double: every
 * other number is an object with its type.
 */
export type Value = string | boolean | null | number | Integer | Float | DecimalValue | Guid | DateTime | TimeSpan | Opaque;
/** A value as plain JSON has it, where a number may lose its type, and beyond 53 bits its last digits. */
export declare function plainValue(value: Value): string | number | boolean | null;
/** The type of a value. */
export declare function typeOf(value: Value): ValueType | 'state' | 'map';
/** Whether two values are the same in type and content; NaN is the same as NaN. */
export declare function sameValue(a: Value, b: Value): boolean;
