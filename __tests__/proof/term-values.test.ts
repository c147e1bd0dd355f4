import { asDateTime, asText, asTimeToLive, convertTerm } from '../../lib/proof/encoding/terms/convert-terms';
import { Image } from '../../lib/proof/encoding/terms/image';
import { storedAsSystem, storedAsUser } from '../../lib/proof/encoding/terms/stored-terms';
import { FAILURE, HIDDEN, MISSING, NULL, type PresentTerm, type Term } from '../../lib/proof/encoding/terms/term';
import { isValue } from '../../lib/proof/encoding/terms/value-of-term';
import { Enumeration, FALSE, type Formula, TRUE, Whole } from '../../lib/proof/solver/formula';
import { smtLib } from '../../lib/proof/solver/smt-lib';
import { double } from '../../lib/proof/solver/smt-text';
import { plainValue } from '../../lib/rules/values/value-text';
import { Integer, TimeSpan, type Value } from '../../lib/rules/values/values';

const flag = new Enumeration('flag', 2).is(0);
const ticks = new Whole('t', 0n, 100n);
const small = new Whole('o', 0n, 100n);
const five = Integer.small('long', 5);

const said = (formula: Formula | undefined) =>
  formula === undefined
    ? 'cannot be computed'
    : formula === TRUE
      ? 'always'
      : formula === FALSE
        ? 'never'
        : smtLib(formula);

test.each<[what: string, term: Term, value: Value | undefined, answer: string]>([
  ['what is missing has no value', MISSING, undefined, 'always'],
  ['what is missing is nothing else', MISSING, 'x', 'never'],
  ['a failure is no value', FAILURE, 'x', 'never'],
  ['a failure is not missing', FAILURE, undefined, 'never'],
  ['what is hidden', HIDDEN, 'x', 'cannot be computed'],
  ['what is hidden may be missing', HIDDEN, undefined, 'cannot be computed'],
  ['null', NULL, null, 'always'],
  ['null is not missing', NULL, undefined, 'never'],
  ['a literal', { kind: 'literal', value: 'x' }, 'x', 'always'],
  ['another one', { kind: 'literal', value: 'x' }, 'y', 'never'],
  ['a value of another type', { kind: 'bool', term: flag }, 'x', 'never'],
  ['true', { kind: 'bool', term: flag }, true, 'flag'],
  ['false', { kind: 'bool', term: flag }, false, '(not flag)'],
  ['a whole number', { kind: 'integer', type: 'long', term: 'n', image: undefined }, five, '(= n 5)'],
  ['a whole number of another type', { kind: 'integer', type: 'int', term: 'n', image: undefined }, five, 'never'],
  [
    'a whole number by its image',
    { kind: 'integer', type: 'long', term: undefined, image: Image.ofWhole(ticks) },
    five,
    '(= t 5)',
  ],
  [
    'a whole number of which both are known',
    { kind: 'integer', type: 'long', term: 'n', image: Image.ofWhole(ticks) },
    five,
    '(= t 5)',
  ],
  ['a double', { kind: 'double', term: 'd', image: undefined }, 1, `(= d ${double(1)})`],
  ['a double by its image', { kind: 'double', term: undefined, image: Image.ofOrder(small) }, 0, '(= o 0)'],
  ['a double of which both are known', { kind: 'double', term: 'd', image: Image.ofOrder(small) }, 0, '(= o 0)'],
  [
    'NaN, of a double that was sent',
    { kind: 'double', term: undefined, image: Image.ofOrder(small) },
    Number.NaN,
    'never',
  ],
  ['a text', { kind: 'text', term: 's' }, 'x', '(= s "x")'],
  ['a time', { kind: 'ticks', type: 'timespan', symbol: ticks }, new TimeSpan(7n), '(= t 7)'],
  ['of some text it is not known', { kind: 'some', type: 'string' }, 'x', 'cannot be computed'],
  ['NaN', { kind: 'double', term: 'd', image: undefined }, Number.NaN, 'cannot be computed'],
])('the messages in which a term is a value: %s', (_, term, value, answer) => {
  expect(said(isValue(term, value))).toBe(answer);
});

