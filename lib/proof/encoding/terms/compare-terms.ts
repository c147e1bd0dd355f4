import { compare, equals } from '../../../rules/evaluation/comparison';
import { type ComparisonOperator, MIRRORED } from '../../../rules/language/syntax';
import { Failure } from '../../../rules/values/failure';
import { parseGuid } from '../../../rules/values/value-text';
import { Integer, typeOf } from '../../../rules/values/values';
import { and, type Formula, not, or, written } from '../../solver/formula';
import { smtLib } from '../../solver/smt-lib';
import { double, integer, NEAREST_DOUBLE, type TermText, text as textLiteral, withTerm } from '../../solver/smt-text';
import { type Choices, isSameChoice, type PresentTerm, sample } from './term';
import { ALWAYS, either, FAILS, NEVER, type Truth } from './truth';

/** The truth of something that the solver cannot compute: `undefined`. */
export type Computed = Truth | undefined;

/**
 * How two values compare that are there; `undefined` where it is beyond the solver.
 *
 * Sound and complete wherever it is not `undefined`: whole numbers exactly, beside a double as the nearest double,
 * doubles as IEEE 754 has them, texts by their UTF-16 units.
 */
export function compareTerms(operator: ComparisonOperator, left: PresentTerm, right: PresentTerm): Computed {
  const isEquality = operator === '=' || operator === '<>';
  if (isEquality && dependsOnText(left, right)) return undefined;
  const result = decided((a, b) => compare(operator, a, b), left, right);
  if (result !== undefined) return result;
  return compareValues(operator, left, right);
}

/** Whether it depends on a text whether a comparison fails: read as a GUID it may be none. */
export function dependsOnText(left: PresentTerm, right: PresentTerm): boolean {
  return isReadAsGuid(left, right) || isReadAsGuid(right, left);
}

/** Whether a text that is not known would have to be read as a GUID: then it depends on the text whether that fails. */
function isReadAsGuid(guid: PresentTerm, other: PresentTerm): boolean {
  if (typeOf(sample(guid)) !== 'guid') return false;
  if (other.kind === 'literal' && typeof other.value === 'string') return parseGuid(other.value) !== undefined;
  return typeof sample(other) === 'string';
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
    return ofChoices(left.choices, right.value, (value) => constant(apply(value, right.value)));
  }
  if (right.kind === 'choice' && left.kind === 'literal') {
    return ofChoices(right.choices, left.value, (value) => constant(apply(left.value, value)));
  }
  const result = apply(sample(left), sample(right));
  const isNull = (term: PresentTerm) => term.kind === 'literal' && term.value === null;
  return result instanceof Failure || isNull(left) || isNull(right) ? constant(result) : undefined;
}

/**
 * A choice beside a literal. Texts are equal or not and nothing else, so that all texts but the literal itself compare in
 * one way; beside a literal of another type even that one does.
 */
function ofChoices({ symbol, values, placeOf }: Choices, literal: unknown, compared: (value: string) => Truth): Truth {
  const place = typeof literal === 'string' ? placeOf(literal) : undefined;
  const another = values[place === 0 ? 1 : 0];
  const others = another === undefined ? NEVER : compared(another);
  if (place === undefined) return others;
  const same = compared(values[place] as string);
  const is = symbol.is(place);
  const part = (of: keyof Truth) => or(and(is, same[of]), and(not(is), others[of]));
  return { isTrue: part('isTrue'), isFalse: part('isFalse'), fails: part('fails') };
}

function constant(result: boolean | Failure): Truth {
  if (result instanceof Failure) return FAILS;
  return result ? ALWAYS : NEVER;
}

function compareValues(operator: ComparisonOperator, left: PresentTerm, right: PresentTerm): Computed {
  const numbers = numericPair(left, right);
  if (numbers !== undefined) return numbers(operator);
  if (left.kind === 'bool' && right.kind === 'literal' && typeof right.value === 'boolean')
    return either(right.value === (operator === '=') ? left.term : not(left.term));
  if (right.kind === 'bool' && left.kind === 'literal') return compareValues(operator, right, left);
  if (left.kind === 'choice' && right.kind === 'choice') {
    const same = isSameChoice(left.choices, right.choices);
    return same && either(operator === '=' ? same : not(same));
  }
  const [a, b] = [plainTerm(left), plainTerm(right)];
  if (a === undefined || b === undefined) return undefined;
  if (left.kind === 'ticks') return either(inOrder(operator, a, b));
  // What is left are texts and booleans: a text beside a GUID has failed or is beyond the solver.
  return either(operator === '=' ? written(`(= ${a} ${b})`) : not(written(`(= ${a} ${b})`)));
}

