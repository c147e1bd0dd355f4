import { calculate, negate } from '../../../rules/evaluation/arithmetic';
import type { ArithmeticOperator } from '../../../rules/language/syntax';
import { Failure } from '../../../rules/values/failure';
import { integerTypeOf } from '../../../rules/values/numeric-values';
import { textOf } from '../../../rules/values/value-text';
import { INTEGER_RANGES, Integer, type IntegerType, type Value } from '../../../rules/values/values';
import { isSteady } from '../../messages/chain';
import { and, not, TRUE, written } from '../../solver/formula';
import { smtLib } from '../../solver/smt-lib';
import { double, ifThenElse, integer, type TermText, text, withTerm } from '../../solver/smt-text';
import { doubleOfInteger } from './compare-terms';
import type { Image } from './image';
import { type Case, FAILURE, HIDDEN, NULL, type PresentTerm, sample, type Term } from './term';
import { longestText } from './text-length';

/**
 * What an operation on two values that are there gives, in cases: a result, a failure, or something hidden.
 *
 * Sound and complete for whole numbers (overflow fails, division rounds toward zero), for `+ - * /` of doubles (bit by
 * bit, rounded to nearest even) and for texts that are put together. Sound alone, since it is hidden: the rest of a
 * division of doubles, a text with a double in it, and whatever has GUIDs or times in it.
 */
export function calculateTerms(operator: ArithmeticOperator, left: PresentTerm, right: PresentTerm): readonly Case[] {
  if (left.kind === 'literal' && right.kind === 'literal')
    return always(known(calculate(operator, left.value, right.value)));
  const example = calculate(operator, sample(left), sample(right));
  if (example instanceof Failure) return always(FAILURE);
  if (example === null) return always(NULL);
  if (typeof example === 'string') return always(concatenated(left, right));
  const [a, b] = [wholeIn(left), wholeIn(right)];
  if (a !== undefined && b !== undefined) return wholeResult(operator, a, b);
  if (typeof example === 'number') return always(doubleResult(operator, left, right));
  return always(HIDDEN);
}

/** What the opposite of a value that is there is. */
export function negateTerm(operand: PresentTerm): readonly Case[] {
  if (operand.kind === 'literal') return always(known(negate(operand.value)));
  const example = negate(sample(operand));
  if (example instanceof Failure) return always(FAILURE);
  const whole = wholeIn(operand);
  if (whole !== undefined && example instanceof Integer)
    return checked(example.type, {
      term: withTerm(whole.term, (term) => `(- ${term})`),
      image: whole.image?.falling((number) => -number),
    });
  if (operand.kind !== 'double') return always(typeof example === 'number' ? SOME_DOUBLE : HIDDEN);
  const { term, image } = operand;
  return always({
    kind: 'double',
    term: withTerm(term, (one) => `(fp.neg ${one})`),
    image: image?.falling((number) => -number),
  });
}

function always(term: Term): readonly Case[] {
  return [{ when: TRUE, term }];
}

function known(value: Value | Failure): Term {
  return value instanceof Failure ? FAILURE : { kind: 'literal', value };
}

/** A number in the forms in which it can be computed with. */
interface Forms<N extends bigint | number> {
  readonly term: TermText | undefined;
  readonly image: Image<N> | undefined;
}

/** A number on one side of an operation. */
interface Computable<N extends bigint | number> extends Forms<N> {
  /** Where it is known. */
  readonly value?: N;
}

interface Whole extends Computable<bigint> {
  readonly type: IntegerType;
}

/** The operations that may keep the order of numbers. */
type SteadyOperator = Exclude<ArithmeticOperator, '%'>;

function wholeIn(term: PresentTerm): Whole | undefined {
  if (term.kind === 'integer') return term;
  if (term.kind !== 'literal' || !(term.value instanceof Integer)) return undefined;
  const { type, value } = term.value;
  return { type, value, term: integer(value), image: undefined };
}

/** A whole number that fails where it is beyond its type. */
export function checked(type: IntegerType, { term, image }: Forms<bigint>): readonly Case[] {
  const [least, most] = INTEGER_RANGES[type];
  const fits =
    image === undefined
      ? withTerm(term, (one) => written(`(<= ${integer(least)} ${one} ${integer(most)})`))
      : and(image.atLeast(least), not(image.above(most)));
  if (fits === undefined) return always(HIDDEN);
  return [
    { when: fits, term: { kind: 'integer', type, term, image } },
    { when: not(fits), term: FAILURE },
  ];
}

