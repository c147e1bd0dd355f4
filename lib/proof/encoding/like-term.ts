import { type LikeMatcher, likeMatcher, likeUnits, type PatternUnit } from '../../rules/evaluation/like';
import { textOf } from '../../rules/values/value-text';
import type { Value } from '../../rules/values/values';
import { and, FALSE, type Formula, not, or, written } from '../solver/formula';
import { type TermText, text } from '../solver/smt-text';
import { textIn } from './calculate-terms';
import type { Computed } from './compare-terms';
import type { PresentTerm } from './term';
import type { TextBudget } from './text-budget';
import { ALWAYS, either, NEVER } from './truth';

/** Every unit but a line feed. */
const ANY_UNIT: TermText = '(re.union (re.range "\\u{0}" "\\u{9}") (re.range "\\u{b}" "\\u{ffff}"))';

/**
 * Whether the text of a value matches a pattern that is known; `undefined` where it is beyond the solver: the text of a
 * double, and more patterns than it is given. Sound and complete otherwise.
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
