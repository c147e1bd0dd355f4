import { isObject, type JsonObject, Reference } from '../resource';
import { NOT_EVALUATED, TEXT_FUNCTIONS } from './hcl-text-functions';
import { isLiteral, isPrimitive, madeOf, marked, Sensitive, unmarked } from './hcl-values';

export { NOT_EVALUATED };

/** Functions whose result for literal arguments leaves no doubt; the others stay what only Terraform knows. */
const FUNCTIONS: ReadonlyMap<string, (...args: unknown[]) => unknown> = new Map(
  Object.entries<(...args: unknown[]) => unknown>({
    toset: (value) => {
      const items = listOf(value);
      return items?.every(isPrimitive) === true ? new Set([...items].map(String).sort(byText)) : NOT_EVALUATED;
    },
    tolist: (value) => listOf(value) ?? NOT_EVALUATED,
    tomap: (value) => (isPlainObject(value) ? value : NOT_EVALUATED),
    tostring: (value) => (isPrimitive(value) ? String(value) : NOT_EVALUATED),
    tonumber: (value) => asNumber(value) ?? NOT_EVALUATED,
    tobool: (value) => asBoolean(value) ?? NOT_EVALUATED,
    lower: (value) => (typeof value === 'string' ? value.toLowerCase() : NOT_EVALUATED),
    upper: (value) => (typeof value === 'string' ? value.toUpperCase() : NOT_EVALUATED),
    length: (value) => {
      if (typeof value === 'string') return [...value].length;
      return listOf(value)?.length ?? (isPlainObject(value) ? Object.keys(value).length : NOT_EVALUATED);
    },
    keys: (value) => (isPlainObject(value) ? Object.keys(value).sort(byText) : NOT_EVALUATED),
    values: (value) =>
      isPlainObject(value)
        ? Object.entries(value)
            .sort(([a], [b]) => byText(a, b))
            .map(([, one]) => one)
        : NOT_EVALUATED,
    merge: (...maps) =>
      maps.every(isPlainObject) ? Object.fromEntries(maps.flatMap(Object.entries<unknown>)) : NOT_EVALUATED,
    concat: (...lists) => (lists.every(Array.isArray) ? lists.flatMap((list) => list as unknown[]) : NOT_EVALUATED),
  }),
);

/**
 * What a function gives, or `NOT_EVALUATED`.
 *
 * @see https://developer.hashicorp.com/terraform/language/functions
 */
export function callFunction(name: string, args: readonly unknown[]): unknown {
  const [first] = args;
  if (name === 'sensitive' && args.length === 1) return marked(first, true);
  if (name === 'nonsensitive' && args.length === 1) return unmarked(first).value;
  const text = TEXT_FUNCTIONS.get(name);
  // What is sensitive may stand deep inside, and none of it would be told from the rest of a text.
  if (text !== undefined)
    return args.every(isLiteral) ? markedBy(args, text(...args.map(withoutMarks))) : NOT_EVALUATED;
  const known = FUNCTIONS.get(name);
  if (known === undefined) return NOT_EVALUATED;
  const plain = args.map(unmarked);
  const result = known(...plain.map(({ value }) => value));
  return result === NOT_EVALUATED
    ? result
    : marked(
        result,
        plain.some(({ isSensitive }) => isSensitive),
      );
}

function markedBy(args: readonly unknown[], result: unknown): unknown {
  return result === NOT_EVALUATED ? result : marked(result, madeOf(args).isSensitive);
}

/** A literal as it is, without what says that something of it is sensitive. */
function withoutMarks(value: unknown): unknown {
  const { value: plain } = unmarked(value);
  if (Array.isArray(plain)) return plain.map(withoutMarks);
  if (plain instanceof Set) return [...plain].map(withoutMarks);
  if (!isObject(plain)) return plain;
  return Object.fromEntries(Object.entries(plain).map(([name, one]) => [name, withoutMarks(one)]));
}

/** A literal as a number, where Terraform takes it as one. */
export function asNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(value)) return undefined;
  return Number(value);
}

/** A literal as yes or no, where Terraform takes it as that. */
export function asBoolean(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : undefined;
}

function listOf(value: unknown): readonly unknown[] | undefined {
  if (value instanceof Set) return [...value];
  return Array.isArray(value) ? value : undefined;
}

function isPlainObject(value: unknown): value is JsonObject {
  return isObject(value) && !(value instanceof Reference || value instanceof Set || value instanceof Sensitive);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A value as a variable's type converts it: `number` takes "3", `set(string)` makes a set of a list. */
export function converted(value: unknown, type: unknown): unknown {
  if (typeof type !== 'string') return value;
  const { value: plain, isSensitive } = unmarked(value);
  const name = /^(?:\$\{)?\s*(\w+)/.exec(type)?.[1] ?? '';
  if (!isPrimitive(plain) && !(name === 'set' && isLiteral(plain))) return value;
  const to = { string: 'tostring', number: 'tonumber', bool: 'tobool', set: 'toset' }[name];
  const result = to === undefined ? value : callFunction(to, [plain]);
  return result === NOT_EVALUATED ? value : marked(result, isSensitive);
}
