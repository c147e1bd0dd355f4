import fc from 'fast-check';
import {
  type CompiledRule,
  compileCopy,
  correlationOutline,
  predicateOutline,
  RuleIndex,
  type RuleOutline,
} from '../../lib/routing';
import { IntervalTree } from '../../lib/routing/rule-index/interval-tree';
import { compileFilter, matchesCorrelation, messageFromJson, parseFilter } from '../../lib/rules';
import { arbitraryFilter, arbitraryMessage } from '../support/arbitrary-rules';

interface Evaluations {
  count: number;
}

/** A rule of SQL, which counts how often it is evaluated. */
function ruleOf(sql: string, evaluations: Evaluations = { count: 0 }): CompiledRule<string> {
  const parsing = parseFilter(sql);
  if (!parsing.valid) throw parsing.error;
  return counted(sql, predicateOutline(parsing.value), compileFilter(parsing.value), evaluations);
}

function correlated(properties: Readonly<Record<string, string | number>>, label?: string): CompiledRule<string> {
  const match = {
    properties: new Map(Object.entries(properties)),
    system: new Map(label === undefined ? [] : [['Label', label]]),
  };
  const name = JSON.stringify([properties, label]);
  return counted(name, correlationOutline(match), (message) => matchesCorrelation(match, message), { count: 0 });
}

function counted(
  name: string,
  outline: RuleOutline | undefined,
  matches: CompiledRule['matches'],
  evaluations: Evaluations,
): CompiledRule<string> {
  return {
    rule: name,
    outline,
    matches: (message) => {
      evaluations.count++;
      return matches(message);
    },
    copy: compileCopy(name, undefined),
  };
}

function indexOf(rules: readonly CompiledRule<string>[], files = true): RuleIndex<number, string> {
  // Two rules for each subscription: the order counts as well.
  const subscriptions = rules.map((rule, n) => ({ subscription: n >> 1, rules: [rule], missing: [] }));
  return new RuleIndex<number, string>(subscriptions, files);
}

/** What an index says of a message, with the reasons of what failed. */
function said(index: RuleIndex<number, string>, json: unknown): unknown {
  return index.match(messageFromJson(json as never)).map(({ subscription, matched, failed }) => ({
    subscription,
    matched: matched.map(({ rule }) => rule),
    failed: failed.map(({ rule, failure }) => [rule.rule, failure.reason]),
  }));
}

const name = fc.constantFrom('a', 'A', 'b', 'count', 'sys.Label', 'sys.To', 'sys.SequenceNumber');
const text = fc.constantFrom("'x'", "'a'", "'ab'", "''");
const number = fc.constantFrom('0', '1', '2', '1.5', '-1', '9223372036854775807', '9007199254740993', '16777217');
/** Conditions as people write them, each of which the index knows, and some that fail on what is of another type. */
const condition = fc.oneof(
  fc.tuple(name, text).map(([property, value]) => `${property} = ${value}`),
  fc.tuple(text, name).map(([value, property]) => `${value} = ${property}`),
  fc.tuple(name, fc.constantFrom('TRUE', 'FALSE')).map(([property, value]) => `${property} = ${value}`),
  fc
    .tuple(name, fc.constantFrom('=', '<>', '<', '<=', '>', '>='), number)
    .map(([property, operator, value]) => `${property} ${operator} ${value}`),
  fc
    .tuple(number, fc.constantFrom('=', '<', '<=', '>', '>='), name)
    .map(([value, operator, property]) => `${value} ${operator} ${property}`),
  fc
    .tuple(name, fc.array(fc.oneof(text, number), { minLength: 1, maxLength: 3 }))
    .map(([property, members]) => `${property} IN (${members.join(', ')})`),
  fc
    .tuple(name, fc.constantFrom("'a%'", "'ab'", "'1%'", "'a!%%' ESCAPE '!'", "'_b'"))
    .map(([property, pattern]) => `${property} LIKE ${pattern}`),
  fc.tuple(fc.constantFrom('EXISTS', 'NOT EXISTS'), name).map(([asks, property]) => `${asks}(${property})`),
  fc.tuple(name, fc.constantFrom('IS NULL', 'IS NOT NULL')).map((parts) => parts.join(' ')),
  // It fails where something is no number.
  name.map((property) => `${property} + 1 > 1`),
);
const alternatives = fc
  .array(condition, { minLength: 1, maxLength: 3 })
  .map((parts) => (parts.length === 1 ? (parts[0] as string) : `(${parts.join(' OR ')})`));
const likely = fc.array(alternatives, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' AND '));
const correlation = fc
  .tuple(
    fc.dictionary(fc.constantFrom('a', 'A', 'b', 'count'), fc.constantFrom('x', 'a', 'ab', 1), { minKeys: 1 }),
    fc.option(fc.constantFrom('x', 'a'), { nil: undefined }),
  )
  .map(([properties, label]) => correlated(properties as never, label));
