import type { Schema } from './schema';
/**
 * The code of a module that has the schemas compiled, with the same `compile` as the room itself: for a page, which may
 * not make code of texts, and has no use for ajv.
 *
 * @param schemas each with an `$id` of its own
 */
export declare function standaloneModule(schemas: readonly Schema[]): string;
/**
 * Code that gives a page schemas of others, compiled: the same `compileForeign` and `UnusableSchema` as the room itself. A
 * schema is known there by its JSON.
 *
 * The script of the page is made before it is known which schemas that are, so this stands before it; the script takes
 * it with `foreignReceiver`.
 */
export declare function foreignCode(schemas: readonly object[]): string;
/** The module of a page's script that takes what `foreignCode` has left. */
export declare function foreignReceiver(): string;
