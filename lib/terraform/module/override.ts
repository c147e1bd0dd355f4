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
  const merged: Record<string, unknown> = { ...base };
  const dynamic: Record<string, unknown> = Object.assign({}, ...objectsOf(base.dynamic));
  const dynamicNow: JsonObject = Object.assign({}, ...objectsOf(override.dynamic));
  for (const [name, value] of Object.entries(override)) {
    if (name === '//' || name === 'dynamic') continue;
    delete dynamic[name];
    const [before, after] = [objectsOf(base[name])[0], objectsOf(value)[0]];
    merged[name] =
      MERGED.includes(name) && before !== undefined && after !== undefined ? { ...before, ...after } : value;
  }
  for (const [name, value] of Object.entries(dynamicNow)) {
    delete merged[name];
    dynamic[name] = value;
  }
  if (Object.keys(dynamic).length > 0) merged.dynamic = dynamic;
  else if (isObject(base.dynamic) || Array.isArray(base.dynamic)) delete merged.dynamic;
  return merged;
}
