import { compare, equals } from '../../rules/evaluation/comparison';
import { type ComparisonOperator, MIRRORED } from '../../rules/language/syntax';
import { Failure } from '../../rules/values/failure';
import { Integer } from '../../rules/values/values';
import { double, type Formula, integer, not, or, orderOf, text as textLiteral } from '../solver/formula';
import { type PresentTerm, sample } from './term';
import { ALWAYS, either, FAILS, inChoices, NEVER, type Truth } from './truth';

/** The truth of something that the solver cannot compute: `undefined`. */
export type Computed = Truth | undefined;

/** How two values compare that are there; `undefined` where it is beyond the solver. */
export function compareTerms(operator: ComparisonOperator, left: PresentTerm, right: PresentTerm): Computed {
  const result = decided((a, b) => compare(operator, a, b), left, right);
  if (result !== undefined) return result;
  return compareValues(operator, left, right);
}

/** Whether two values are equal as IN compares them: a text is never read as a GUID. */
export function equalTerms(left: PresentTerm, right: PresentTerm): Computed {
  return decided((a, b) => equals(a, b, false), left, right) ?? compareValues('=', left, right);
}

type Operation = (left: ReturnType<typeof sample>, right: ReturnType<typeof sample>) => boolean | Failure;

/** What the engine says whatever the values are: of two literals, of null, and of types that do not go together. */
function decided(apply: Operation, left: PresentTerm, right: PresentTerm): Computed {
  if (left.kind === 'literal' && right.kind === 'literal') return constant(apply(left.value, right.value));
  if (left.kind === 'choice' && right.kind === 'literal') {
    return inChoices(left.choices.map(({ value, when }) => [when, constant(apply(value, right.value))]));
  }
  if (right.kind === 'choice' && left.kind === 'literal') {
    return inChoices(right.choices.map(({ value, when }) => [when, constant(apply(left.value, value))]));
  }
  const result = apply(sample(left), sample(right));
  const isNull = (term: PresentTerm) => term.kind === 'literal' && term.value === null;
  return result instanceof Failure || isNull(left) || isNull(right) ? constant(result) : undefined;
}

function constant(result: boolean | Failure): Truth {
  if (result instanceof Failure) return FAILS;
  return result ? ALWAYS : NEVER;
}

function compareValues(operator: ComparisonOperator, left: PresentTerm, right: PresentTerm): Computed {
  const numbers = numericPair(left, right);
  if (numbers !== undefined) return numbers(operator);
  const [a, b] = [plainTerm(left), plainTerm(right)];
  if (a === undefined || b === undefined) return undefined;
  if (left.kind === 'ticks') return either(inOrder(operator, a, b));
  // What is left are texts and booleans: a text beside a GUID has failed or is beyond the solver.
  return either(operator === '=' ? `(= ${a} ${b})` : not(`(= ${a} ${b})`));
}

/** The formula of a text, a boolean or a time. */
function plainTerm(term: PresentTerm): Formula | undefined {
  if (term.kind === 'text' || term.kind === 'bool' || term.kind === 'ticks') return term.term;
  if (term.kind !== 'literal') return undefined;
  if (typeof term.value === 'boolean') return String(term.value);
  return typeof term.value === 'string' ? textLiteral(term.value) : undefined;
}

/** Two numbers brought to one type. */
function numericPair(left: PresentTerm, right: PresentTerm): ((operator: ComparisonOperator) => Computed) | undefined {
  const [a, b] = [numberIn(left), numberIn(right)];
  if (a === undefined || b === undefined) return undefined;
  if (a.whole !== undefined && b.whole !== undefined) {
    const [x, y] = [a.whole, b.whole];
    return (operator) => either(inOrder(operator, x, y));
  }
  // A whole number beside a double that is known: a limit for the whole number, exactly where rounding puts it.
  if (left.kind === 'integer' && b.constant !== undefined) {
    const constant = b.constant;
    return (operator) => besideDouble(operator, left.term, constant);
  }
  if (right.kind === 'integer' && a.constant !== undefined) {
    const constant = a.constant;
    return (operator) => besideDouble(MIRRORED[operator], right.term, constant);
  }
  if (a.order !== undefined && b.order !== undefined) {
    const [x, y] = [a.order, b.order];
    return (operator) => either(inOrder(operator, x, y));
  }
  const [x, y] = [a.double(), b.double()];
  return (operator) => either(operator === '<>' ? not(`(fp.eq ${x} ${y})`) : `(${FLOATING[operator]} ${x} ${y})`);
}

const FLOATING = { '=': 'fp.eq', '<': 'fp.lt', '<=': 'fp.leq', '>': 'fp.gt', '>=': 'fp.geq' } as const;

function inOrder(operator: ComparisonOperator, left: Formula, right: Formula): Formula {
  return operator === '<>' ? not(`(= ${left} ${right})`) : `(${operator} ${left} ${right})`;
}

/** A number in the forms in which it can be compared. */
interface NumberForms {
  /** As a whole number of the solver. */
  readonly whole?: Formula;
  /** As a known double. */
  readonly constant?: number;
  /** Its place in the order of doubles. */
  readonly order?: Formula;
  double(): Formula;
}

function numberIn(term: PresentTerm): NumberForms | undefined {
  switch (term.kind) {
    case 'integer':
      return { whole: term.term, double: () => doubleOfInteger(term.term) };
    case 'order':
      return { order: term.term, double: () => term.term };
    case 'double':
      return { double: () => term.term };
    case 'literal':
      return literalNumber(term.value);
    case 'bool':
    case 'choice':
    case 'text':
    case 'ticks':
      return undefined;
  }
}

function literalNumber(value: ReturnType<typeof sample>): NumberForms | undefined {
  if (value instanceof Integer) {
    const near = value.toNumber();
    return { whole: integer(value.value), constant: near, order: integer(orderOf(near)), double: () => double(near) };
  }
  if (typeof value !== 'number') return undefined;
  return Number.isNaN(value)
    ? { double: () => double(value) }
    : { constant: value, order: integer(orderOf(value)), double: () => double(value) };
}

/** A whole number of 64 bits as the nearest double. */
export function doubleOfInteger(term: Formula): Formula {
  return `((_ to_fp 11 53) RNE ((_ int2bv 64) ${term}))`;
}

/**
 * A whole number compared with a known double: the whole number is rounded to a double first, which keeps the order,
 * so that the comparison is one with the least whole numbers that are rounded to it or beyond it.
 */
function besideDouble(operator: ComparisonOperator, term: Formula, constant: number): Truth {
  const atLeast = `(>= ${term} ${integer(leastWhole((rounded) => rounded >= constant))})`;
  const above = `(>= ${term} ${integer(leastWhole((rounded) => rounded > constant))})`;
  switch (operator) {
    case '>=':
      return either(atLeast);
    case '>':
      return either(above);
    case '<':
      return either(not(atLeast));
    case '<=':
      return either(not(above));
    case '=':
      return either(`(and ${atLeast} ${not(above)})`);
    case '<>':
      return either(or(not(atLeast), above));
  }
}

/** The least whole number of 64 bits, or the one beyond, whose double is so; larger ones all are. */
function leastWhole(isSo: (rounded: number) => boolean): bigint {
  let [low, high] = [-(2n ** 63n), 2n ** 63n];
  while (low < high) {
    const middle = (low + high) >> 1n;
    if (isSo(Number(middle))) high = middle;
    else low = middle + 1n;
  }
  return low;
}
