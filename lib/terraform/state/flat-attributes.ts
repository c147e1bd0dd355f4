import type { JsonObject } from '../resource';

/**
 * The attributes of a resource as Terraform up to 0.11 keeps them, in one level: `correlation_filter.0.label`, with the
 * number of a list at `.#` and the number of a map at `.%`. All values are texts.
 *
 * @see https://github.com/hashicorp/terraform/blob/v0.11.15/flatmap/expand.go
 */
export function unflattened(attributes: JsonObject): JsonObject {
  const names = new Set(Object.keys(attributes).map((key) => key.split('.')[0] ?? ''));
  const entries = [...names].map((name): [string, unknown] => {
    const value = valueAt(attributes, name);
    return [name, typeof value === 'string' && !TEXTS.has(name) ? scalar(value) : value];
  });
  return Object.fromEntries(entries);
}

/** Attributes that are texts also where they look like something else. */
const TEXTS: ReadonlySet<string> = new Set(['id', 'name', 'sql_filter', 'action', 'value']);

/** What a text stands for at the top, where switches and numbers are; what is inside a block may be any text. */
function scalar(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^(0|-?[1-9]\d{0,14})$/.test(text) ? Number(text) : text;
}

function valueAt(attributes: JsonObject, path: string): unknown {
  if (Object.hasOwn(attributes, path)) return attributes[path];
  const inside = Object.keys(attributes)
    .filter((key) => key.startsWith(`${path}.`))
    .map((key) => key.slice(path.length + 1));
  if (inside.includes('%')) {
    // The keys of a map may have dots in them.
    const keys = inside.filter((key) => key !== '%');
    return Object.fromEntries(keys.map((key) => [key, attributes[`${path}.${key}`]]));
  }
  const steps = [...new Set(inside.map((key) => key.split('.')[0] ?? ''))].filter((step) => step !== '#');
  if (inside.includes('#')) {
    // The items of a set have hashes for numbers.
    const numbers = steps.sort((one, other) => Number(one) - Number(other));
    return numbers.map((step) => valueAt(attributes, `${path}.${step}`));
  }
  return Object.fromEntries(steps.map((step) => [step, valueAt(attributes, `${path}.${step}`)]));
}
