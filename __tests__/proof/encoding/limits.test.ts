import { combinationsOf } from '../../../lib/proof/encoding/filters/expression-cases';
import { HiddenParts } from '../../../lib/proof/encoding/filters/hidden-parts';
import { ChangedMessage } from '../../../lib/proof/encoding/messages/changed-message';
import { convertTerm } from '../../../lib/proof/encoding/terms/convert-terms';
import { regularExpression } from '../../../lib/proof/encoding/terms/like-term';
import { storedAsSystem, storedAsUser } from '../../../lib/proof/encoding/terms/stored-terms';
import { type Case, MISSING, NULL, type PresentTerm, type Term } from '../../../lib/proof/encoding/terms/term';
import { TextBudget } from '../../../lib/proof/encoding/terms/text-budget';
import { longestText } from '../../../lib/proof/encoding/terms/text-length';
import { likeOfShape, textShape } from '../../../lib/proof/encoding/texts/text-shapes';
import { Passage } from '../../../lib/proof/messages/passage';
import {
  and,
  Enumeration,
  FALSE,
  type Formula,
  not,
  or,
  TRUE,
  Whole,
  written,
} from '../../../lib/proof/solver/formula';
import { smtLib } from '../../../lib/proof/solver/smt-lib';
import { Told } from '../../../lib/proof/solver/told-statements';
import { SqlAction } from '../../../lib/rules';
import { Integer, TimeSpan } from '../../../lib/rules/values/values';

const some = (longest: number): Term => ({ kind: 'some', type: 'string', longest });
const choiceOf = (values: readonly string[], known = values): PresentTerm => ({
  kind: 'choice',
  choices: {
    symbol: new Enumeration('c', values.length),
    values,
    placeOf: (value) => (known.includes(value) ? known.indexOf(value) : undefined),
  },
});
const text = (term: string): PresentTerm => ({ kind: 'text', term });
const range = (count: number) => Array.from({ length: count }, (_, at) => at);

describe('of patterns a solver gets the first ones', () => {
  const admits = (budget: TextBudget, pattern: string, escaping = '') => {
    const { units, expression } = regularExpression(pattern, escaping);
    return budget.admitsPattern(expression, units);
  };

  test.each<[patterns: readonly string[], admitted: readonly boolean[]]>([
    [['%a'.repeat(10)], [true]],
    [['%a'.repeat(11)], [false]],
    [['_'.repeat(10)], [true]],
    [['_'.repeat(11)], [false]],
    [
      ['%a'.repeat(10), 'b', '%c'],
      [true, true, false],
    ],
    [
      ['%a'.repeat(6), '%b'.repeat(5), '%c'.repeat(4)],
      [true, false, true],
    ],
    [['a'.repeat(240)], [true]],
    [['a'.repeat(241)], [false]],
    [
      ['a'.repeat(239), 'b', 'c'],
      [true, true, false],
    ],
    // Two runs are one.
    [['%%a'.repeat(10)], [true]],
    // What it has already costs nothing.
    [
      ['%a'.repeat(10), '%a'.repeat(10)],
      [true, true],
    ],
    [
      [`${'a'.repeat(240)}`, 'a'.repeat(240), 'b'],
      [true, true, false],
    ],
  ])('%j: %j', (patterns, admitted) => {
    const budget = new TextBudget();
    expect(patterns.map((pattern) => admits(budget, pattern))).toEqual(admitted);
  });

  test.each([
    ['', '(re.++ (str.to_re "") (re.opt (str.to_re "\\u{a}")))'],
    ['ab', '(re.++ (str.to_re "ab") (re.opt (str.to_re "\\u{a}")))'],
    ['a!%', '(re.++ (str.to_re "a%") (re.opt (str.to_re "\\u{a}")))'],
  ])('the pattern %j is %s', (pattern, expression) => {
    expect(regularExpression(pattern, '!').expression).toBe(expression);
  });

  test('a wildcard is anything but a line feed, and a run of it any number', () => {
    const any = '(re.union (re.range "\\u{0}" "\\u{9}") (re.range "\\u{b}" "\\u{ffff}"))';
    expect(regularExpression('a_b%%', '').expression).toBe(
      `(re.++ (str.to_re "a") ${any} (str.to_re "b") (re.* ${any}) (re.opt (str.to_re "\\u{a}")))`,
    );
    expect(regularExpression('%', '').expression).toBe(`(re.++ (re.* ${any}) (re.opt (str.to_re "\\u{a}")))`);
  });
});

