import { CorrelationFilter, Failure, Message, piecesOf } from '../../lib/rules';
import { lostConditions } from '../../lib/rules/contract/lost-conditions';
import { calculate, negate } from '../../lib/rules/evaluation/arithmetic';
import { Inspection } from '../../lib/rules/inspection/inspection';
import { deployedText } from '../../lib/rules/language/sql-text';
import { LARGEST_PROPERTIES, LARGEST_PROPERTY, sizeProblems } from '../../lib/rules/messages/message-size';
import { daysBetween, isDay, isInstant } from '../../lib/rules/values/calendar-day';
import { convertLike } from '../../lib/rules/values/conversion';
import { Decimal } from '../../lib/rules/values/decimal';
import { roundTripText, timeSpanOf } from '../../lib/rules/values/value-text';
import { DecimalValue, TimeSpan } from '../../lib/rules/values/values';

const LONGEST = 2n ** 63n - 1n;

test.each<[value: number, text: string]>([
  [0, '0'],
  [-0, '-0'],
  [-1, '-1'],
  [0.1, '0.1'],
  [1 / 3, '0.33333333333333331'],
  [123456789012345, '123456789012345'],
  [1e21, '1E+21'],
  [Number.POSITIVE_INFINITY, 'Infinity'],
  [Number.NEGATIVE_INFINITY, '-Infinity'],
  [Number.NaN, 'NaN'],
])('%d is written so that it reads back', (value, text) => {
  expect(roundTripText(value)).toBe(text);
});

describe('lengths of time', () => {
  const span = (ticks: bigint) => new TimeSpan(ticks);
  const ticks = (value: unknown) => (value instanceof TimeSpan ? value.ticks : value instanceof Failure);

  test('as long as 64 bits hold, and no longer', () => {
    expect([LONGEST, -LONGEST - 1n].map((one) => timeSpanOf(one)?.ticks)).toEqual([LONGEST, -LONGEST - 1n]);
    expect([LONGEST + 1n, -LONGEST - 2n].map((one) => timeSpanOf(one))).toEqual([undefined, undefined]);
  });

  test('are added, taken away and turned round, and fail beyond that', () => {
    expect(ticks(calculate('+', span(5n), span(7n)))).toBe(12n);
    expect(ticks(calculate('-', span(5n), span(7n)))).toBe(-2n);
    expect(ticks(negate(span(5n)))).toBe(-5n);
    expect(ticks(negate(span(-LONGEST - 1n)))).toBe(true);
    expect(ticks(calculate('+', span(LONGEST), span(1n)))).toBe(true);
    expect(ticks(calculate('-', span(-LONGEST), span(2n)))).toBe(true);
    expect(ticks(calculate('*', span(5n), span(2n)))).toBe(true);
  });
});

describe('what becomes a decimal where an action replaces one', () => {
  const decimal = new DecimalValue(Decimal.parse('1.5') as Decimal);
  test.each<[given: string | number | boolean, text: string | undefined]>([
    [' 1,234.50 ', '1234.50'],
    ['-.5', '-0.5'],
    ['1e3', undefined],
    ['', undefined],
    ['one', undefined],
    [true, '1'],
    [0.25, '0.25'],
  ])('%j', (given, text) => {
    const converted = convertLike(decimal, given);
    expect(converted instanceof DecimalValue ? converted.value.toString() : undefined).toBe(text);
  });
});

