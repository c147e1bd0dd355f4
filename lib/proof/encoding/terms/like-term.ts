import { type LikeMatcher, likeMatcher, likeUnits, type PatternUnit } from '../../../rules/evaluation/like';
import { textOf } from '../../../rules/values/value-text';
import type { ValueType } from '../../../rules/values/value-type';
import { typeOf, type Value } from '../../../rules/values/values';
import { and, FALSE, type Formula, not, or, written } from '../../solver/formula';
import { doubleOfOrder, orderOf, type TermText, text } from '../../solver/smt-text';
import { likeOfShape, textShape } from '../texts/text-shapes';
import { textIn } from './calculate-terms';
import type { Computed } from './compare-terms';
import { type PresentTerm, sample } from './term';
import type { TextBudget } from './text-budget';
import { ALWAYS, either, NEVER } from './truth';

/** Every unit but a line feed. */
const ANY_UNIT: TermText = '(re.union (re.range "\\u{0}" "\\u{9}") (re.range "\\u{b}" "\\u{ffff}"))';

/**
 * Whether the text of a value matches a pattern that is known; `undefined` where it is beyond the solver: a pattern that
 * only some numbers, times or GUIDs match, and more patterns than it is given. Sound and complete otherwise.
 */
export function likeTerm(operand: PresentTerm, pattern: Value, escaping: Value, budget: TextBudget): Computed {
  const [patternText, escapingText] = [textOf(pattern), textOf(escaping)];
  const matches = likeMatcher(patternText, escapingText);
  if (operand.kind === 'literal') return matches(textOf(operand.value)) ? ALWAYS : NEVER;
  if (operand.kind === 'choice') {
    const { symbol, values, matching } = operand.choices;
    const known = matching === undefined ? values : values.slice(0, -1);
    const places = new Set(known.flatMap((value, place) => (matches(value) ? [place] : [])));
    const other = matching === undefined ? FALSE : and(symbol.is(known.length), matching(patternText, escapingText));
    return either(or(symbol.isOneOf(places), other));
  }
  if (operand.kind === 'bool') return likeBoolean(operand.term, matches);
  const shaped = likeByType(operand, patternText, escapingText);
  if (shaped !== undefined) return shaped;
  const term = textIn(operand);
  if (term === undefined) return undefined;
  const { units, expression } = regularExpression(patternText, escapingText);
  return budget.admitsPattern(expression, units) ? either(written(`(str.in_re ${term} ${expression})`)) : undefined;
}

/** A pattern as a regular expression of SMT-LIB, and what it is made of. */
export function regularExpression(
  pattern: string,
  escaping: string,
): { readonly units: readonly PatternUnit[]; readonly expression: TermText } {
  const units = withoutRepeatedRuns(likeUnits(pattern, escaping));
  return { units, expression: expressionOf(units) };
}

/** What the type alone tells, and a pattern that is the text of one number. */
function likeByType(operand: PresentTerm, pattern: string, escaping: string): Computed {
  const shape = textShape(typeOf(sample(operand)) as ValueType);
  if (shape === undefined) return undefined;
  const result = likeOfShape(shape, pattern, escaping);
  if (result !== 'depends') return result === 'always' ? ALWAYS : NEVER;
  const units = likeUnits(pattern, escaping);
  return units.every((unit) => typeof unit === 'string') ? hasText(operand, units.join('')) : undefined;
}

/** Whether a number has a text, which is one that numbers of its type can have. */
function hasText(operand: PresentTerm, wanted: string): Computed {
  if (operand.kind === 'integer' && operand.image !== undefined) {
    const value = BigInt(wanted);
    return either(String(value) === wanted ? operand.image.is(value) : FALSE);
  }
  if (operand.kind !== 'double' || operand.image === undefined) return undefined;
  // The text of a double has 15 digits, so that neighbours share one; of all doubles these stand beside each other.
  const near = Number(wanted);
  // Who computes may get a zero with a sign, and that has another text.
  if (near === 0 && !operand.image.isSent) return undefined;
  if (Object.is(near, -0)) return NEVER;
  if (textOf(near) !== wanted) return NEVER;
  const place = orderOf(near);
  return either(
    and(
      operand.image.atLeast(doubleOfOrder(lastWithText(place, wanted, -1n))),
      not(operand.image.above(doubleOfOrder(lastWithText(place, wanted, 1n)))),
    ),
  );
}

/** The last place in the order of doubles, from one with a text on in a direction, whose double still has the text. */
function lastWithText(from: bigint, wanted: string, direction: 1n | -1n): bigint {
  let step = 1n;
  let last = from;
  while (textOf(doubleOfOrder(last + direction * step)) === wanted) {
    last += direction * step;
    step *= 2n;
  }
  for (; step > 0n; step /= 2n) if (textOf(doubleOfOrder(last + direction * step)) === wanted) last += direction * step;
  return last;
}

function likeBoolean(term: Formula, matches: LikeMatcher): Computed {
  const [isTrue, isFalse] = [matches('True'), matches('False')];
  if (isTrue === isFalse) return isTrue ? ALWAYS : NEVER;
  return either(isTrue ? term : not(term));
}

/** `%%` is `%`. */
function withoutRepeatedRuns(units: readonly PatternUnit[]): PatternUnit[] {
  const isRun = (unit: PatternUnit | undefined) => typeof unit === 'object' && unit.any === 'run';
  return units.filter((unit, at) => !(isRun(unit) && isRun(units[at - 1])));
}

/** A pattern as a regular expression of SMT-LIB; a text may have one line feed more at its end. */
function expressionOf(units: readonly PatternUnit[]): TermText {
  const parts: TermText[] = [];
  let exact = '';
  const finish = () => {
    if (exact !== '') parts.push(`(str.to_re ${text(exact)})`);
    exact = '';
  };
  for (const unit of units) {
    if (typeof unit === 'string') {
      exact += unit;
      continue;
    }
    finish();
    parts.push(unit.any === 'run' ? `(re.* ${ANY_UNIT})` : ANY_UNIT);
  }
  finish();
  return `(re.++ ${parts.join(' ')} (re.opt (str.to_re "\\u{a}")))`.replace('(re.++  (', '(re.++ (str.to_re "") (');
}
