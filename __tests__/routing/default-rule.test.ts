import { readFileSync } from 'node:fs';
import { knownOf, missingOf, topologyOf } from '../../lib/routing';
import { parseDocument, type ResourceDocument } from '../../lib/terraform';
import { type PlannedChange, planFile } from '../support/small-plans';

const BUS = '/subscriptions/1/resourceGroups/g/providers/Microsoft.ServiceBus/namespaces/bus';
const TOPIC = `${BUS}/topics/events`;
const TRAIN = `${TOPIC}/subscriptions/train`;

/** The rules of the only subscription of a document, and why it may have others. */
function rulesIn(document: ResourceDocument) {
  const [subscription] = topologyOf(document).topics.flatMap(({ subscriptions }) => knownOf(subscriptions));
  if (subscription === undefined) throw new Error('there is no subscription');
  return {
    rules: knownOf(subscription.rules).map(({ name }) => name),
    missing: missingOf(subscription.rules).map(({ problem }) => problem),
  };
}

describe('a subscription that a configuration makes', () => {
  const made = (removesDefault: unknown, rules: object = {}) =>
    parseDocument(
      'x',
      JSON.stringify({
        provider: {
          azurerm: { features: { servicebus: { auto_delete_subscription_default_rule: removesDefault } } },
        },
        resource: {
          azurerm_servicebus_topic: { t: { name: 'events', namespace_id: BUS } },
          azurerm_servicebus_subscription: { s: { name: 'train', topic_id: '${azurerm_servicebus_topic.t.id}' } },
          azurerm_servicebus_subscription_rule: rules,
        },
      }),
    );
  const own = { r: { name: 'r', subscription_id: '${azurerm_servicebus_subscription.s.id}', sql_filter: 'a = 1' } };
  const loose = { r: { name: 'r', subscription_id: '${var.subscription}', sql_filter: 'a = 1' } };

  test.each<[what: string, document: ResourceDocument, rules: readonly string[], missing: readonly RegExp[]]>([
    ['keeps $Default, without a rule of its own', made(false), ['$Default'], []],
    ['has no rule at all, where the provider takes $Default away', made(true), [], []],
    ['may have it, where nobody knows what the provider does', made('${var.x}'), [], [/whether its provider takes/]],
    ['loses it by a rule of its own', made(false, own), ['r'], []],
    ['has its own rule, whatever the provider does', made('${var.x}', own), ['r'], []],
    [
      'keeps it, unless a rule that is somewhere is its own',
      made(false, loose),
      [],
      [/its subscription is not known/, /it keeps \$Default and gets every message, if none of the rules is its own/],
    ],
    ['has no other rule than one that may be its own', made(true, loose), [], [/its subscription is not known/]],
  ])('%s', (_, document, rules, missing) => {
    expect(rulesIn(document)).toEqual({ rules, missing: missing.map((one) => expect.stringMatching(one)) });
  });
});

describe('a subscription of a plan', () => {
  const topic = { name: 'events', id: TOPIC, namespace_id: BUS };
  const train = { name: 'train', id: TRAIN, topic_id: TOPIC };
  const rule = { name: 'r', id: `${TRAIN}/rules/r`, subscription_id: TRAIN, sql_filter: 'a = 1' };
  const change = (type: string, before: object | null, after: object | null): PlannedChange => ({
    address: `azurerm_servicebus_${type}.${type}`,
    before: before as PlannedChange['before'],
    after: after as PlannedChange['after'],
    ...(before === after && { actions: ['no-op'] }),
  });
  const planned = (...rules: readonly PlannedChange[]) =>
    parseDocument(
      'plan.json',
      readFileSync(planFile([change('topic', topic, topic), change('subscription', train, train), ...rules]), 'utf8'),
    );
  const other = (one: PlannedChange): PlannedChange => ({ ...one, address: `${one.address}_other` });
  const elsewhere = {
    ...rule,
    subscription_id: `${TOPIC}/subscriptions/other`,
    id: `${TOPIC}/subscriptions/other/rules/r`,
  };

  test.each<[what: string, document: ResourceDocument, rules: readonly string[], missing: readonly RegExp[]]>([
    ['has the rules that stay', planned(change('subscription_rule', rule, rule)), ['r'], []],
    [
      'may have any, where it has none in the plan',
      planned(),
      [],
      [/it exists already and has no rule in this document/],
    ],
    [
      'may have others, where it gets its first',
      planned(change('subscription_rule', null, rule)),
      ['r'],
      [/gets its first rule of this document/],
    ],
    [
      'has those that it gets beside one that stays',
      planned(
        change('subscription_rule', rule, rule),
        other(change('subscription_rule', null, { ...rule, name: 'new', id: `${TRAIN}/rules/new` })),
      ),
      ['new', 'r'],
      [],
    ],
    ['has none, where the last one goes', planned(change('subscription_rule', rule, null)), [], []],
    [
      'has none, where both go',
      planned(
        change('subscription_rule', rule, null),
        other(change('subscription_rule', { ...rule, name: 'q' }, null)),
      ),
      [],
      [],
    ],
    [
      'has none, where the last one goes, in whatever letters',
      planned(change('subscription_rule', { ...rule, subscription_id: TRAIN.toUpperCase() }, null)),
      [],
      [],
    ],
    [
      'may have any, where one goes of another subscription',
      planned(change('subscription_rule', elsewhere, null)),
      [],
      [/it exists already and has no rule in this document/],
    ],
  ])('%s', (_, document, rules, missing) => {
    expect(rulesIn(document)).toEqual({ rules, missing: missing.map((one) => expect.stringMatching(one)) });
  });
});