describe('what becomes of a value that an action stores in a property of another type', () => {
  const text = (term: Term) =>
    term.kind === 'literal' ? plainValue(term.value) : term.kind === 'failure' ? 'fails' : term.kind;
  const shown = (cases: ReturnType<typeof convertTerm>) =>
    cases.map(({ when, term, mayFail }) => `${said(when)}: ${text(term)}${mayFail ? ', if it does not fail' : ''}`);
  const bool: PresentTerm = { kind: 'bool', term: flag };
  const literal = (value: Value): PresentTerm => ({ kind: 'literal', value });
  const [ofText, ofBool, ofDouble, ofInt] = ['x', true, 1.5, Integer.small('int', 1)].map(literal) as [
    PresentTerm,
    PresentTerm,
    PresentTerm,
    PresentTerm,
  ];

  test.each<[what: string, existing: PresentTerm, value: PresentTerm, cases: readonly string[]]>([
    ['true and false as a text', ofText, bool, ['flag: True', '(not flag): False']],
    ['true and false as a number', ofDouble, bool, ['flag: 1', '(not flag): 0']],
    ['true and false as a whole number', ofInt, bool, ['flag: 1', '(not flag): 0']],
    ['true and false as they are', ofBool, bool, ['always: bool']],
    ['a number that is written, as a whole one', ofInt, literal(2.5), ['always: 2']],
    ['a number that is too large', ofInt, literal(3e10), ['always: fails']],
    ['a number as a text', ofText, literal(2.5), ['always: 2.5']],
    ['a text that is a number', ofInt, literal('7'), ['always: 7']],
    ['a text that is none', ofInt, literal('many'), ['always: fails']],
    [
      'a text of which nothing is known',
      ofInt,
      { kind: 'some', type: 'string' },
      ['always: some, if it does not fail'],
    ],
    ['a text of which nothing is known as a text', ofText, { kind: 'some', type: 'string' }, ['always: some']],
  ])('%s', (_, existing, value, cases) => {
    expect(shown(convertTerm(existing, value))).toEqual(cases);
  });

  test('as the text that it has', () => {
    expect(shown(asText(literal(2.5)))).toEqual(['always: 2.5']);
    expect(shown(asText(bool))).toEqual(['flag: True', '(not flag): False']);
    expect(shown(asText(ofText))).toEqual(['always: x']);
  });

  test('as a time above zero', () => {
    expect(shown(asTimeToLive(literal('00:05:00')))).toEqual(['always: 00:05:00']);
    expect(shown(asTimeToLive(literal('-00:05:00')))).toEqual(['always: fails']);
    expect(shown(asTimeToLive(literal('00:00:00')))).toEqual(['always: fails']);
    expect(shown(asTimeToLive(literal('soon')))).toEqual(['always: fails']);
    expect(shown(asTimeToLive(bool))).toEqual(['always: fails']);
    expect(shown(asTimeToLive({ kind: 'ticks', type: 'timespan', symbol: ticks }))).toEqual([
      '(>= t 1): ticks',
      '(= t 0): fails',
    ]);
  });

  test('as a date and time', () => {
    expect(shown(asDateTime(literal('soon')))).toEqual(['always: fails']);
    expect(shown(asDateTime(literal(5)))).toEqual(['always: fails']);
    expect(shown(asDateTime(literal('2026-01-02')))).toHaveLength(1);
    expect(shown(asDateTime(literal('2026-01-02'))).join()).not.toMatch(/fails/);
    expect(shown(asDateTime({ kind: 'some', type: 'string' }))).toEqual(['always: some, if it does not fail']);
  });
});

describe('what an action stores', () => {
  const some = (longest: number): Term => ({ kind: 'some', type: 'string', longest });
  const shown = (cases: ReturnType<typeof storedAsUser>) =>
    cases.map(
      ({ term, mayFail }) => `${term.kind === 'literal' ? plainValue(term.value) : term.kind}${mayFail ? '?' : ''}`,
    );

  test.each<[what: string, existing: Term, value: Term, stored: readonly string[]]>([
    ['a short text in something new', MISSING, some(100), ['some']],
    ['a text that may be too long', MISSING, some(100_000), ['some?']],
    ['a text that may be too long in place of null', NULL, some(100_000), ['some?']],
    ['null in something new', MISSING, NULL, ['null']],
    ['null in place of a text', { kind: 'literal', value: 'x' }, NULL, ['null']],
    ['null in place of a number', { kind: 'literal', value: 1.5 }, NULL, ['failure']],
    ['what is missing, as null', MISSING, MISSING, ['null']],
    ['null in place of what is not known', HIDDEN, NULL, ['null?']],
    ['a text in place of what is not known', HIDDEN, some(10), ['hidden?']],
    ['what is not known', MISSING, HIDDEN, ['hidden?']],
    ['a failure', MISSING, FAILURE, ['failure']],
  ])('%s', (_, existing, value, stored) => {
    expect(shown(storedAsUser(existing, value))).toEqual(stored);
  });

  test.each<[name: string, value: Term, stored: readonly string[]]>([
    ['Label', { kind: 'literal', value: 'x'.repeat(1000) }, ['x'.repeat(1000)]],
    ['Label', NULL, ['null']],
    ['MessageId', { kind: 'literal', value: 'x' }, ['x']],
    ['MessageId', { kind: 'literal', value: 'x'.repeat(128) }, ['x'.repeat(128)]],
    ['MessageId', { kind: 'literal', value: 'x'.repeat(129) }, ['failure']],
    ['MessageId', { kind: 'literal', value: '' }, ['failure']],
    ['MessageId', NULL, ['failure']],
    ['SessionId', { kind: 'literal', value: '' }, ['']],
    ['SessionId', { kind: 'literal', value: 'x'.repeat(129) }, ['failure']],
    ['SessionId', some(128), ['some']],
    ['SessionId', some(129), ['some?']],
    ['SessionId', { kind: 'text', term: 's.text' }, ['failure', 'text']],
    ['SessionId', { kind: 'literal', value: true }, ['True']],
    ['TimeToLive', { kind: 'literal', value: '00:01:00' }, ['00:01:00']],
    ['TimeToLive', NULL, ['failure']],
    ['ForcePersistence', { kind: 'literal', value: true }, ['true']],
  ])('as sys.%s %j', (name, value, stored) => {
    expect(shown(storedAsSystem(name, value))).toEqual(stored);
  });
});
