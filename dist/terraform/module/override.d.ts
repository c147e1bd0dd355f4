import { type JsonObject } from '../resource';
/** Whether a file overrides what others say: `override.tf.json`, `…_override.tf.json`. */
export declare function isOverride(name: string): boolean;
/**
 * A block with what an override says: argument by argument, and each kind of nested block as a whole. What is written as
 * a `dynamic` block is of the same kind as what it makes.
 *
 * @see https://developer.hashicorp.com/terraform/language/files/override#merging-behavior
 */
export declare function overridden(base: JsonObject, override: JsonObject): JsonObject;
