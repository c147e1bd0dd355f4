/**
 * What an object of somebody else has under a name of somebody else; `undefined` where it has none of its own. An object
 * also answers to `constructor`, `toString` and `__proto__`, which nobody has written.
 */
export declare function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined;
/** A value of JSON as text, as `String` has it; an object, whose own `toString` may be anything, as JSON. */
export declare function plainText(value: unknown): string;