describe('of comparisons of texts that are put together, too', () => {
  const sum = (letters: number, name = 'a') => text(`(str.++ ${name}.text "${'x'.repeat(letters)}")`);
  const flag = new Enumeration('f', 2).is(0);
  const others: readonly PresentTerm[] = [
    { kind: 'literal', value: 'x' },
    { kind: 'literal', value: true },
    { kind: 'literal', value: Integer.of('long', 5n) },
    text('b.text'),
    { kind: 'integer', type: 'int', term: 'b.text', image: undefined },
    { kind: 'double', term: 'b.text', image: undefined },
    { kind: 'bool', term: flag },
    { kind: 'bool', term: not(flag) },
    choiceOf(['x']),
    { kind: 'ticks', type: 'timespan', symbol: new Whole('t', 0n, 5n) },
    { kind: 'some', type: 'string' },
    { kind: 'some', type: 'guid' },
  ];

  test('each with another is one more, and the same ones are not', () => {
    const budget = new TextBudget();
    // Three take all that there is.
    const taken = [20, 20, 20].map((letters, at) => budget.admitsComparison(sum(letters, `s${at}`), text('b.text')));
    expect(taken).toEqual([true, true, true]);
    expect(budget.admitsComparison(sum(20, 's0'), text('b.text'))).toBe(true);
    for (const other of others.filter((one) => one.kind !== 'text'))
      expect([other, budget.admitsComparison(sum(20, 's0'), other)]).toEqual([other, false]);
  });

  test('one of each kind is known again', () => {
    for (const other of others) {
      const budget = new TextBudget();
      expect(budget.admitsComparison(sum(20), other)).toBe(true);
      for (const at of [0, 1]) budget.admitsComparison(sum(20, `s${at}`), text('b.text'));
      expect([other, budget.admitsComparison(sum(20), other)]).toEqual([other, true]);
      expect(budget.admitsComparison(other, sum(20))).toBe(false);
    }
  });

  test('what is not put together is always compared', () => {
    const budget = new TextBudget();
    for (let at = 0; at < 10; at++)
      expect(budget.admitsComparison(text('a.text'), { kind: 'literal', value: 'x'.repeat(100) })).toBe(true);
  });

  test('a number beside a sum has no letters', () => {
    expect(new TextBudget().admitsComparison(sum(24), { kind: 'literal', value: 5 })).toBe(true);
    expect(new TextBudget().admitsComparison(sum(24), { kind: 'bool', term: flag })).toBe(true);
  });
});