describe('days', () => {
  test.each<[text: string, isOne: boolean]>([
    ['2028-02-29', true],
    ['2026-02-29', false],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['0096-02-29', true],
    ['2026-04-30', true],
    ['2026-04-31', false],
    ['2026-12-31', true],
    ['2026-12-32', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-01-00', false],
    ['2026-1-1', false],
  ])('%s', (text, isOne) => {
    expect(isDay(text)).toBe(isOne);
  });

  test.each<[text: string, isOne: boolean]>([
    ['2026-11-27T23:59:59Z', true],
    ['2026-11-27t00:00:00.5+14:00', true],
    ['2026-11-27T24:00:00Z', false],
    ['2026-11-27T23:60:00Z', false],
    ['2026-11-27T23:59:60Z', false],
    ['2026-11-27T23:59:59+24:00', false],
    ['2026-11-27T23:59:59+01:60', false],
    ['2026-11-27T23:59:59', false],
    ['2026-02-30T00:00:00Z', false],
  ])('%s as a point in time', (text, isOne) => {
    expect(isInstant(text)).toBe(isOne);
  });

  test('are counted from one to the other', () => {
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(daysBetween('2026-01-02', '2026-01-01')).toBe(-1);
  });
});

describe('the size of a message', () => {
  const sized = (...values: readonly string[]) => {
    const message = new Message();
    for (const [index, value] of values.entries()) message.setProperty(`p${index}`, value);
    return sizeProblems(message);
  };
  const filled = (bytes: number) => 'x'.repeat(bytes - 2);

  test('a property of the most bytes, with its name, and one of one more', () => {
    expect(sized(filled(LARGEST_PROPERTY))).toEqual([]);
    expect(sized(filled(LARGEST_PROPERTY + 1))).toEqual([
      'p0 has 32769 bytes, and a property of a message has at most 32768',
    ]);
  });

  test('all of the most bytes, and of one more', () => {
    const half = filled(LARGEST_PROPERTIES / 2);
    expect(sized(half, half)).toEqual([]);
    expect(sized(half, half, '')).toEqual([
      'the properties have 65538 bytes together, and those of a message have at most 65536',
    ]);
  });

  test('bytes are counted, and not letters', () => {
    expect(sized('€'.repeat(10_923))).toHaveLength(1);
    expect(sized('€'.repeat(10_922))).toEqual([]);
  });
});

describe('a correlation filter', () => {
  const told = (conditions: object) =>
    CorrelationFilter.of(conditions as Parameters<typeof CorrelationFilter.of>[0])
      .diagnostics()
      .map(({ message }) => message);

  test.each<[what: string, conditions: object, problem: RegExp]>([
    ['without a condition', {}, /at least one condition/],
    ['without a condition in its properties', { properties: {} }, /at least one condition/],
    ['with a property without a name', { properties: { '': 'a' } }, /the name of a property/],
    ['with an empty text', { label: '' }, /at least one character/],
    ['with a number', { properties: { a: 1 } }, /SqlFilter.parse\("a = 1"\)/],
    ['with one name in two spellings', { properties: { a: 'x', A: 'y' } }, /keep a or A/],
  ])('%s says so', (_, conditions, problem) => {
    expect(told(conditions)).toEqual([expect.stringMatching(problem)]);
  });
});

describe('conditions that JavaScript never comes to', () => {
  test.each<[source: string, lost: string[]]>([
    ['(m) => m.a.is(1) || m.b.is(2)', ['m.b.is(2)']],
    ['(m) => (m.a.is(1) ?? m.b.is(2))', ['m.b.is(2)']],
    ['(m) => [m.a.is(1) || m.b.is(2), m.c.is(3)]', ['m.b.is(2)']],
    ['(m) => f(m.a.is(1) || m.b.in([1, 2]))', ['m.b.in([1, 2])']],
    ['(m) => m.a.is(x || 1)', []],
    ['(m) => m.a.is(f(x) || 1)', []],
    ['(m) => (m.a.is(1)) || other', ['other']],
    ['(m) => { const x = a || b; return m.a.is(x); }', []],
    ["(m) => m.a.is('x || y')", []],
    ['(m) => m.a.is(1) || not(m.b.is(2)) || c', ['not(m.b.is(2))', 'c']],
    ['(m) => isReady() || 1', []],
    ['(m) => x||not(m.b.is(2))', ['not(m.b.is(2))']],
  ])('%s', (source, lost) => {
    expect(lostConditions(source)).toEqual(lost);
  });
});

test('a problem of the whole names no place, and one of a part does', () => {
  const inspection = new Inspection();
  inspection.wrong('', 1, 'a text');
  inspection.wrong('name', 1, 'a text');
  inspection.wrong('name', undefined, 'a text');
  expect(inspection.problems).toEqual([
    expect.stringMatching(/^got 1, allowed a text; write "1"$/),
    expect.stringMatching(/^name: got 1, allowed a text; write "1"$/),
    expect.stringMatching(/^name: got undefined, allowed a text; /),
  ]);
});

test('what is not valid is deployed as it is written, folded where that is short', () => {
  const invalid = { valid: false, error: undefined } as unknown as Parameters<typeof deployedText<string>>[1];
  expect(deployedText('a  =\n 1', invalid, (tree) => tree)).toBe('a = 1');
  expect(deployedText('a  = 1', { valid: true, value: 'b' }, (tree) => tree)).toBe('b');
  expect(deployedText('a  = 1', { valid: true, value: 'b'.repeat(2000) }, (tree) => tree)).toBe('a = 1');
});

test.each([
  ["'a'", ["'a'"]],
  ["a = 'b'", ['a = ', "'b'"]],
  ["'a''b' 'c'", ["'a''b'", ' ', "'c'"]],
  ['', []],
  ['a', ['a']],
])('the pieces of %s, none of which is empty', (text, pieces) => {
  expect([...piecesOf(text)].map(({ start, end }) => text.slice(start, end))).toEqual(pieces);
});
