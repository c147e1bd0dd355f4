import {
  type Condition,
  exampleOf,
  MessageContract,
  type Predicate,
  Property,
  parseFilter,
  type RuleFilter,
  SqlFilter,
} from '../../lib/rules';
import { isNeverTrue } from '../../lib/rules/checks/satisfiability';
import { Absent, askedByName } from '../../lib/rules/inspection/inspection';
import { isOneSlip, meantOrKnown } from '../../lib/rules/text/near-miss';
import { endPlaceOf } from '../../lib/rules/text/position';
import { Decimal } from '../../lib/rules/values/decimal';
import { parseTimeSpan } from '../../lib/rules/values/value-text';

/** Parts that everything else stands on, each where it is easily a little wrong. */

function tree(sql: string): Predicate {
  const parsing = parseFilter(sql);
  if (!parsing.valid) throw parsing.error;
  return parsing.value;
}

test.each<[a: string, b: string, isSlip: boolean]>([
  ['gpuCount', 'gpuCuont', true],
  ['gpuCount', 'gpuCont', true],
  ['gpuCont', 'gpuCount', true],
  // A letter at an end makes another name.
  ['item', 'items', false],
  ['tem', 'item', false],
  ['aba', 'abac', false],
  ['value1', 'value2', false],
  ['gpus', 'cpus', false],
  ['train', 'train', false],
])('%s and %s: one slip is %s', (a, b, isSlip) => {
  expect([isOneSlip(a, b), isOneSlip(b, a)]).toEqual([isSlip, isSlip]);
});

test.each([
  ['gpucuont', 'did you mean gpuCount?'],
  ['colour', 'there are gpuCount, priority'],
])('of %s it is said what was meant, or what there is', (name, says) => {
  const known = { gpuCount: 1, priority: 2 };
  expect(meantOrKnown(name, Object.keys(known))).toBe(says);
  const asked = askedByName(known, 'property') as Readonly<Record<string, unknown>>;
  expect(asked[name]).toEqual(new Absent(`unknown property "${name}"; ${says}`));
  expect(() => (askedByName(known, 'property', true) as Readonly<Record<string, unknown>>)[name]).toThrow(
    `unknown property "${name}"; ${says}`,
  );
});

test('of nothing there is none', () => {
  expect((askedByName({}, 'queue') as Readonly<Record<string, unknown>>).x).toEqual(
    new Absent('unknown queue "x"; there are none'),
  );
});

test.each(['+(a = 1)', '-(a = 1)', '(+(a = 1))', '+NOT a = 1'])('%s: no sign stands before a condition', (sql) => {
  expect(parseFilter(sql).valid).toBe(false);
});

test.each(['+(a) = 1', '-(a + 1) = 1', '+ + a = 1'])('%s: a sign stands before a value', (sql) => {
  expect(parseFilter(sql).valid).toBe(true);
});

test.each<[text: string, line: number]>([
  ['', 2],
  ['a', 2],
  ['a\n', 3],
  ['a\n\nb', 4],
  ['\n\n\n', 5],
])('the end of %j is reported in line %d', (text, line) => {
  expect(endPlaceOf(text)).toEqual({ line, column: 0 });
});

test.each<[text: string, ticks: bigint]>([
  ['2', 2n * 864_000_000_000n],
  ['00:00:01', 10_000_000n],
  ['1.00:00:00', 864_000_000_000n],
  ['1.02:03:04.5', 864_000_000_000n + 73_845_000_000n],
  ['-1.02:03:04.5', -864_000_000_000n - 73_845_000_000n],
  ['00:00:00.0000001', 1n],
])('the length of time %s has %d ticks', (text, ticks) => {
  expect(parseTimeSpan(text)?.ticks).toBe(ticks);
});

test.each<[written: string, read: string]>([
  ['0.12345678901234567890123456785', '0.1234567890123456789012345678'],
  ['0.12345678901234567890123456795', '0.1234567890123456789012345680'],
  ['0.12345678901234567890123456786', '0.1234567890123456789012345679'],
])('%s is rounded to 28 digits, halves to the even one, below zero as above', (written, read) => {
  expect(Decimal.parse(written)?.toString()).toBe(read);
  expect(Decimal.parse(`-${written}`)?.toString()).toBe(`-${read}`);
});

test.each([
  'a >= 5 AND a > 5 AND a <= 5',
  'a > 5 AND a >= 5 AND a <= 5',
  'a <= 5 AND a < 5 AND a >= 5',
  'a < 5 AND a <= 5 AND a >= 5',
])('%s leaves no number', (sql) => {
  expect(isNeverTrue(tree(sql), () => undefined)).toBe(true);
});

const contract = MessageContract.of({
  kind: Property.oneOf('train'),
  rows: Property.int({ min: 1 }),
  score: Property.double({ max: 1 }).optional(),
  due: Property.datetime().optional(),
  again: Property.bool().optional(),
});

/** What is said of a filter beside the contract. */
function said(filter: RuleFilter): string[] {
  return filter.diagnostics(contract).map(({ message }) => message);
}

test('a list may have one value', () => {
  expect(contract.problems).toEqual([]);
});

test.each([
  ['rows = 0', /rows is never 0: it is at least 1/],
  ['score = 2', /score is never 2: it is at most 1/],
  ['rows < 1', /rows is at least 1/],
])('%s: what the contract allows is told', (sql, says) => {
  expect(said(SqlFilter.parse(sql)).join('\n')).toMatch(says);
});

test.each([
  ["rows = 'x'", /a number is never compared with text/],
  ["due = 'x'", /a datetime is never compared with text/],
  ["again = 'x'", /a boolean is never compared with text/],
  ['kind = 1', /text is never compared with a number/],
])('%s: two kinds of values are told apart by name', (sql, says) => {
  expect(said(SqlFilter.parse(sql)).join('\n')).toMatch(says);
});

test('an example has what the contract asks every message for', () => {
  expect(exampleOf([tree('score > 0.5')], contract)?.values).toEqual({
    kind: 'train',
    rows: 1,
    score: expect.any(Number),
  });
});

test('a field that there is not is told alone, where nothing was made of it', () => {
  const filter = contract.filter((m) => (m as unknown as { readonly rwos: Condition }).rwos);
  expect(said(filter)).toEqual([expect.stringMatching(/rwos.*did you mean rows\?/)]);
});
