import type { Fields } from './fields';
/** Reads the schema of a `ParseJson`. @returns what is wrong with a value; nothing where it is as the schema says */
export declare function readSchema(inputs: Fields): (value: unknown) => string | undefined;
