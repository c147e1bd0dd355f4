import type { Bounds } from '../hcl/bounds';
import { asNumber } from '../hcl/hcl-functions';
import { isPrimitive, madeOf, Sensitive, Steppable } from '../hcl/hcl-values';
import { isObject, type JsonObject, Reference } from '../resource';

/** How many instances something has, and what `each` or `count` are in each of them. */
export type Repetition =
  | { readonly kind: 'one' }
  | { readonly kind: 'each'; readonly items: readonly (readonly [key: string, value: unknown])[] }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'unknown'; readonly why: string; readonly from: readonly string[] };

/** More than these are not made one by one: nobody writes them, and a slip of a digit would fill the memory. */
const MOST = 10_000;

/**
 * What `for_each` and `count` of a block say.
 *
 * @param bounds how many may be made in all
 * @see https://developer.hashicorp.com/terraform/language/meta-arguments/for_each
 */
export function repetitionOf(body: JsonObject, evaluate: (value: unknown) => unknown, bounds: Bounds): Repetition {
  if (body.for_each !== undefined && body.for_each !== null) {
    const over = evaluate(body.for_each);
    const items = itemsOf(over);
    if (items === undefined || !bounds.makes(items.length)) return unknown('for_each', body.for_each, over);
    return { kind: 'each', items };
  }
  if (body.count !== undefined && body.count !== null) {
    const value = evaluate(body.count);
    const count = asNumber(value);
    const isCount = count !== undefined && Number.isInteger(count) && count >= 0 && count <= MOST;
    return isCount && bounds.makes(count) ? { kind: 'count', count } : unknown('count', body.count, value);
  }
  return { kind: 'one' };
}

function unknown(argument: string, written: unknown, value: unknown): Repetition {
  const what =
    typeof written === 'string' ? written : value instanceof Sensitive ? 'sensitive' : JSON.stringify(written);
  const why = `${argument} is ${what.length > 80 ? `${what.slice(0, 79)}…` : what}`;
  return { kind: 'unknown', why, from: madeOf(value).from };
}

/** The keys and values: of a map, a set of texts, or all instances of something. A list is none, as in Terraform. */
function itemsOf(over: unknown): (readonly [string, unknown])[] | undefined {
  if (over instanceof Set) {
    const texts = [...over];
    return texts.every(isPrimitive) ? texts.map((one) => [String(one), String(one)]) : undefined;
  }
  if (over instanceof Steppable) {
    const entries = over.entries();
    return entries && [...entries];
  }
  if (
    over === null ||
    Array.isArray(over) ||
    !isObject(over) ||
    over instanceof Reference ||
    over instanceof Sensitive
  ) {
    return undefined;
  }
  const entries = Object.entries(over).filter(([name]) => name !== '//');
  return entries.length > MOST ? undefined : entries.sort(([a], [b]) => (a < b ? -1 : 1));
}