describe('what is longer than may be is no longer computed', () => {
  const shown = (cases: ReturnType<typeof storedAsUser>) =>
    cases.map(({ term, mayFail }) => `${term.kind}${mayFail === true ? '?' : ''}`).join(' ');

  test.each<[what: string, value: Term, stored: string]>([
    ['a text that surely fits', some(10_922), 'some'],
    ['a text that may not', some(10_923), 'some?'],
    ['a term that is written so long', text('x'.repeat(4000)), 'text'],
    ['a term that is written longer', text('x'.repeat(4001)), 'some'],
    [
      'a number that is written longer',
      { kind: 'integer', type: 'int', term: '1'.repeat(4001), image: undefined },
      'some',
    ],
  ])('%s', (_, value, stored) => {
    expect(shown(storedAsUser(MISSING, value))).toBe(stored);
  });

  test('how long it is stays known, and of another than a text its type', () => {
    const [{ term }] = storedAsUser(MISSING, text(`(str.++ a.text "${'x'.repeat(4000)}")`)) as [Case];
    expect(term).toEqual({ kind: 'some', type: 'string', longest: 4256 });
    const [{ term: number }] = storedAsUser(MISSING, {
      kind: 'integer',
      type: 'long',
      term: '1'.repeat(4001),
      image: undefined,
    }) as [Case];
    expect(number).toEqual({ kind: 'some', type: 'long' });
  });

  test.each<[name: string, value: Term, cases: readonly string[]]>([
    [
      'SessionId',
      choiceOf(['a', 'x'.repeat(128), 'x'.repeat(129)]),
      ['(= c #b10): failure', '(not (= c #b10)): choice'],
    ],
    ['SessionId', choiceOf(['', 'a']), ['false: failure', 'true: choice']],
    ['MessageId', choiceOf(['', 'a']), ['c: failure', '(not c): choice']],
    ['Label', choiceOf(['', 'x'.repeat(129)]), ['true: choice']],
    ['SessionId', text('a.text'), ['(> (str.len a.text) 128): failure', '(not (> (str.len a.text) 128)): text']],
    ['SessionId', text('(str.from_int n)'), ['true: text']],
    ['MessageId', text('(str.from_int n)'), ['true: text']],
    ['MessageId', some(129), ['true: some?']],
  ])('as sys.%s a text of %j', (name, value, cases) => {
    expect(
      storedAsSystem(name, value).map(
        ({ when, term, mayFail }) => `${smtLib(when)}: ${term.kind}${mayFail ? '?' : ''}`,
      ),
    ).toEqual(cases);
  });

  test('an empty message id is refused as well as a long one', () => {
    const [{ when }] = storedAsSystem('MessageId', text('a.text')) as [Case];
    expect(when).toEqual(or(written('(> (str.len a.text) 128)'), written('(= a.text "")')));
  });

  test('two hundred texts are converted one by one, and no more', () => {
    const number: PresentTerm = { kind: 'literal', value: Integer.small('int', 1) };
    const of = (count: number) => convertTerm(number, choiceOf(range(count).map((at) => String(at))));
    expect(of(200)).toHaveLength(200);
    expect(of(200).every(({ term, mayFail }) => term.kind === 'literal' && mayFail === undefined)).toBe(true);
    expect(of(201)).toEqual([{ when: TRUE, term: { kind: 'some', type: 'int' }, mayFail: true }]);
  });

  test('a text that stands for many may fail, and those beside it are known', () => {
    const cases = convertTerm({ kind: 'literal', value: 1.5 }, choiceOf(['2', 'x', 'other'], ['2', 'x']));
    expect(cases.map(({ term, mayFail }) => [term.kind, mayFail])).toEqual([
      ['literal', undefined],
      ['failure', undefined],
      ['some', true],
    ]);
  });
});

test.each<[what: string, term: Parameters<typeof longestText>[0], longest: number]>([
  ['a choice is as long as what senders send', choiceOf(['a', 'b']), 256],
  ['or as its longest text', choiceOf(['a', 'x'.repeat(300)]), 300],
  ['a number is short', { kind: 'integer', type: 'int', term: 'n', image: undefined }, 40],
  ['null too', { kind: 'literal', value: null }, 40],
  ['text by text', text('(str.++ a.text "\\u{e9}\\u{1f600}" (str.from_int n) (str.from_int m))'), 338],
])('how long a text may be: %s', (_, term, longest) => {
  expect(longestText(term)).toBe(longest);
});

describe('cases that are combined', () => {
  const symbol = (name: string, count: number): readonly Case[] => {
    const own = new Enumeration(name, count);
    return range(count).map((place) => ({ when: own.is(place), term: { kind: 'literal', value: `${name}${place}` } }));
  };

  test('are all that are possible', () => {
    const [a, b] = [symbol('a', 2), symbol('b', 3)];
    const combined = combinationsOf([a, b]);
    expect(combined).toHaveLength(6);
    expect(combined?.[4]).toEqual({ when: and(a[1]!.when, b[1]!.when), terms: [a[1]!.term, b[1]!.term] });
    // Of one property there is one value.
    expect(combinationsOf([b, b])?.map(({ terms }) => terms)).toEqual(b.map(({ term }) => [term, term]));
    expect(combinationsOf([])).toEqual([{ when: TRUE, terms: [] }]);
  });

  test('are a thousand, or they are not told apart', () => {
    expect(combinationsOf([symbol('a', 10), symbol('b', 10), symbol('c', 10)])).toHaveLength(1000);
    expect(combinationsOf([symbol('a', 7), symbol('b', 11), symbol('c', 13)])).toBeUndefined();
  });
});