function wholeResult(operator: ArithmeticOperator, left: Whole, right: Whole): readonly Case[] {
  const type = integerTypeOf(left.type, right.type);
  if (type === undefined) return always(FAILURE);
  const [a, b] = [left.term, right.term];
  if (operator !== '/' && operator !== '%')
    return checked(type, { term: a && b && `(${operator} ${a} ${b})`, image: imageOf(operator, left, right, WHOLE) });
  if (right.value === 0n) return always(FAILURE);
  // The solver rounds so that the rest is not negative; the engine rounds toward zero.
  const divided = (part: 'div' | 'mod') =>
    a && b && ifThenElse(`(>= ${a} 0)`, `(${part} ${a} ${b})`, `(- (${part} (- ${a}) ${b}))`);
  // The rest of the least number by -1 would be 0, and fails as its quotient does.
  const quotients = checked(type, { term: divided('div'), image: imageOf('/', left, right, WHOLE) });
  const cases = quotients.map(({ when, term }) => {
    if (operator === '/' || term.kind !== 'integer') return { when, term };
    const rest = divided('mod');
    return { when, term: rest === undefined ? HIDDEN : { ...term, term: rest, image: undefined } };
  });
  if (right.value !== undefined || b === undefined) return cases;
  const isZero = written(`(= ${b} 0)`);
  return [{ when: isZero, term: FAILURE }, ...cases.map(({ when, term }) => ({ when: and(not(isZero), when), term }))];
}

const WHOLE: Readonly<Record<SteadyOperator, (left: bigint, right: bigint) => bigint>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
};

/**
 * The image of a sum, difference, product or quotient of which one side is known.
 *
 * @param compute the operations on numbers of this kind
 */
function imageOf<N extends bigint | number>(
  operator: ArithmeticOperator,
  left: Computable<N>,
  right: Computable<N>,
  compute: Readonly<Record<SteadyOperator, (left: N, right: N) => N>>,
): Image<N> | undefined {
  const isLeft = right.value === undefined;
  const known: N | undefined = isLeft ? left.value : right.value;
  const image = isLeft ? right.image : left.image;
  if (known === undefined || image === undefined || operator === '%' || !isSteady(operator, known, isLeft))
    return undefined;
  const apply = isLeft
    ? (number: N) => compute[operator](known, number)
    : (number: N) => compute[operator](number, known);
  const isRising = operator === '+' || (operator === '-' ? !isLeft : known > 0);
  return isRising ? image.rising(apply) : image.falling(apply);
}

/** Computing with doubles never fails. */
const SOME_DOUBLE: Term = { kind: 'some', type: 'double' };

const FLOATING = { '+': 'fp.add', '-': 'fp.sub', '*': 'fp.mul', '/': 'fp.div' } as const;

const DOUBLE: Readonly<Record<SteadyOperator, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
};

/** Doubles are computed as they are, rounding included; the rest of a division is another one in SMT-LIB. */
function doubleResult(operator: ArithmeticOperator, left: PresentTerm, right: PresentTerm): Term {
  const [a, b] = [doubleIn(left), doubleIn(right)];
  if (operator === '%' || a === undefined || b === undefined) return SOME_DOUBLE;
  const term = a.term && b.term && `(${FLOATING[operator]} RNE ${a.term} ${b.term})`;
  const image = imageOf(operator, a, b, DOUBLE);
  return term === undefined && image === undefined ? SOME_DOUBLE : { kind: 'double', term, image };
}

function doubleIn(term: PresentTerm): Computable<number> | undefined {
  if (term.kind === 'double') return term;
  if (term.kind === 'integer') return doubleForms(term);
  if (term.kind !== 'literal') return undefined;
  const value = term.value instanceof Integer ? term.value.toNumber() : term.value;
  return typeof value === 'number' ? { value, term: double(value), image: undefined } : undefined;
}

/** A whole number as the nearest double. */
export function doubleForms({ term, image }: Forms<bigint>): Forms<number> {
  return { term: withTerm(term, doubleOfInteger), image: image?.rising(Number) };
}

function concatenated(left: PresentTerm, right: PresentTerm): Term {
  const [a, b] = [textIn(left), textIn(right)];
  if (a === undefined || b === undefined)
    return { kind: 'some', type: 'string', longest: longestText(left) + longestText(right) };
  return { kind: 'text', term: `(str.++ ${a} ${b})` };
}

/** The text that a value has in LIKE and in a concatenation; `undefined` where it is beyond the solver. */
export function textIn(term: PresentTerm): TermText | undefined {
  switch (term.kind) {
    case 'literal':
      return text(textOf(term.value));
    case 'text':
      return term.term;
    case 'choice':
      return term.choices.values.reduceRight(
        (rest, value, place) => ifThenElse(smtLib(term.choices.symbol.is(place)), text(value), rest),
        text(''),
      );
    case 'bool':
      return ifThenElse(smtLib(term.term), text('True'), text('False'));
    case 'integer':
      return withTerm(term.term, (one) =>
        ifThenElse(`(>= ${one} 0)`, `(str.from_int ${one})`, `(str.++ "-" (str.from_int (- ${one})))`),
      );
    case 'double':
    case 'ticks':
    case 'some':
      return undefined;
  }
}
