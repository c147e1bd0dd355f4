import { type Contract, correlationOf, filterCount, largeRulesOf, splitRule } from '../../../lib/proof';
import { SameMessages } from '../../../lib/proof/rewriting/same-messages';
import { knownOf, listed, type Topic } from '../../../lib/routing';
import { CORRELATION_FIELDS, SqlFilter, systemPropertyOf } from '../../../lib/rules';
import { topicOf } from '../../support/topics';

const CONTRACT: Contract = {
  schema: { properties: { a: { type: 'string' }, b: { type: 'string' }, n: { type: 'integer' } } },
  setBySenders: ['Label'],
};
const found = async (sql: string, contract?: Contract) =>
  (await correlationOf(SqlFilter.parse(sql), contract))?.correlation.toString();

describe('the correlation filter of', () => {
  test.each<[sql: string, correlation: string | undefined]>([
    ["a = 'x'", "a = 'x'"],
    ["'x' = a", "a = 'x'"],
    ["a = '5'", "a = '5'"],
    ["a IN ('x')", "a = 'x'"],
    ["sys.Label IN ('x') AND (b IN ('y') AND a = 'z')", "label = 'x' and b = 'y' and a = 'z'"],
    ["sys.Label = 'x' AND Label = 'y'", "label = 'x' and Label = 'y'"],
    // More than equality with a text.
    ["a IN ('x', 'y')", undefined],
    ["a NOT IN ('x')", undefined],
    ['a IN (b)', undefined],
    ['a IN (1)', undefined],
    ["a + 'x' IN ('xy')", undefined],
    ["a + 'x' = 'xy'", undefined],
    ['a = b', undefined],
    ["'x' = 'x'", undefined],
    ['n = 1', undefined],
    ["a < 'x'", undefined],
    ["a <> 'x'", undefined],
    ["a LIKE 'x'", undefined],
    ['EXISTS(a)', undefined],
    ["a = 'x' AND n > 1", undefined],
    ["n > 1 AND a = 'x'", undefined],
    ["a = 'x' OR b = 'x'", undefined],
    ["NOT (a = 'x')", undefined],
    // One thing twice.
    ["a = 'x' AND A = 'x'", undefined],
    ["sys.Label = 'x' AND sys.Label = 'y'", undefined],
    // No condition that a correlation filter has, or that azurerm takes.
    ["sys.EnqueuedTimeUtc = 'x'", undefined],
    ["sys.PartitionKey = 'x'", undefined],
    ["a = ''", undefined],
  ])('%s: %s', async (sql, correlation) => {
    expect(await found(sql, CONTRACT)).toBe(correlation);
  });

  test.each(CORRELATION_FIELDS)('a system property has the field %s', async (field) => {
    expect(await found(`sys.${systemPropertyOf(field)} = 'v'`)).toBe(`${field} = 'v'`);
  });

  test('a filter that is not valid is none', async () => {
    expect(await correlationOf(SqlFilter._ofAnySize('a ='))).toBeUndefined();
  });

  test.each(['other', 'undecided'] as const)('what is %s is none', async (answer) => {
    const areSame = jest.spyOn(SameMessages.prototype, 'areSame').mockResolvedValue(answer);
    try {
      expect(await found("a = 'x'", CONTRACT)).toBeUndefined();
    } finally {
      areSame.mockRestore();
    }
  });

  test('what a message refutes is not put to the prover, unless a contract says which values there are', async () => {
    const areSame = jest.spyOn(SameMessages.prototype, 'areSame');
    const sql = "a = '6f0c0000-0000-0000-0000-000000000001'";
    try {
      expect(await found(sql)).toBeUndefined();
      expect(areSame).not.toHaveBeenCalled();
      expect(await found(sql, CONTRACT)).toBe(sql);
      expect(areSame).toHaveBeenCalledTimes(1);
    } finally {
      areSame.mockRestore();
    }
  });
});

describe('rules that are too large', () => {
  const LONG = Array.from({ length: 100 }, (_, at) => `a = 'some-kind-of-text-${at}'`).join(' OR ');
  const open = { address: 'somewhere', argument: 'action', problem: 'it is known after the apply' };
  const topic = topicOf({ s: { r: LONG, t: "a = 'x'" } });
  const [subscription] = knownOf(topic.subscriptions);
  const [rule, other] = knownOf(subscription!.rules);

  test.each<[what: string, action: (typeof rule & object)['action'], makesCopies: boolean]>([
    ['without an action', { kind: 'known', value: undefined }, false],
    ['with one that nobody knows', { kind: 'unknown', unresolved: open }, true],
  ])('make copies of their own, or not: one %s', async (_, action, makesCopies) => {
    const [large] = largeRulesOf(topic);
    const split = await splitRule({ ...large!, rule: { ...large!.rule, action } }, CONTRACT);
    expect(split.makesCopies).toBe(makesCopies);
    expect(split.rule.name).toBe('r');
  });

  test('and are sensitive are not shown', () => {
    const withRule = (change: object): Topic => ({
      ...topic,
      subscriptions: listed([{ ...subscription!, rules: listed([{ ...rule!, ...change }, other!], []) }], []),
    });
    expect(largeRulesOf(withRule({}))).toHaveLength(1);
    expect(largeRulesOf(withRule({ isSensitive: true }))).toEqual([]);
  });

  test.each<[what: string, missing: readonly [subscriptions: boolean, rules: boolean], isAtLeast: boolean]>([
    ['all is known', [false, false], false],
    ['a subscription may be missing', [true, false], true],
    ['a rule may be missing', [false, true], true],
  ])('are counted: %s', (_, [subscriptions, rules], isAtLeast) => {
    const of = {
      ...topic,
      subscriptions: listed(
        [{ ...subscription!, rules: listed([rule!, other!], rules ? [open] : []) }],
        subscriptions ? [open] : [],
      ),
    };
    expect(filterCount(of, [])).toEqual({ before: 2, after: 2, isAtLeast, isTooMany: false });
  });

  test('that are split count as many as they become, and those that are not as one', () => {
    const filters = Array.from({ length: 3 }, () => SqlFilter.parse("a = 'x'"));
    const split = (found: object) => ({ ...largeRulesOf(topic)[0]!, makesCopies: false, found }) as never;
    const count = (...found: object[]) => filterCount(topic, found.map(split)).after;
    expect(count({ kind: 'several', filters })).toBe(4);
    expect(count({ kind: 'several', filters }, { kind: 'several', filters: filters.slice(1) })).toBe(5);
    expect(count({ kind: 'one', filters: filters.slice(2) })).toBe(2);
    expect(count({ kind: 'cannot', part: 'a' })).toBe(2);
    expect(count({ kind: 'fits' })).toBe(2);
  });
});
