import { type Part, readParts } from '../../../lib/proof/solver/answer-text';
import type { Formula, Whole } from '../../../lib/proof/solver/formula';
import { double, integer, text } from '../../../lib/proof/solver/smt-text';
import type { Statement } from '../../../lib/proof/solver/told-statements';

/**
 * What symbols are in one message: the place of an enumeration, a whole number, a text or a double. What is not here may
 * be anything.
 */
export interface Assignment {
  readonly places: ReadonlyMap<string, number>;
  readonly values: ReadonlyMap<string, bigint | number | string>;
  readonly told: Told;
}

/** What whoever answers was told: the sorts of symbols, and names of formulas that are written in others. */
export interface Told {
  readonly sorts: ReadonlyMap<string, string>;
  readonly named: ReadonlyMap<string, Formula>;
}

export function toldBy(statements: readonly Statement[]): Told {
  const declared = statements.flatMap((one) => (one.kind === 'declaration' ? one.text : []));
  return {
    sorts: new Map(
      [...declared.join('\n').matchAll(/\(declare-const (\S+) (\w+|\([^)]*\))\)/g)].map(([, name, sort]) => [
        name as string,
        sort as string,
      ]),
    ),
    named: new Map(statements.flatMap((one) => (one.kind === 'definition' ? [[one.name, one.formula] as const] : []))),
  };
}

/** Whether a formula holds, said once more and as plainly as can be; SMT-LIB is read as its standard has it. */
export function holds(formula: Formula, at: Assignment): boolean {
  switch (formula.kind) {
    case 'constant':
      return formula.value;
    case 'and':
      return formula.parts.every((part) => holds(part, at));
    case 'or':
      return formula.parts.some((part) => holds(part, at));
    case 'not':
      return !holds(formula.part, at);
    case 'at-most':
      return formula.parts.filter((part) => holds(part, at)).length <= formula.count;
    case 'named':
      return holds(formula.formula, at);
    case 'one-of':
      return formula.places.has(placeOf(formula.of.symbol, at));
    case 'same':
      return placeOf(formula.of.symbol, at) === placeOf(formula.as.symbol, at);
    case 'at-least':
      return wholeOf(formula.of, at) >= formula.bound;
    case 'written':
      return smtValueOf(partOf(formula.text), at) === true;
  }
}

function placeOf(symbol: string, { places }: Assignment): number {
  return places.get(symbol) ?? 0;
}

function wholeOf({ symbol, ordinary }: Whole, { values }: Assignment): bigint {
  return (values.get(symbol) ?? ordinary) as bigint;
}

const parts = new Map<string, Part>();

function partOf(text: string): Part {
  const known = parts.get(text) ?? (readParts(text)[0] as Part);
  parts.set(text, known);
  return known;
}

/** A value of SMT-LIB: a bit vector as its number behind `#`. */
type SmtValue = boolean | bigint | number | string;

function smtValueOf(part: Part, at: Assignment): SmtValue {
  if (typeof part === 'string') return smtValueOfWord(part, at);
  if ('text' in part) return part.text;
  const [head, ...rest] = part as readonly Part[];
  if (head === 'fp') return doubleOfBits(rest as readonly string[]);
  if (head === 'ite') return smtValueOf(rest[smtValueOf(rest[0] as Part, at) === true ? 1 : 2] as Part, at);
  if (head === 'str.in_re')
    return new RegExp(`^${regular(rest[1] as Part)}$`).test(smtValueOf(rest[0] as Part, at) as string);
  // Rounding is to the nearest wherever it is said.
  const values = rest.filter((one) => one !== 'RNE').map((one) => smtValueOf(one, at));
  return OPERATIONS[head as string]?.(...(values as never[])) ?? fail(`nobody knows ${String(head)}`);
}

function smtValueOfWord(word: string, at: Assignment): SmtValue {
  if (word === 'true' || word === 'false') return word === 'true';
  if (/^\d+$/.test(word)) return BigInt(word);
  if (word.startsWith('#b')) return `#${Number.parseInt(word.slice(2), 2)}`;
  const value = at.values.get(word);
  if (value !== undefined) return value;
  const named = at.told.named.get(word);
  if (named !== undefined) return holds(named, at);
  // One that the message does not tell is of a state that it is not in, or of what is hidden.
  switch (at.told.sorts.get(word)) {
    case 'Bool':
      return placeOf(word, at) === 0;
    case 'Int':
      return 0n;
    case 'String':
      return '';
    case undefined:
      return fail(`nobody has declared ${word}`);
    default:
      return word.endsWith('.double') ? 0 : `#${placeOf(word, at)}`;
  }
}