const rule = fc.oneof(
  { weight: 6, arbitrary: likely.map((sql) => ruleOf(sql)) },
  { weight: 1, arbitrary: arbitraryFilter.filter((sql) => parseFilter(sql).valid).map((sql) => ruleOf(sql)) },
  { weight: 1, arbitrary: correlation },
);
const extreme = fc.constantFrom<unknown>(
  ...[{ long: '9007199254740993' }, { double: '16777217' }, { float: '16777216' }, { ulong: '9007199254740993' }],
  ...[{ decimal: '1' }, { double: 'NaN' }, { double: '9007199254740992' }],
);
const message = fc.oneof(
  { weight: 3, arbitrary: arbitraryMessage },
  {
    weight: 1,
    arbitrary: fc.record({ properties: fc.dictionary(fc.constantFrom('a', 'b', 'count'), extreme) }),
  },
);

test('of any rules and any message an index says what evaluating all of them says', () => {
  fc.assert(
    fc.property(fc.array(rule, { maxLength: 12 }), fc.array(message, { minLength: 1, maxLength: 4 }), (rules, all) => {
      const [index, slow] = [indexOf(rules), indexOf(rules, false)];
      for (const one of all) expect(said(index, one)).toEqual(said(slow, one));
    }),
    { numRuns: 2000 },
  );
});

describe('of 2,000 rules few are evaluated', () => {
  const typical = { properties: { kind: 'kind-7', size: 7, model: 'model-7-x', eventType: 'training.requested' } };
  const TRAINING = "eventType IN ('training.requested', 'retrain.requested') AND (NOT EXISTS(cost) OR cost <= 200)";

  test.each<[string, (n: number) => string, unknown, number]>([
    ['equalities', (n) => `kind = 'kind-${n}'`, typical, 1],
    ['equalities with the value first', (n) => `'kind-${n}' = kind`, typical, 1],
    ['lists', (n) => `kind IN ('kind-${n}', 'other-${n}')`, typical, 1],
    ['alternatives', (n) => `kind = 'kind-${n}' OR size = ${n + 5000}`, typical, 1],
    // The one that ends where the next begins is looked at, too.
    ['ranges', (n) => `size >= ${n} AND size < ${n + 1}`, typical, 2],
    ['ranges that are open', (n) => `size > ${n}`, typical, 8],
    ['numbers', (n) => `size = ${n}`, typical, 1],
    ['beginnings', (n) => `model LIKE 'model-${n}-%'`, typical, 1],
    ['what tells them apart last', (n) => `${TRAINING} AND kind = 'kind-${n}'`, typical, 1],
    ['what may fail last', (n) => `kind = 'kind-${n}' AND size / 2 > 1`, typical, 1],
    ['what may fail last, without the property', (n) => `kind = 'kind-${n}' AND size / 2 > 1`, {}, 2000],
    ['without the property', (n) => `kind = 'kind-${n}'`, {}, 0],
    ['a number for a text', (n) => `kind = 'kind-${n}'`, { properties: { kind: 7 } }, 2000],
    [
      'a text for a number elsewhere',
      (n) => `kind = 'kind-${n}' AND size > 1`,
      { properties: { kind: 'kind-7', size: 'x' } },
      2000,
    ],
    [
      'nothing for a number elsewhere, which is no failure',
      (n) => `kind = 'kind-${n}' AND size > 1`,
      { properties: { kind: 'kind-7', size: null } },
      1,
    ],
    ['what may fail first', (n) => `size / 2 > 1 AND kind = 'kind-${n}'`, typical, 2000],
  ])('%s', (_, sql, json, most) => {
    const evaluations = { count: 0 };
    const index = indexOf(Array.from({ length: 2000 }, (__, n) => ruleOf(sql(n), evaluations)));
    index.match(messageFromJson(json as never));
    expect(evaluations.count).toBe(most);
  });
});

test('a tree of intervals finds those that contain a number, each once', () => {
  const end = fc.oneof(fc.integer({ min: -20, max: 20 }), fc.constantFrom(-Infinity, Infinity, 0.5));
  fc.assert(
    fc.property(fc.array(fc.tuple(end, end), { maxLength: 30 }), fc.double({ min: -25, max: 25 }), (ends, asked) => {
      const intervals = ends.map(([from, to], found) => ({ from, to, found }));
      const tree = new IntervalTree(intervals);
      for (const one of [asked, Math.round(asked), Infinity, -Infinity]) {
        const found: number[] = [];
        tree.find(one, (which) => found.push(which));
        const slow = intervals.filter(({ from, to }) => from <= one && one <= to).map((interval) => interval.found);
        expect(found.sort((a, b) => a - b)).toEqual(slow);
      }
    }),
  );
});