/** The formula of a text, a boolean or a time. */
function plainTerm(term: PresentTerm): TermText | undefined {
  if (term.kind === 'text') return term.term;
  if (term.kind === 'bool') return smtLib(term.term);
  if (term.kind === 'ticks') return term.symbol.symbol;
  if (term.kind !== 'literal') return undefined;
  if (typeof term.value === 'boolean') return String(term.value);
  return typeof term.value === 'string' ? textLiteral(term.value) : undefined;
}

type Numeric = Extract<PresentTerm, { readonly kind: 'integer' | 'double' }>;

/** Two numbers brought to one type. */
function numericPair(left: PresentTerm, right: PresentTerm): ((operator: ComparisonOperator) => Computed) | undefined {
  const [a, b] = [numberIn(left), numberIn(right)];
  if (a === undefined || b === undefined) return undefined;
  if (isTerm(a) && isTerm(b)) return besideTerm(a, b);
  if (isTerm(a)) return isTerm(b) ? undefined : besideNumber(a, b);
  if (!isTerm(b)) return undefined;
  const compared = besideNumber(b, a);
  return (operator) => compared(MIRRORED[operator]);
}

function numberIn(term: PresentTerm): Numeric | Integer | number | undefined {
  if (term.kind === 'integer' || term.kind === 'double') return term;
  if (term.kind !== 'literal') return undefined;
  return typeof term.value === 'number' || term.value instanceof Integer ? term.value : undefined;
}

function isTerm(number: Numeric | Integer | number): number is Numeric {
  return typeof number === 'object' && 'kind' in number;
}

/** A number beside one that is known: whole numbers exactly, others as the doubles that are nearest to them. */
function besideNumber(term: Numeric, number: Integer | number): (operator: ComparisonOperator) => Computed {
  // Beside NaN every other number is the same.
  if (Number.isNaN(number)) return (operator) => constant(compare(operator, 1, number));
  if (term.kind === 'integer' && number instanceof Integer) {
    const { image, term: text } = term;
    const { value } = number;
    if (image !== undefined) return (operator) => either(image.beside(operator, value));
    return (operator) => withTerm(text, (one) => either(inOrder(operator, one, integer(value))));
  }
  const near = number instanceof Integer ? number.toNumber() : number;
  if (term.kind === 'double') {
    const { image, term: text } = term;
    if (image !== undefined) return (operator) => either(image.beside(operator, near));
    return (operator) => withTerm(text, (one) => either(floating(operator, one, double(near))));
  }
  // A whole number beside a double: a limit for the whole number, exactly where rounding puts it.
  const { image, term: text } = term;
  if (image !== undefined) return (operator) => either(image.rising(Number).beside(operator, near));
  return (operator) => withTerm(text, (one) => besideDouble(operator, one, near));
}

/** Two numbers of which neither is known. */
function besideTerm(a: Numeric, b: Numeric): (operator: ComparisonOperator) => Computed {
  if (a.kind === 'integer' && b.kind === 'integer') {
    return (operator) => withTerm(a.term, (x) => withTerm(b.term, (y) => either(inOrder(operator, x, y))));
  }
  return (operator) => withTerm(doubleIn(a), (x) => withTerm(doubleIn(b), (y) => either(floating(operator, x, y))));
}

function doubleIn({ kind, term }: Numeric): TermText | undefined {
  return kind === 'integer' ? withTerm(term, doubleOfInteger) : term;
}

const FLOATING = { '=': 'fp.eq', '<': 'fp.lt', '<=': 'fp.leq', '>': 'fp.gt', '>=': 'fp.geq' } as const;

function floating(operator: ComparisonOperator, left: TermText, right: TermText): Formula {
  return operator === '<>'
    ? not(written(`(fp.eq ${left} ${right})`))
    : written(`(${FLOATING[operator]} ${left} ${right})`);
}

function inOrder(operator: ComparisonOperator, left: TermText, right: TermText): Formula {
  return operator === '<>' ? not(written(`(= ${left} ${right})`)) : written(`(${operator} ${left} ${right})`);
}

/** A whole number of 64 bits as the nearest double; of one beyond 64 bits it says nothing, and cases rule that out. */
export function doubleOfInteger(term: TermText): TermText {
  return `(${NEAREST_DOUBLE.name} ${term})`;
}

/**
 * A whole number compared with a known double: the whole number is rounded to a double first, which keeps the order,
 * so that the comparison is one with the least whole numbers that are rounded to it or beyond it.
 */
function besideDouble(operator: ComparisonOperator, term: TermText, constant: number): Truth {
  const from = (bound: bigint) => written(`(>= ${term} ${integer(bound)})`);
  const atLeast = from(leastWhole((rounded) => rounded >= constant));
  const above = from(leastWhole((rounded) => rounded > constant));
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
      return either(and(atLeast, not(above)));
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
