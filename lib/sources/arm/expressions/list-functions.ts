import { isDeepStrictEqual } from 'node:util';
import { LONGEST_LIST, type PureFunction } from './arm-text-functions';
import { type ArmObject, type ArmValue, field, isArmObject, isList, isOpen } from './arm-values';

function isSame(one: ArmValue, other: ArmValue): boolean {
  return isDeepStrictEqual(one, other);
}

function distinct(values: readonly ArmValue[]): ArmValue[] {
  const found: ArmValue[] = [];
  for (const value of values) if (!found.some((one) => isSame(one, value))) found.push(value);
  return found;
}

/** Objects are merged, those in them too; of lists in objects the last one stays. */
function merged(one: ArmObject, other: ArmObject): ArmObject {
  const result = new Map(Object.entries(one));
  const names = new Map(Object.keys(one).map((name) => [name.toLowerCase(), name]));
  for (const [name, value] of Object.entries(other)) {
    const key = names.get(name.toLowerCase()) ?? name;
    const old = result.get(key);
    result.set(key, old !== undefined && isArmObject(old) && isArmObject(value) ? merged(old, value) : value);
  }
  return Object.fromEntries(result);
}

function union(...given: readonly ArmValue[]): ArmValue | undefined {
  if (given.length > 0 && given.every(isList)) return distinct(given.flat());
  return given.length > 0 && given.every(isArmObject) ? given.reduce(merged) : undefined;
}

function intersection(...given: readonly ArmValue[]): ArmValue | undefined {
  if (given.length === 0 || !given.every(isList)) return undefined;
  const [first = [], ...others] = given;
  return distinct(first).filter((one) => others.every((list) => list.some((other) => isSame(one, other))));
}

function contains(container: ArmValue | undefined, item: ArmValue | undefined): ArmValue | undefined {
  if (item === undefined) return undefined;
  if (typeof container === 'string') return typeof item === 'string' ? container.includes(item) : undefined;
  if (isList(container)) return container.some((one) => isSame(one, item));
  return isArmObject(container) && typeof item === 'string' ? field(container, item) !== undefined : undefined;
}

function range(start: ArmValue | undefined, count: ArmValue | undefined): ArmValue | undefined {
  const isRange =
    typeof start === 'number' && typeof count === 'number' && Number.isInteger(start) && Number.isInteger(count);
  if (!isRange || count < 0 || count > LONGEST_LIST) return undefined;
  return Array.from({ length: count }, (_, index) => start + index);
}

/** The part of a list or text; what is asked beyond its end is all of it. */
function slice(value: ArmValue | undefined, from: number, to: number): ArmValue | undefined {
  if (typeof value === 'string' || isList(value)) return value.slice(from, to);
  return undefined;
}

function position(value: ArmValue | undefined, item: ArmValue | undefined, isLast: boolean): ArmValue | undefined {
  if (item === undefined) return undefined;
  if (typeof value === 'string' && typeof item === 'string') {
    const [text, part] = [value.toLowerCase(), item.toLowerCase()];
    return isLast ? text.lastIndexOf(part) : text.indexOf(part);
  }
  if (!isList(value)) return undefined;
  const found = value.map((one) => isSame(one, item));
  return isLast ? found.lastIndexOf(true) : found.indexOf(true);
}

function extreme(given: readonly ArmValue[], choose: (...numbers: number[]) => number): ArmValue | undefined {
  const numbers = given.length === 1 && isList(given[0]) ? given[0] : given;
  const isNumbers = numbers.length > 0 && numbers.every((one): one is number => typeof one === 'number');
  return isNumbers ? numbers.reduce((one, other) => choose(one, other)) : undefined;
}

function createObject(...given: readonly ArmValue[]): ArmValue | undefined {
  if (given.length % 2 !== 0) return undefined;
  const result: [string, ArmValue][] = [];
  for (let at = 0; at < given.length; at += 2) {
    const [name, value] = [given[at], given[at + 1]];
    if (typeof name !== 'string' || value === undefined) return undefined;
    result.push([name, value]);
  }
  return Object.fromEntries(result);
}

/** `[{"key": …, "value": …}]`, in the order of the keys. */
function items(value: ArmValue | undefined): ArmValue | undefined {
  if (!isArmObject(value)) return undefined;
  return Object.keys(value)
    .sort((one, other) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1))
    .map((key) => ({ key, value: value[key] as ArmValue }));
}

function flatten(value: ArmValue | undefined): ArmValue | undefined {
  return isList(value) && value.every(isList) ? value.flat() : undefined;
}

function empty(value: ArmValue | undefined): ArmValue | undefined {
  if (value === null) return true;
  if (typeof value === 'string' || isList(value)) return value.length === 0;
  return isArmObject(value) ? Object.keys(value).length === 0 : undefined;
}

function length(value: ArmValue | undefined): ArmValue | undefined {
  if (typeof value === 'string' || isList(value)) return value.length;
  return isArmObject(value) ? Object.keys(value).length : undefined;
}

/** Functions of lists and objects. @see https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-array */
export const LIST_FUNCTIONS: Readonly<Record<string, PureFunction>> = {
  array: (value) => (value === undefined ? undefined : isList(value) ? value : isOpen(value) ? undefined : [value]),
  contains,
  createarray: (...given) => given,
  createobject: createObject,
  empty,
  first: (value) => {
    if (typeof value === 'string') return value.slice(0, 1);
    return isList(value) ? value[0] : undefined;
  },
  flatten,
  indexof: (value, item) => position(value, item, false),
  intersection,
  items,
  last: (value) => {
    if (typeof value === 'string') return value.slice(-1);
    return isList(value) ? value.at(-1) : undefined;
  },
  lastindexof: (value, item) => position(value, item, true),
  length,
  max: (...given) => extreme(given, Math.max),
  min: (...given) => extreme(given, Math.min),
  objectkeys: (value) => {
    const all = items(value);
    return isList(all) ? all.map((one) => (one as { readonly key: string }).key) : undefined;
  },
  range,
  shallowmerge: (list) =>
    isList(list) && list.every(isArmObject)
      ? Object.fromEntries(list.flatMap((one) => Object.entries(one)))
      : undefined,
  skip: (value, count) =>
    typeof count === 'number' ? slice(value, Math.max(0, count), Number.MAX_SAFE_INTEGER) : undefined,
  take: (value, count) => (typeof count === 'number' ? slice(value, 0, Math.max(0, count)) : undefined),
  union,
};