test('whether a text of a type matches depends, where finding out takes too much work', () => {
  const answer = (length: number) => likeOfShape(textShape('guid')!, `${'%1_'.repeat(length)}\nx`, '');
  expect([answer(4), answer(8)]).toEqual(['never', 'depends']);
});

describe('a message after an action', () => {
  const places = new Enumeration('k', 101);
  const manyCases: readonly Case[] = range(101).map((place) => ({
    when: places.is(place),
    term: { kind: 'literal', value: `v${place}` },
  }));

  function changed(sql: string, before: Readonly<Record<string, readonly Case[]>> = {}) {
    const told = new Told();
    const hidden = new HiddenParts(told);
    const passage = Passage.NONE.by('rule', SqlAction.parse(sql));
    const of = ({ name }: { readonly name: string }) => before[name] ?? [{ when: TRUE, term: MISSING }];
    return { copy: new ChangedMessage(of, passage, hidden, told, 'copy0'), hidden, told };
  }
  const kinds = (cases: readonly Case[]) => cases.map(({ term }) => term.kind);
  const property = (name: string) => ({ scope: undefined, name });

  test('is told apart in a hundred cases of a property, and in no more', () => {
    expect(kinds(changed('SET b = a', { a: manyCases.slice(0, 100) }).copy.casesOf(property('b')))).toHaveLength(100);
    expect(kinds(changed('SET b = a', { a: manyCases }).copy.casesOf(property('b')))).toEqual(['hidden']);
    // The same value is one case.
    const twice = [...manyCases.slice(0, 100), { when: places.is(100), term: manyCases[0]!.term }];
    const cases = changed('SET b = a', { a: twice }).copy.casesOf(property('b'));
    expect(cases).toHaveLength(100);
    expect(cases[0]?.when).toEqual(places.isOneOf(new Set([0, 100])));
  });

  test.each<[what: string, a: Term, b: Term, cases: number]>([
    ['two zeros', { kind: 'literal', value: 0 }, { kind: 'literal', value: -0 }, 2],
    ['the same double', { kind: 'literal', value: 1.5 }, { kind: 'literal', value: 1.5 }, 1],
    [
      'the same number in two types',
      { kind: 'literal', value: 1 },
      { kind: 'literal', value: Integer.small('int', 1) },
      2,
    ],
    ['a text and a number', { kind: 'literal', value: '1' }, { kind: 'literal', value: Integer.small('int', 1) }, 2],
    ['null and the word', NULL, { kind: 'literal', value: 'null' }, 2],
    ['the same text', { kind: 'literal', value: 'x' }, { kind: 'literal', value: 'x' }, 1],
    [
      'the same whole number',
      { kind: 'literal', value: Integer.small('int', 7) },
      { kind: 'literal', value: Integer.small('int', 7) },
      1,
    ],
    ['null twice', NULL, { kind: 'literal', value: null }, 1],
    [
      'two lengths of time',
      { kind: 'literal', value: new TimeSpan(1n) },
      { kind: 'literal', value: new TimeSpan(2n) },
      2,
    ],
    ['two of which the type is known', some(5), some(5), 1],
    ['one of which is longer', some(5), some(6), 2],
  ])('is the same where its values are: %s', (_, a, b, count) => {
    const flag = new Enumeration('f', 2);
    const before = [
      { when: flag.is(0), term: a },
      { when: flag.is(1), term: b },
    ];
    expect(changed('SET b = a', { a: before }).copy.casesOf(property('b'))).toHaveLength(count);
  });

  test('may be too large together, from a certain length on', () => {
    const of = (...longest: number[]) =>
      changed(
        longest.map((_, at) => `SET b${at} = a${at}`).join('; '),
        Object.fromEntries(longest.map((one, at) => [`a${at}`, [{ when: TRUE, term: some(one) }]])),
      );
    // Thirty-two thousand bytes, of which a unit has three at most.
    expect(of(5461, 5461).hidden.parts.size).toBe(0);
    expect(of(5461, 5462).hidden.parts.size).toBe(1);
    expect(of(10_923).hidden.parts.size).toBeGreaterThan(0);
    const { copy, hidden } = of(5462, 5462);
    expect([...hidden.parts.values()]).toEqual(['the size of a message after SET b0 = a0; SET b1 = a1']);
    expect(hidden.partsIn(copy.fails)).toHaveLength(1);
  });

  test('is nothing more once a statement fails for certain', () => {
    const { copy } = changed('SET a = 1; REMOVE sys.Label; SET b = 2');
    expect(copy.fails).toBe(TRUE);
    expect(['A', 'B', 'RULENAME'].map((key) => copy.changes(key))).toEqual([true, false, true]);
  });

  test('bears the name of its rule, and changes what it sets and nothing else', () => {
    const { copy } = changed("SET a = 1; REMOVE b; SET sys.SessionId = 's'");
    expect(copy.fails).toBe(FALSE);
    expect(copy.casesOf(property('RuleName'))).toEqual([{ when: TRUE, term: { kind: 'literal', value: 'rule' } }]);
    expect(copy.casesOf(property('b'))).toEqual([{ when: TRUE, term: MISSING }]);
    expect(copy.casesOf({ scope: 'sys', name: 'PartitionKey' })).toEqual([
      { when: TRUE, term: { kind: 'literal', value: 's' } },
    ]);
    const changes = ['A', 'B', 'C', 'sys.SessionId', 'sys.PartitionKey', 'sys.Label', 'RULENAME'];
    expect(changes.map((key) => copy.changes(key))).toEqual([true, true, false, true, true, false, true]);
  });

  test('has a partition that its session allows', () => {
    const flag = new Enumeration('f', 2);
    const session = (value: Term) => ({ SessionId: [{ when: TRUE, term: value }] });
    const fails = (sql: string, before: Readonly<Record<string, readonly Case[]>>) => changed(sql, before).copy.fails;
    const set = "SET sys.PartitionKey = 'p'";
    expect(fails(set, session({ kind: 'literal', value: 'p' }))).toBe(FALSE);
    expect(fails(set, session({ kind: 'literal', value: 'q' }))).toBe(TRUE);
    expect(fails(set, session(NULL))).toBe(FALSE);
    expect(fails('SET sys.PartitionKey = NULL', session({ kind: 'literal', value: 'q' }))).toBe(TRUE);
    expect(fails('SET sys.PartitionKey = NULL', session(NULL))).toBe(FALSE);
    const either: readonly Case[] = [
      { when: flag.is(0), term: { kind: 'literal', value: 'p' } },
      { when: flag.is(1), term: { kind: 'literal', value: 'q' } },
    ];
    expect(fails(set, { SessionId: either })).toEqual(flag.is(1));
    // Of a text that nothing is known of it may fail.
    const { copy, hidden } = changed(set, session(some(5)));
    expect(hidden.partsIn(copy.fails)).toEqual(["SET sys.PartitionKey = 'p'"]);
  });
});

test('the hidden parts that a formula speaks of are found wherever they stand, each once and in order', () => {
  const hidden = new HiddenParts(new Told());
  const [a, b, c] = ['b of three', 'a of three', 'c'].map((one) => hidden.open(one)) as [Formula, Formula, Formula];
  const { fails } = hidden.truth('d', '');
  const named: Formula = { kind: 'named', name: 'x', formula: or(a, written('(p)')) };
  expect(hidden.partsIn(and(not(b), named, a))).toEqual(['a of three', 'b of three']);
  expect(hidden.partsIn({ kind: 'at-most', count: 1, parts: [c, fails] })).toEqual(['c', 'd']);
  expect(hidden.partsIn(written('(and hidden2.open (not hidden0.open) hidden99.open)'))).toEqual([
    'b of three',
    'c',
    'hidden99',
  ]);
  expect(hidden.partsIn(new Enumeration('kind.hidden', 3).is(1))).toEqual([]);
});
