/**
 * The value of a JSON text, in which a whole number that JavaScript's numbers cannot hold is a bigint: the ids of others
 * have 64 bits.
 *
 * @throws SyntaxError for what is no JSON
 */
export declare function parseExactly(text: string): unknown;
/** The text of the last member of an object that has a name, as it is written; `undefined` where there is none. */
export declare function sourceOfMember(text: string, member: string): string | undefined;
/** The JSON of such a value: whole numbers are written as they were read, however many digits they have. */
export declare function exactJson(value: unknown): string;
