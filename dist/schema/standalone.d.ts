import type { Schema } from './schema';
/**
 * The code of a module that has the schemas compiled, with the same `compile` as the room itself: for a page, which may
 * not make code of texts, and has no use for ajv.
 *
 * @param schemas each with an `$id` of its own
 */
export declare function standaloneModule(schemas: readonly Schema[]): string;
/**
 * The code of a module that has schemas of others compiled, with the same `compileForeign` and `UnusableSchema` as the room
 * itself. A schema is known there by its JSON.
 */
export declare function foreignModule(schemas: readonly object[]): string;
