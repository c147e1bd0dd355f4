import { calculateTerms, negateTerm } from '../../../lib/proof/encoding/terms/calculate-terms';
import { compareTerms, equalTerms } from '../../../lib/proof/encoding/terms/compare-terms';
import {
  asDateTime,
  asText,
  asTimeToLive,
  type Converted,
  convertTerm,
} from '../../../lib/proof/encoding/terms/convert-terms';
import { likeTerm } from '../../../lib/proof/encoding/terms/like-term';
import type { Case, Term } from '../../../lib/proof/encoding/terms/term';
import { TextBudget } from '../../../lib/proof/encoding/terms/text-budget';
import type { Truth } from '../../../lib/proof/encoding/terms/truth';
import { isValue } from '../../../lib/proof/encoding/terms/value-of-term';
import { calculate, negate } from '../../../lib/rules/evaluation/arithmetic';
import { compare, equals } from '../../../lib/rules/evaluation/comparison';
import { likeMatcher } from '../../../lib/rules/evaluation/like';
import { convertLike } from '../../../lib/rules/values/conversion';
import { Failure } from '../../../lib/rules/values/failure';
import { parseDateTime, parseTimeSpan, textOf } from '../../../lib/rules/values/value-text';
import { TimeSpan, typeOf, type Value } from '../../../lib/rules/values/values';
import { type Assignment, holds, smtValueOfText } from './meaning';
import { assignmentOfAll, type Operand, operands } from './operands';

const [left, right] = [operands('x'), operands('y')];
const PAIRS = left.flatMap((a) => right.map((b) => [a, b] as const));

/** Every value of two operands, with what their symbols are then. */
function* valuesOf(a: Operand, b?: Operand): Generator<readonly [Value, Value, Assignment]> {
  for (const one of a.values) {
    for (const other of b?.values ?? [{ value: null, symbols: {} }])
      yield [one.value, other.value, assignmentOfAll([one.symbols, other.symbols])];
  }
}

const shown = (value: Value | Failure | undefined) =>
  value instanceof Failure ? 'fails' : value === undefined ? 'nothing' : `${typeOf(value)} ${textOf(value)}`;

/** What a truth says: `true`, `false`, `fails`, `unknown`, or more than one of these. */
function answerOf({ isTrue, isFalse, fails }: Truth, at: Assignment): string {
  const answers = [
    ...(holds(isTrue, at) ? ['true'] : []),
    ...(holds(isFalse, at) ? ['false'] : []),
    ...(holds(fails, at) ? ['fails'] : []),
  ];
  return answers.join(' and ') || 'unknown';
}

/** Whether a term is a value, in each form that it has; `undefined` where that is not computed. */
function is(term: Term, value: Value | Failure, at: Assignment): boolean | undefined {
  if (term.kind === 'hidden') return undefined;
  if (term.kind === 'failure' || value instanceof Failure)
    return (term.kind === 'failure') === value instanceof Failure;
  if (term.kind === 'some') return typeOf(value) === term.type ? undefined : false;
  if ((term.kind === 'integer' || term.kind === 'double') && term.term !== undefined && typeOf(value) !== 'null') {
    const said = smtValueOfText(term.term, at);
    if (typeof said === 'number' ? !Object.is(said, value) : String(said) !== textOf(value)) return false;
  }
  const formula = isValue(term, value);
  return formula === undefined ? Number.isNaN(value) || undefined : holds(formula, at);
}

/** What is wrong with the cases of a result; whether any of it is not computed. */
function checkCases(cases: readonly (Case | Converted)[], expected: Value | Failure, at: Assignment): string | boolean {
  const own = cases.filter(({ when }) => holds(when, at));
  const [one] = own;
  if (one === undefined || own.length > 1) return `${own.length} cases`;
  if ('mayFail' in one && one.mayFail === true && expected instanceof Failure) return true;
  const found = is(one.term, expected, at);
  return found === false ? `not ${shown(expected)}: ${one.term.kind}` : found === undefined || 'mayFail' in one;
}

interface Outcome {
  readonly wrong: string[];
  readonly hidden: Set<string>;
}

function tell({ wrong, hidden }: Outcome, about: string, values: readonly Value[], found: string | boolean): void {
  if (typeof found === 'string') wrong.push(`${about} of ${values.map(shown).join(', ')}: ${found}`);
  else if (found) hidden.add(about);
}

const begin = (): Outcome => ({ wrong: [], hidden: new Set() });

