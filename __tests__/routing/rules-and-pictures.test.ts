import {
  emulatorConfig,
  graphOf,
  hasSensitiveRules,
  knownOf,
  mermaidOf,
  missingOf,
  ruleInWords,
  topologyOf,
} from '../../lib/routing';
import { svgOf } from '../../lib/routing/pictures/svg';
import { parseDocument } from '../../lib/terraform';

type Resources = Readonly<Record<string, Readonly<Record<string, object>>>>;

const read = (resource: Resources) => topologyOf(parseDocument('x', JSON.stringify({ resource })));
const SUBSCRIPTION = '${azurerm_servicebus_subscription.train.id}';
const TRAIN: Resources = {
  azurerm_servicebus_topic: { events: { name: 'events', namespace_id: '/n' } },
  azurerm_servicebus_subscription: { train: { name: 'train', topic_id: '${azurerm_servicebus_topic.events.id}' } },
};
const withRule = (rule: object, subscription: object = {}) =>
  read({
    azurerm_servicebus_topic: TRAIN.azurerm_servicebus_topic!,
    azurerm_servicebus_subscription: { train: { ...TRAIN.azurerm_servicebus_subscription!.train, ...subscription } },
    azurerm_servicebus_subscription_rule: { r: { name: 'r', subscription_id: SUBSCRIPTION, ...rule } },
  });
const onlyRule = (rule: object) => knownOf(knownOf(withRule(rule).topics[0]!.subscriptions)[0]!.rules)[0]!;

describe('a rule in words', () => {
  test.each<[what: string, rule: object, words: string]>([
    ['a filter', { sql_filter: 'a = 1' }, 'messages whose a is 1'],
    ['a filter that is not known', { sql_filter: '${var.x}' }, 'a filter that is not known (sql_filter)'],
    [
      'a filter of which a part is known',
      { filter_type: 'CorrelationFilter', correlation_filter: { label: 'a', to: '${var.x}', reply_to: '${var.x}' } },
      "messages whose label is 'a' and a condition that is not known (correlation_filter.reply_to, correlation_filter.to)",
    ],
    [
      'an action that is not known',
      { sql_filter: 'a = 1', action: '${var.x}' },
      'messages whose a is 1, perhaps with an action, which is not known (action)',
    ],
  ])('%s', (_, rule, words) => {
    expect(ruleInWords(onlyRule(rule))).toBe(words);
  });
});

/** A plan with a rule of which these arguments are sensitive. */
function planWith(sensitive: object | true, subscriptionId: unknown) {
  const change = (address: string, after: object, afterSensitive: object | true = {}) => ({
    address,
    mode: 'managed',
    type: address.split('.')[0],
    name: address.split('.')[1],
    provider_name: 'registry.terraform.io/hashicorp/azurerm',
    change: {
      actions: ['no-op'],
      before: after,
      after,
      after_unknown: {},
      before_sensitive: afterSensitive,
      after_sensitive: afterSensitive,
    },
  });
  const topic = '/subscriptions/s/resourceGroups/g/providers/Microsoft.ServiceBus/namespaces/bus/topics/events';
  return topologyOf(
    parseDocument(
      'plan.json',
      JSON.stringify({
        format_version: '1.2',
        terraform_version: '1.9.0',
        resource_changes: [
          change('azurerm_servicebus_topic.events', {
            id: topic,
            name: 'events',
            namespace_id: topic.split('/topics')[0],
          }),
          change('azurerm_servicebus_subscription.train', {
            id: `${topic}/subscriptions/train`,
            name: 'train',
            topic_id: topic,
          }),
          change(
            'azurerm_servicebus_subscription_rule.r',
            {
              id: `${topic}/subscriptions/train/rules/r`,
              name: 'r',
              subscription_id: subscriptionId,
              sql_filter: 'a = 1',
            },
            sensitive,
          ),
        ],
        configuration: { root_module: {} },
      }),
    ),
  );
}

test.each<[what: string, sensitive: object | true, isSensitive: boolean]>([
  ['the filter', { sql_filter: true }, true],
  ['the action', { action: true }, true],
  ['everything', true, true],
  ['the name alone', { name: true }, false],
  ['nothing', {}, false],
])('a rule of which this is sensitive: %s', (_, sensitive, isSensitive) => {
  const id =
    '/subscriptions/s/resourceGroups/g/providers/Microsoft.ServiceBus/namespaces/bus/topics/events/subscriptions/train';
  const topology = planWith(sensitive, id);
  expect(hasSensitiveRules(topology.topics[0]!)).toBe(isSensitive);
  const { config, unknown } = emulatorConfig(topology);
  expect(JSON.stringify(config).includes('a = 1')).toBe(!isSensitive);
  expect(unknown.some((line) => /marked as sensitive/.test(line))).toBe(isSensitive);
});

