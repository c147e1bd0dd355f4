import { calculate, negate } from '../../rules/evaluation/arithmetic';
import type { ArithmeticOperator } from '../../rules/language/syntax';
import { Failure } from '../../rules/values/failure';
import { integerTypeOf } from '../../rules/values/numeric-values';
import { textOf } from '../../rules/values/value-text';
import { INTEGER_RANGES, Integer, type IntegerType, type Value } from '../../rules/values/values';
import { and, type Formula, not, TRUE, written } from '../solver/formula';
import { smtLib } from '../solver/smt-lib';
import { double, ifThenElse, integer, type TermText, text } from '../solver/smt-text';
import { doubleOfInteger } from './compare-terms';
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
  if (whole !== undefined && example instanceof Integer) return checked(example.type, `(- ${whole.term})`);
  if (operand.kind === 'double') return always({ kind: 'double', term: `(fp.neg ${operand.term})` });
  return always(typeof example === 'number' ? SOME_DOUBLE : HIDDEN);
}

function always(term: Term): readonly Case[] {
  return [{ when: TRUE, term }];
}

function known(value: Value | Failure): Term {
  return value instanceof Failure ? FAILURE : { kind: 'literal', value };
}

interface Whole {
  readonly type: IntegerType;
  readonly term: TermText;
}

function wholeIn(term: PresentTerm): Whole | undefined {
  if (term.kind === 'integer') return term;
  return term.kind === 'literal' && term.value instanceof Integer
    ? { type: term.value.type, term: integer(term.value.value) }
    : undefined;
}

/** A whole number that fails where it is beyond its type. */
function checked(type: IntegerType, term: TermText): readonly Case[] {
  const [least, most] = INTEGER_RANGES[type];
  const fits = written(`(<= ${integer(least)} ${term} ${integer(most)})`);
  return [
    { when: fits, term: { kind: 'integer', type, term } },
    { when: not(fits), term: FAILURE },
  ];
}

function wholeResult(operator: ArithmeticOperator, left: Whole, right: Whole): readonly Case[] {
  const type = integerTypeOf(left.type, right.type);
  if (type === undefined) return always(FAILURE);
  const [a, b] = [left.term, right.term];
  if (operator !== '/' && operator !== '%') return checked(type, `(${operator} ${a} ${b})`);
  // The solver rounds so that the rest is not negative; the engine rounds toward zero.
  const divided = (part: 'div' | 'mod') =>
    ifThenElse(`(>= ${a} 0)`, `(${part} ${a} ${b})`, `(- (${part} (- ${a}) ${b}))`);
  const isZero = isEqual(b, '0');
  // The rest of the least number by -1 would be 0, and fails as its quotient does.
  const cases = checked(type, divided('div')).map(({ when, term }) => ({
    when: and(not(isZero), when),
    term: term.kind === 'integer' && operator === '%' ? { ...term, term: divided('mod') } : term,
  }));
  return [{ when: isZero, term: FAILURE }, ...cases];
}

/** Whether a term has a value; of a number that is written out it is known. */
function isEqual(term: TermText, value: TermText): Formula {
  const isKnown = /^(\d+|\(- \d+\))$/.test(term);
  return isKnown ? (term === value ? TRUE : not(TRUE)) : written(`(= ${term} ${value})`);
}

/** Computing with doubles never fails. */
const SOME_DOUBLE: Term = { kind: 'some', type: 'double' };

const FLOATING = { '+': 'fp.add', '-': 'fp.sub', '*': 'fp.mul', '/': 'fp.div' } as const;

/** Doubles are computed as they are, rounding included; the rest of a division is another one in SMT-LIB. */
function doubleResult(operator: ArithmeticOperator, left: PresentTerm, right: PresentTerm): Term {
  const [a, b] = [doubleIn(left), doubleIn(right)];
  if (operator === '%' || a === undefined || b === undefined) return SOME_DOUBLE;
  return { kind: 'double', term: `(${FLOATING[operator]} RNE ${a} ${b})` };
}

function doubleIn(term: PresentTerm): TermText | undefined {
  if (term.kind === 'double') return term.term;
  if (term.kind === 'integer') return doubleOfInteger(term.term);
  if (term.kind !== 'literal') return undefined;
  if (typeof term.value === 'number') return double(term.value);
  return term.value instanceof Integer ? double(term.value.toNumber()) : undefined;
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
      return ifThenElse(
        `(>= ${term.term} 0)`,
        `(str.from_int ${term.term})`,
        `(str.++ "-" (str.from_int (- ${term.term})))`,
      );
    case 'double':
    case 'order':
    case 'ticks':
    case 'some':
      return undefined;
  }
}
