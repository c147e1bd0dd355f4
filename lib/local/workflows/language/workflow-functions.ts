import { isDeepStrictEqual } from 'node:util';
import { asText } from './as-text';

/** A function of the language: how many arguments it takes, and what it gives for their values. */
export interface WorkflowFunction {
  readonly least: number;
  readonly most: number;
  readonly call: (...args: readonly unknown[]) => unknown;
}

/** JSON is read to so many levels, as by the library that the service reads it with. */
const DEEPEST_JSON = 64;

function need<T>(is: boolean, value: T, what: string): T {
  if (!is) throw new Error(`${(JSON.stringify(value) ?? 'undefined').slice(0, 100)} is no ${what}`);
  return value;
}
/** A text. @throws Error for anything else */
export const textOf = (value: unknown) => need(typeof value === 'string', value as string, 'text');
const numberOf = (value: unknown) => need(typeof value === 'number', value as number, 'number');
const flagOf = (value: unknown) => need(typeof value === 'boolean', value as boolean, 'boolean');
const listOf = (value: unknown) => need(Array.isArray(value), value as unknown[], 'list');
const isInt = (value: unknown) => /^[+-]?\d{1,18}$/.test(textOf(value).trim());
const isFloat = (value: unknown) => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(textOf(value).trim());
const order = (compare: (a: number, b: number) => boolean) => (a: unknown, b: unknown) =>
  compare(numberOf(a), numberOf(b));
const exactly = (count: number, call: WorkflowFunction['call']): WorkflowFunction => ({
  least: count,
  most: count,
  call,
});
const many = (least: number, call: WorkflowFunction['call']): WorkflowFunction => ({ least, most: Infinity, call });

/**
 * The functions that are known here, by their names in small letters: the language does not tell letters from capitals.
 * What a workflow calls beside them is refused before it runs.
 *
 * https://learn.microsoft.com/azure/logic-apps/workflow-definition-language-functions-reference
 */
export const FUNCTIONS: ReadonlyMap<string, WorkflowFunction> = new Map(
  Object.entries<WorkflowFunction>({
    // All arguments are computed, also those of the way that an `if` does not take.
    if: exactly(3, (is, yes, no) => (flagOf(is) ? yes : no)),
    and: many(1, (...all) => all.map(flagOf).every((one) => one)),
    or: many(1, (...all) => all.map(flagOf).some((one) => one)),
    not: exactly(1, (one) => !flagOf(one)),
    equals: exactly(2, (a, b) => isDeepStrictEqual(a ?? null, b ?? null)),
    greater: exactly(
      2,
      order((a, b) => a > b),
    ),
    greaterOrEquals: exactly(
      2,
      order((a, b) => a >= b),
    ),
    less: exactly(
      2,
      order((a, b) => a < b),
    ),
    lessOrEquals: exactly(
      2,
      order((a, b) => a <= b),
    ),
    coalesce: many(1, (...all) => all.find((one) => one !== null && one !== undefined) ?? null),
    createArray: many(0, (...all) => all),
    contains: exactly(2, (whole, part) => {
      if (typeof whole === 'string') return whole.includes(textOf(part));
      if (Array.isArray(whole)) return whole.some((one) => isDeepStrictEqual(one, part));
      return Object.hasOwn(
        need(typeof whole === 'object' && whole !== null, whole as object, 'collection'),
        textOf(part),
      );
    }),
    string: exactly(1, asText),
    int: exactly(1, (value) => {
      if (typeof value === 'number') return need(Number.isInteger(value), value, 'whole number');
      return Number(need(isInt(value), value, 'whole number'));
    }),
    float: exactly(1, (value) => (typeof value === 'number' ? value : Number(need(isFloat(value), value, 'number')))),
    isInt: exactly(1, isInt),
    isFloat: exactly(1, isFloat),
    json: exactly(1, (value) => {
      const parsed = JSON.parse(textOf(value));
      if (depthOf(parsed) > DEEPEST_JSON) throw new Error(`the text has more than ${DEEPEST_JSON} levels`);
      return parsed;
    }),
    concat: many(1, (...all) => all.map(asText).join('')),
    replace: exactly(3, (text, from, to) => textOf(text).replaceAll(textOf(from), () => textOf(to))),
    split: exactly(2, (text, by) => textOf(text).split(textOf(by))),
    join: exactly(2, (list, by) => listOf(list).map(asText).join(textOf(by))),
    skip: exactly(2, (list, count) => listOf(list).slice(numberOf(count))),
    substring: {
      least: 2,
      most: 3,
      call: (whole, start, count) => {
        const [text, from] = [textOf(whole), numberOf(start)];
        const length = count === undefined ? text.length - from : numberOf(count);
        if (from < 0 || length < 0 || from + length > text.length) {
          throw new Error(`a text of ${text.length} characters has no ${length} from ${from}`);
        }
        return text.slice(from, from + length);
      },
    },
    take: exactly(2, (whole, count) => (typeof whole === 'string' ? whole : listOf(whole)).slice(0, numberOf(count))),
    length: exactly(1, (whole) => (typeof whole === 'string' ? whole : listOf(whole)).length),
    startsWith: exactly(2, (text, start) => textOf(text).toLowerCase().startsWith(textOf(start).toLowerCase())),
    endsWith: exactly(2, (text, end) => textOf(text).toLowerCase().endsWith(textOf(end).toLowerCase())),
    toLower: exactly(1, (text) => textOf(text).toLowerCase()),
    trim: exactly(1, (text) => textOf(text).trim()),
    min: many(1, (...all) => Math.min(...all.map(numberOf))),
    max: many(1, (...all) => Math.max(...all.map(numberOf))),
    add: exactly(2, (a, b) => numberOf(a) + numberOf(b)),
    sub: exactly(2, (a, b) => numberOf(a) - numberOf(b)),
    mul: exactly(2, (a, b) => numberOf(a) * numberOf(b)),
    div: exactly(2, (a, b) => divided(numberOf(a), numberOf(b))),
    base64: exactly(1, (text) => Buffer.from(textOf(text)).toString('base64')),
    base64ToString: exactly(1, (text) => Buffer.from(textOf(text), 'base64').toString('utf8')),
    uriComponent: exactly(1, (text) => encodeURIComponent(textOf(text))),
    addMinutes: {
      least: 2,
      most: 3,
      call: (time, minutes, format) => {
        const at = Date.parse(textOf(time));
        if (Number.isNaN(at)) throw new Error(`${JSON.stringify(time)} is no time`);
        return timeText(new Date(at + numberOf(minutes) * 60_000), format);
      },
    },
  }).map(([name, known]) => [name.toLowerCase(), known]),
);

/** A time as the language writes it. */
export function timeText(time: Date, format: unknown = 'o'): string {
  // .NET writes seven digits of a second.
  if (format === 'o') return time.toISOString().replace(/Z$/, '0000Z');
  if (format === 'R' || format === 'r') return time.toUTCString();
  throw new Error(`the format ${JSON.stringify(format)} of a time is not known here; 'o' and 'R' are`);
}

/** Of whole numbers the whole part, as in the service. */
function divided(a: number, b: number): number {
  if (b === 0) throw new Error(`${a} is divided by 0`);
  return Number.isInteger(a) && Number.isInteger(b) ? Math.trunc(a / b) : a / b;
}

function depthOf(value: unknown): number {
  let [depth, level]: [number, unknown[]] = [0, [value]];
  while (level.length > 0 && depth <= DEEPEST_JSON) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
    depth += 1;
  }
  return depth;
}
