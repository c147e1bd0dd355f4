import { filterCount, largeRulesOf, splitRule } from '../../lib/proof';
import { knownOf, listed, type Topic, topologyOf } from '../../lib/routing';
import { parseDocument } from '../../lib/terraform';
import { configurationOf, type Rules, topicOf } from '../support/topics';

const long = (count: number) =>
  Array.from({ length: count }, (_, at) => `kind = 'some-kind-of-message-${at}'`).join(' OR ');
const LONG = long(60);
const contract = { type: 'object', properties: { kind: { type: 'string' } } };
const topic = (rules: Readonly<Record<string, string | Rules>>) =>
  topicOf(rules, { said: { contract, setBySenders: [] } });
const CONTRACT = { schema: contract, setBySenders: [] };

const large = (of: Topic) => largeRulesOf(of).map(({ subscription, rule }) => `${subscription.name}/${rule.name}`);

test.each<[what: string, rules: Readonly<Record<string, string | Rules>>, found: readonly string[]]>([
  ['one that is too long', { a: LONG, b: "kind = 'x'" }, ['a/rule']],
  ['each of several', { a: { r: LONG, s: 'n = 1', t: `n = 1 AND (${LONG})` }, b: LONG }, ['a/r', 'a/t', 'b/rule']],
  ['one with an action', { a: { r: { sql: LONG, action: 'SET n = 1' } } }, ['a/r']],
  ['none that is not valid anyway', { a: `${LONG} OR` }, []],
  ['none', { a: "kind = 'x'" }, []],
])('the rules that the service does not take: %s', (_, rules, found) => {
  expect(large(topic(rules))).toEqual(found);
});

test('what is sensitive is not shown, in one rule or in several', () => {
  const document = JSON.parse(configurationOf({ a: '${var.secret}' }));
  document.variable = { secret: { default: LONG, sensitive: true } };
  const [one] = topologyOf(parseDocument('a.tf.json', JSON.stringify(document))).topics;
  expect(large(one!)).toEqual([]);
});

describe('a rule that is split', () => {
  test.each<[rules: Rules, makesCopies: boolean]>([
    [{ r: LONG }, false],
    [{ r: { sql: LONG, action: 'SET n = 1' } }, true],
  ])(
    'makes a copy for each of the new rules only with an action (%#)',
    async (rules, makesCopies) => {
      const [one] = largeRulesOf(topic({ a: rules }));
      const split = await splitRule(one!, CONTRACT);
      expect(split.makesCopies).toBe(makesCopies);
      expect(split.found).toMatchObject({ kind: expect.stringMatching(/^(one|several)$/) });
    },
    60_000,
  );

  test('how many filters there are with the new rules in its place', async () => {
    const of = topic({ a: { r: long(100), s: "kind = 'x'" }, b: "kind = 'y'" });
    const splits = await Promise.all(largeRulesOf(of).map((one) => splitRule(one, CONTRACT)));
    const [{ found }] = splits as [(typeof splits)[number]];
    if (!('filters' in found)) throw new Error(found.kind);
    expect(found.filters.length).toBeGreaterThan(1);
    expect(filterCount(of, splits)).toEqual({
      before: 3,
      after: 2 + found.filters.length,
      isAtLeast: false,
      isTooMany: false,
    });
    expect(filterCount(of, [])).toEqual({ before: 3, after: 3, isAtLeast: false, isTooMany: false });
  }, 60_000);
});

describe('a topic takes 2,000 filters in SQL', () => {
  /** A topic with a rule so many times. */
  const many = (count: number): Topic => {
    const of = topic({ a: 'n = 1' });
    const [subscription] = knownOf(of.subscriptions);
    const [rule] = knownOf(subscription!.rules);
    const rules = Array.from({ length: count }, () => rule!);
    return { ...of, subscriptions: listed([{ ...subscription!, rules: listed(rules, []) }], []) };
  };

  test.each<[count: number, isTooMany: boolean]>([
    [2000, false],
    [2001, true],
  ])('%i', (count, isTooMany) => {
    expect(filterCount(many(count), [])).toMatchObject({ before: count, after: count, isTooMany });
  });

  test('of which correlation filters are none', () => {
    const document = JSON.parse(configurationOf({ a: 'n = 1' }));
    const [rule] = Object.values(document.resource.azurerm_servicebus_subscription_rule) as [object];
    document.resource.azurerm_servicebus_subscription_rule.b = {
      ...rule,
      name: 'b',
      filter_type: 'CorrelationFilter',
      sql_filter: undefined,
      correlation_filter: { label: 'x' },
    };
    const [one] = topologyOf(parseDocument('a.tf.json', JSON.stringify(document))).topics;
    expect(knownOf(knownOf(one!.subscriptions)[0]!.rules)).toHaveLength(2);
    expect(filterCount(one!, [])).toMatchObject({ before: 1, after: 1 });
  });

  test('at least so many, where the document does not tell all', () => {
    const document = JSON.parse(configurationOf({ a: 'n = 1' }));
    document.resource.azurerm_servicebus_subscription_rule.b = {
      name: 'b',
      subscription_id: '${local.somewhere}',
      filter_type: 'SqlFilter',
      sql_filter: 'n = 2',
    };
    const [one] = topologyOf(parseDocument('a.tf.json', JSON.stringify(document))).topics;
    expect(filterCount(one!, [])).toMatchObject({ before: 1, isAtLeast: true });
  });
});
