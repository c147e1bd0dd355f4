/** JSON of others, read member by member: what is not of the kind that is asked for is as good as not there. */
export type Json = Readonly<Record<string, unknown>>;
/** A member that is an object; an empty one where it is none. */
export declare function objectAt(of: unknown, name: string): Json;
export declare function textAt(of: unknown, name: string): string | undefined;
export declare function numberAt(of: unknown, name: string): number | undefined;
/** A map of texts; numbers and booleans are written as texts. */
export declare function textsAt(of: unknown, name: string): Readonly<Record<string, string>>;
/** A time of ISO 8601 in milliseconds. */
export declare function durationAt(of: unknown, name: string): number | undefined;
export declare function isScalar(value: unknown): value is string | number | boolean;
