import { type Value } from './values';
/** Why some JSON is no value: what was got, and what is allowed. */
export declare class NotAValue {
    readonly got: unknown;
    readonly allowed: string;
    constructor(got: unknown, allowed: string);
    /** The sentence about it, at a place of the document. */
    at(place: string): string;
}
/** What a value is in JSON. */
export declare const A_VALUE = "text, a number, true, false, null, or an object with its type alone, such as {\"long\": \"7\"}";
/** The types that a value in JSON may name. */
export declare const TYPE_NAMES: readonly string[];
/**
 * A value from JSON: plain, or an object with its type as the only key and the value as text, which keeps 64-bit numbers
 * exact. A whole number is an int, or a long beyond 32 bits; any other number a double.
 */
export declare function readValue(json: unknown): Value | NotAValue;
/** A value of a type, by the name of the type; from text, or from plain JSON that can only mean one value of it. */
export declare function readTyped(named: string, json: unknown): Value | NotAValue;
/** A value as JSON with its type. */
export declare function valueToJson(value: Value): object;
/** Whether some JSON is an object, neither null nor a list. */
export declare function isObject(json: unknown): json is Readonly<Record<string, unknown>>;