const whole = (apply: (a: bigint, b: bigint) => bigint) => (a: bigint, b?: bigint) => apply(a, b ?? 0n);
/** Division of whole numbers rounds so that the rest is not negative. */
const rest = (a: bigint, b: bigint) => (b === 0n ? 0n : ((a % b) + (b < 0n ? -b : b)) % (b < 0n ? -b : b));

const OPERATIONS: Readonly<Record<string, (...values: never[]) => SmtValue>> = {
  and: (...all: boolean[]) => all.every(Boolean),
  or: (...all: boolean[]) => all.some(Boolean),
  not: (one: boolean) => !one,
  '=': (a: SmtValue, b: SmtValue) => Object.is(a, b),
  '<': (a: bigint, b: bigint) => a < b,
  '>': (a: bigint, b: bigint) => a > b,
  '>=': (a: bigint, b: bigint) => a >= b,
  '<=': (...all: bigint[]) => all.every((one, place) => place === 0 || (all[place - 1] as bigint) <= one),
  '+': whole((a, b) => a + b),
  '*': whole((a, b) => a * b),
  '-': (a: bigint, b?: bigint) => (b === undefined ? -a : a - b),
  div: (a: bigint, b: bigint) => (b === 0n ? 0n : (a - rest(a, b)) / b),
  mod: rest,
  'str.++': (...all: string[]) => all.join(''),
  'str.len': (one: string) => BigInt(one.length),
  'str.from_int': (one: bigint) => (one < 0n ? '' : String(one)),
  'fp.eq': (a: number, b: number) => a === b,
  'fp.lt': (a: number, b: number) => a < b,
  'fp.leq': (a: number, b: number) => a <= b,
  'fp.gt': (a: number, b: number) => a > b,
  'fp.geq': (a: number, b: number) => a >= b,
  'fp.add': (a: number, b: number) => a + b,
  'fp.sub': (a: number, b: number) => a - b,
  'fp.mul': (a: number, b: number) => a * b,
  'fp.div': (a: number, b: number) => a / b,
  'fp.neg': (a: number) => -a,
  'fp.isZero': (a: number) => a === 0,
  'fp.roundToIntegral': halfEven,
  'fp.to_real': (a: number) => a,
  to_int: (a: number) => (Number.isFinite(a) ? BigInt(Math.floor(a)) : 0n),
  'nearest.double': (a: bigint) => Number(a),
};

function halfEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

function doubleOfBits(fields: readonly string[]): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(`0b${fields.map((field) => field.slice(2)).join('')}`));
  return view.getFloat64(0);
}

/** A regular expression of SMT-LIB as one of JavaScript. */
function regular(part: Part): string {
  const [head, ...operands] = part as readonly Part[];
  const inner = () => operands.map(regular);
  const unit = (one: Part | undefined) =>
    `\\u${(one as { text: string }).text.charCodeAt(0).toString(16).padStart(4, '0')}`;
  switch (head) {
    case 're.++':
      return inner().join('');
    case 're.union':
      return `(?:${inner().join('|')})`;
    case 're.*':
      return `(?:${inner().join('')})*`;
    case 're.opt':
      return `(?:${inner().join('')})?`;
    case 're.range':
      return `[${unit(operands[0])}-${unit(operands[1])}]`;
    case 'str.to_re':
      return `(?:${[...Array((operands[0] as { text: string }).text.length).keys()]
        .map((at) => unit({ text: (operands[0] as { text: string }).text[at] as string }))
        .join('')})`;
    default:
      return fail(`nobody knows ${String(head)}`);
  }
}

function fail(problem: string): never {
  throw new Error(problem);
}

/** What makes a formula hold, of the kind that says which message it is: equalities joined by AND and OR. */
export function assignmentOf(fixed: Formula, told: Told): Assignment | undefined {
  for (const found of ways([fixed], new Map(), new Map())) return { ...found, told };
  return undefined;
}