test('a subscription that is read may have other rules', () => {
  const document = parseDocument(
    'x',
    JSON.stringify({
      data: { azurerm_servicebus_subscription: { s: { name: 'train', topic_id: TOPIC } } },
      resource: {
        azurerm_servicebus_subscription_rule: {
          r: { name: 'r', subscription_id: '${data.azurerm_servicebus_subscription.s.id}', sql_filter: 'a = 1' },
        },
      },
    }),
  );
  expect(rulesIn(document)).toEqual({
    rules: ['r'],
    missing: ['this subscription is made elsewhere, and may have further rules'],
  });
});

test.each<[isListed: boolean | undefined, rules: readonly string[], missing: readonly RegExp[]]>([
  [true, [], []],
  [false, [], [/its rules were not listed/]],
  [undefined, ['$Default'], []],
])('of a source that lists rules, those that it has are all: %s', (isListed, rules, missing) => {
  const document = parseDocument(
    'x',
    JSON.stringify({
      provider: { azurerm: { features: {} } },
      resource: { azurerm_servicebus_subscription: { s: { name: 'train', topic_id: TOPIC } } },
    }),
  );
  const listing = { ...document, listsAll: () => isListed, removesDefaultRule: () => false };
  expect(rulesIn(listing)).toEqual({ rules, missing: missing.map((one) => expect.stringMatching(one)) });
});

describe('whatever Terraform does with a subscription', () => {
  const withPresences = (subscription: string, rules: readonly string[], id?: string) => {
    const document = parseDocument(
      'x',
      JSON.stringify({
        provider: { azurerm: { features: {} } },
        resource: {
          azurerm_servicebus_topic: { t: { name: 'events', namespace_id: BUS } },
          azurerm_servicebus_subscription: {
            s: { name: 'train', topic_id: '${azurerm_servicebus_topic.t.id}', ...(id !== undefined && { id }) },
          },
          azurerm_servicebus_subscription_rule: Object.fromEntries(
            rules.map((_, n) => [
              `r${n}`,
              { name: `r${n}`, subscription_id: '${azurerm_servicebus_subscription.s.id}', sql_filter: 'a = 1' },
            ]),
          ),
        },
      }),
    );
    const resources = document.resources.map((one) => {
      const [, n] = /\.r(\d+)$/.exec(one.address) ?? [];
      if (n !== undefined) return { ...one, presence: rules[Number(n)] };
      return one.type.endsWith('subscription') ? { ...one, presence: subscription } : one;
    });
    return rulesIn({ ...document, resources, removesDefaultRule: () => false } as unknown as ResourceDocument);
  };
  const ELSEWHERE = ['this subscription is made elsewhere, and may have further rules'];
  const NONE = [
    'it exists already and has no rule in this document: unless somebody changed that, it has $Default and gets every message',
  ];
  const FIRST = ['it exists already and gets its first rule of this document: what rules it had is not known'];

  test.each<[subscription: string, rules: readonly string[], found: readonly string[], missing: readonly string[]]>([
    ['declared', [], ['$Default'], []],
    ['created', [], ['$Default'], []],
    ['replaced', [], ['$Default'], []],
    ['declared', ['declared'], ['r0'], []],
    ['created', ['created'], ['r0'], []],
    ['replaced', ['created'], ['r0'], []],
    ['deployed', [], [], NONE],
    ['deployed', ['created'], ['r0'], FIRST],
    ['deployed', ['created', 'created'], ['r0', 'r1'], FIRST],
    ['deployed', ['created', 'deployed'], ['r0', 'r1'], []],
    ['deployed', ['replaced'], ['r0'], []],
    ['deployed', ['deployed'], ['r0'], []],
    ['forgotten', [], [], NONE],
    ['forgotten', ['created'], ['r0'], []],
    ['forgotten', ['deployed'], ['r0'], []],
    ['imported', [], [], ELSEWHERE],
    ['imported', ['created'], ['r0'], ELSEWHERE],
    ['read', [], [], ELSEWHERE],
  ])('one that is %s, with rules that are %j, has %j', (subscription, rules, found, missing) => {
    expect(withPresences(subscription, rules)).toEqual({ rules: found, missing });
  });
});
