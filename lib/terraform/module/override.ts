import { isObject, type JsonObject } from '../resource';
import { objectsOf } from './blocks';

/** Whether a file overrides what others say: `override.tf.json`, `…_override.tf.json`. */
export function isOverride(name: string): boolean {
  return /(^|_)override\.(tf|tofu)(\.json)?$/.test(name);
}

/** Blocks that are merged argument by argument, not replaced as a whole. */
const MERGED = ['lifecycle'];

/**
 * A block with what an override says: argument by argument, and each kind of nested block as a whole. What is written as
 * a `dynamic` block is of the same kind as what it makes.
 *
 * @see https://developer.hashicorp.com/terraform/language/files/override#merging-behavior
 */
export function overridden(base: JsonObject, override: JsonObject): JsonObject {
  const merged = new Map(Object.entries(base));
  const dynamic = new Map(objectsOf(base.dynamic).flatMap(Object.entries<unknown>));
  for (const [name, value] of Object.entries(override)) {
    if (name === '//' || name === 'dynamic') continue;
    dynamic.delete(name);
    const [before, after] = [objectsOf(merged.get(name))[0], objectsOf(value)[0]];
    const isMerged = MERGED.includes(name) && before !== undefined && after !== undefined;
    merged.set(name, isMerged ? { ...before, ...after } : value);
  }
  for (const [name, value] of objectsOf(override.dynamic).flatMap(Object.entries<unknown>)) {
    merged.delete(name);
    dynamic.set(name, value);
  }
  if (dynamic.size > 0) merged.set('dynamic', Object.fromEntries(dynamic));
  else if (isObject(base.dynamic) || Array.isArray(base.dynamic)) merged.delete('dynamic');
  return Object.fromEntries(merged);
}