describe('what is said of terms is what the engine says of their values', () => {
  test.each(['=', '<>', '<', '<=', '>', '>='] as const)('compared by %s', (operator) => {
    const outcome = begin();
    for (const [a, b] of PAIRS) {
      const truth = compareTerms(operator, a.term, b.term);
      const about = `${a.what} ${operator} ${b.what}`;
      if (truth === undefined) outcome.hidden.add(about);
      for (const [one, other, at] of truth === undefined ? [] : valuesOf(a, b)) {
        const result = compare(operator, one, other);
        const said = answerOf(truth as Truth, at);
        const expected = result instanceof Failure ? 'fails' : String(result);
        tell(outcome, about, [one, other], said === expected ? false : `${said}, not ${expected}`);
      }
    }
    expect(outcome.wrong.slice(0, 5)).toEqual([]);
    expect([...outcome.hidden].join('\n')).toMatchSnapshot();
  });

  test('equal as IN compares them', () => {
    const outcome = begin();
    for (const [a, b] of PAIRS) {
      const truth = equalTerms(a.term, b.term);
      const about = `${a.what} IN (${b.what})`;
      if (truth === undefined) outcome.hidden.add(about);
      for (const [one, other, at] of truth === undefined ? [] : valuesOf(a, b)) {
        const result = equals(one, other, false);
        const said = answerOf(truth as Truth, at);
        const expected = result instanceof Failure ? 'fails' : String(result);
        tell(outcome, about, [one, other], said === expected ? false : `${said}, not ${expected}`);
      }
    }
    expect(outcome.wrong.slice(0, 5)).toEqual([]);
    expect([...outcome.hidden].join('\n')).toMatchSnapshot();
  });

  test.each(['+', '-', '*', '/', '%'] as const)('computed by %s', (operator) => {
    const outcome = begin();
    for (const [a, b] of PAIRS) {
      const cases = calculateTerms(operator, a.term, b.term);
      const about = `${a.what} ${operator} ${b.what}`;
      for (const [one, other, at] of valuesOf(a, b))
        tell(outcome, about, [one, other], checkCases(cases, calculate(operator, one, other), at));
    }
    expect(outcome.wrong.slice(0, 5)).toEqual([]);
    expect([...outcome.hidden].join('\n')).toMatchSnapshot();
  });

  test('as the opposite', () => {
    const outcome = begin();
    for (const a of left) {
      const cases = negateTerm(a.term);
      for (const [one, , at] of valuesOf(a)) tell(outcome, a.what, [one], checkCases(cases, negate(one), at));
    }
    expect(outcome.wrong.slice(0, 5)).toEqual([]);
    expect([...outcome.hidden].join('\n')).toMatchSnapshot();
  });

  test('stored in the place of another value', () => {
    const outcome = begin();
    for (const [a, b] of PAIRS) {
      if (a.what === 'null' || b.what === 'null') continue;
      const cases = convertTerm(a.term, b.term);
      for (const [one, other, at] of valuesOf(a, b))
        tell(outcome, `${b.what} as ${typeOf(one)}`, [one, other], checkCases(cases, convertLike(one, other), at));
    }
    expect(outcome.wrong.slice(0, 5)).toEqual([]);
    expect([...outcome.hidden].join('\n')).toMatchSnapshot();
  });

  test('stored as a text, a length of time, or a date', () => {
    const outcome = begin();
    const timeOf = (value: Value) => {
      const time = typeof value === 'string' ? parseTimeSpan(value) : value;
      return time instanceof TimeSpan && time.ticks > 0n ? time : new Failure('none');
    };
    const dateOf = (value: Value) =>
      typeof value === 'string' ? (parseDateTime(value) ?? new Failure('none')) : new Failure('none');
    for (const a of left) {
      if (a.what === 'null') continue;
      for (const [one, , at] of valuesOf(a)) {
        tell(outcome, `${a.what} as a text`, [one], checkCases(asText(a.term), textOf(one), at));
        tell(outcome, `${a.what} as a length of time`, [one], checkCases(asTimeToLive(a.term), timeOf(one), at));
        tell(outcome, `${a.what} as a date`, [one], checkCases(asDateTime(a.term), dateOf(one), at));
      }
    }
    expect(outcome.wrong.slice(0, 5)).toEqual([]);
    expect([...outcome.hidden].join('\n')).toMatchSnapshot();
  });

  test('matched by LIKE', () => {
    const outcome = begin();
    const patterns = [
      '',
      '%',
      'a',
      'a%',
      '%1',
      '_',
      '-%',
      '1',
      '-2',
      '0',
      '-0',
      '1.5',
      '1.50',
      '0.5',
      'True',
      '%u%',
      '%00%',
    ];
    for (const a of left) {
      for (const pattern of patterns) {
        const truth = likeTerm(a.term, pattern, '', new TextBudget());
        if (truth === undefined) outcome.hidden.add(`${a.what} LIKE ${pattern}`);
        for (const [one, , at] of truth === undefined ? [] : valuesOf(a)) {
          const said = answerOf(truth as Truth, at);
          const expected = String(likeMatcher(pattern, '')(textOf(one)));
          tell(outcome, `${a.what} LIKE ${pattern}`, [one], said === expected ? false : `${said}, not ${expected}`);
        }
      }
    }
    expect(outcome.wrong.slice(0, 5)).toEqual([]);
    expect([...outcome.hidden].join('\n')).toMatchSnapshot();
  });
});