test('a rule that is perhaps there is sensitive like one that is', () => {
  const { topics } = read({
    ...TRAIN,
    azurerm_servicebus_subscription_rule: {
      r: { count: '${var.count}', name: 'r', subscription_id: SUBSCRIPTION, sql_filter: '${sensitive("a = 1")}' },
    },
  });
  const [subscription] = knownOf(topics[0]!.subscriptions);
  expect(knownOf(subscription!.rules)).toEqual([]);
  expect(missingOf(subscription!.rules).map(({ rule }) => rule?.name)).toContain('r');
  expect(hasSensitiveRules(topics[0]!)).toBe(true);
});

describe('pictures', () => {
  const graph = (topology: ReturnType<typeof read>) => graphOf(topology);

  test('the style of what is not known stands where something is not known', () => {
    const known = mermaidOf(graph(withRule({ sql_filter: 'a = 1' })));
    const unknown = mermaidOf(graph(withRule({ sql_filter: 'a = 1' }, { forward_to: '${var.x}' })));
    expect([known, unknown].map((text) => /classDef unknown/.test(text))).toEqual([false, true]);
    expect([known, unknown].map((text) => /class \S+ unknown/.test(text))).toEqual([false, true]);
  });

  test('a long rule is cut after five lines, and the last one says so', () => {
    const words = Array.from({ length: 60 }, (_, n) => `'word-${n}'`);
    const { boxes } = graph(withRule({ sql_filter: `a IN (${words.join(', ')})` }));
    const [name, ...lines] = boxes.find(({ kind }) => kind === 'subscription')!.lines;
    expect([name, lines.length]).toEqual(['train', 5]);
    expect(lines.map((line) => line.endsWith('…'))).toEqual([false, false, false, false, true]);
    const told = lines
      .join(' ')
      .replace('…', '')
      .match(/word-\d+/g);
    expect(told).toEqual(Array.from({ length: told?.length ?? 0 }, (_, n) => `word-${n}`));
  });

  test('what is said of an arrow stands at its middle, however many boxes are between its ends', () => {
    const boxes = ['a', 'b', 'c', 'd'].map((id) => ({ id, kind: 'queue' as const, lines: [id], addresses: [] }));
    const way = ['a', 'b', 'c', 'd'].slice(1).map((to, index) => ({ from: 'abcd'[index]!, to }));
    const svg = svgOf({ boxes, arrows: [...way, { from: 'a', to: 'd', label: 'afar' }] });
    const [, path = '', x] = /<path d="([^"]*)"[^>]*\/><text x="([^"]*)"[^>]*>afar</.exec(svg) ?? [];
    const columns = [...path.matchAll(/[ML](\S+)/g)].map(([, column]) => Number(column));
    expect(columns.length).toBeGreaterThan(4);
    const sides = [columns.filter((one) => one < Number(x)), columns.filter((one) => one > Number(x))];
    expect(sides[0]?.length).toBe(sides[1]?.length);
  });

  test('a box is as wide as its longest line, and as high as all of them', () => {
    const svg = svgOf(graph(withRule({ sql_filter: `a = '${'x'.repeat(60)}'` })));
    const boxes = [
      ...svg.matchAll(/<g id="[^"]*"><rect x="([^"]*)" y="([^"]*)" width="([^"]*)" height="([^"]*)"[^>]*>(.*?)<\/g>/g),
    ];
    expect(boxes.length).toBeGreaterThan(1);
    for (const [, x, y, width, height, inside = ''] of boxes) {
      const texts = [...inside.matchAll(/<text x="([^"]*)" y="([^"]*)"[^>]*>([^<]*)</g)];
      for (const [index, [, , textY]] of texts.entries()) {
        const before = texts[index - 1]?.[2];
        if (before !== undefined) expect(Number(textY) - Number(before)).toBeGreaterThan(12);
      }
      for (const [, textX, textY, text = ''] of texts) {
        const letters = text.replace(/&[^;]+;/g, '.').length;
        expect(Number(textX) + letters * 6).toBeLessThan(Number(x) + Number(width));
        expect(Number(textX)).toBeGreaterThan(Number(x));
        expect(Number(textY)).toBeGreaterThan(Number(y));
        expect(Number(textY)).toBeLessThan(Number(y) + Number(height));
      }
    }
  });
});

test('the emulator is told what status it cannot have', () => {
  const differences = (status: string) =>
    emulatorConfig(withRule({ sql_filter: 'a = 1' }, { status })).differences.filter((line) => line.includes(status));
  expect(differences('ReceiveDisabled')).toEqual([expect.stringContaining('events/train')]);
  expect(differences('Active')).toEqual([]);
});

test.each([
  ['true', true],
  [true, true],
  [undefined, false],
])('whether expired messages are kept is read: %s', (written, isKept) => {
  const { topics } = withRule({ sql_filter: 'a = 1' }, { dead_lettering_on_message_expiration: written });
  expect(knownOf(topics[0]!.subscriptions)[0]?.deadLettersExpired).toEqual({ kind: 'known', value: isKept });
});