type Found = Omit<Assignment, 'told'>;
const NOTHING: Told = { sorts: new Map(), named: new Map() };
type Known<V> = ReadonlyMap<string, V>;

function* ways(
  goals: readonly Formula[],
  places: Known<number>,
  values: Known<bigint | number | string>,
): Generator<Found> {
  const [goal, ...others] = goals;
  if (goal === undefined) {
    yield { places, values };
    return;
  }
  if (goal.kind === 'constant') {
    if (goal.value) yield* ways(others, places, values);
  } else if (goal.kind === 'and') yield* ways([...limitsFirst(goal.parts), ...others], places, values);
  else if (goal.kind === 'or') for (const part of goal.parts) yield* ways([part, ...others], places, values);
  else if (goal.kind === 'one-of' || (goal.kind === 'not' && goal.part.kind === 'one-of')) {
    const { of, places: some } = goal.kind === 'one-of' ? goal : (goal.part as Extract<Formula, { kind: 'one-of' }>);
    const is = (place: number) => some.has(place) === (goal.kind === 'one-of');
    const before = places.get(of.symbol);
    if (before !== undefined) {
      if (is(before)) yield* ways(others, places, values);
      return;
    }
    for (let place = 0; place < of.count; place++)
      if (is(place)) yield* ways(others, new Map(places).set(of.symbol, place), values);
  } else if (goal.kind === 'at-least' || (goal.kind === 'not' && goal.part.kind === 'at-least')) {
    // Two limits that leave one number; where one is enough, it is that of the symbol.
    const { of, bound } = goal.kind === 'at-least' ? goal : (goal.part as Extract<Formula, { kind: 'at-least' }>);
    const is = (value: bigint) => value >= bound === (goal.kind === 'at-least');
    const before = values.get(of.symbol) as bigint | undefined;
    const value = goal.kind === 'at-least' ? bound : bound - 1n;
    if (before === undefined) yield* ways(others, places, new Map(values).set(of.symbol, value));
    else if (is(before)) yield* ways(others, places, values);
  } else if (goal.kind === 'written') {
    const [, symbol, value] = partOf(goal.text) as readonly [string, string, Part];
    const wanted = smtValueOf(value, { places, values, told: NOTHING }) as string;
    const before = values.get(symbol);
    if (before === undefined) yield* ways(others, places, new Map(values).set(symbol, wanted));
    else if (Object.is(before, wanted)) yield* ways(others, places, values);
  } else throw new Error(`not the formula of one message: ${goal.kind}`);
}

function limitsFirst(parts: readonly Formula[]): readonly Formula[] {
  return [...parts].sort((a, b) => Number(b.kind === 'at-least') - Number(a.kind === 'at-least'));
}

/** Every choice of what hidden parts may be: true, false, failing or neither, and whether what is open is so. */
export function* withHidden(at: Assignment, ids: readonly string[]): Generator<Assignment> {
  const [id, ...others] = ids;
  if (id === undefined) {
    yield at;
    return;
  }
  for (const chosen of [undefined, 'true', 'false', 'fails', 'open']) {
    const places = new Map(at.places);
    for (const one of ['true', 'false', 'fails', 'open']) places.set(`${id}.${one}`, one === chosen ? 0 : 1);
    yield* withHidden({ ...at, places }, others);
  }
}

/** The value of a term of SMT-LIB. */
export function smtValueOfText(text: string, at: Assignment): boolean | bigint | number | string {
  return smtValueOf(partOf(text), at);
}

/** What a solver would say of the symbols of a message. */
export function partsOf({ places, values, told }: Assignment): ReadonlyMap<string, Part> {
  const word = (one: bigint | number | string) =>
    typeof one === 'bigint' ? integer(one) : typeof one === 'number' ? double(one) : text(one);
  return new Map<string, Part>([
    ...[...places].map(
      ([name, place]) =>
        [name, told.sorts.get(name) === 'Bool' ? String(place === 0) : `#b${place.toString(2)}`] as const,
    ),
    ...[...values].map(([name, value]) => [name, readParts(word(value))[0] as Part] as const),
  ]);
}
