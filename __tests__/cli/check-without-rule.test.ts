import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scheduler } from './scheduler';

const RULE = { name: 'r', filter_type: 'SqlFilter', sql_filter: 'a = 1' };
const BUS = { name: 'training-bus', sku: 'Standard', location: 'westeurope', resource_group_name: 'ml' };
const TAKES_AWAY = { features: [{ servicebus: [{ auto_delete_subscription_default_rule: true }] }] };

interface Part {
  /** The subscriptions, each with its rules. */
  readonly subscriptions: Readonly<Record<string, Readonly<Record<string, object>>>>;
  readonly provider?: object;
}

/** What check says of a topic, and what it says for machines. */
function checked({ subscriptions, provider = { features: [{}] } }: Part) {
  const names = Object.keys(subscriptions);
  const rules = names.flatMap((of) =>
    Object.entries(subscriptions[of]!).map(([name, rule]) => [
      `${of}-${name}`,
      { ...RULE, name, subscription_id: `\${azurerm_servicebus_subscription.${of}.id}`, ...rule },
    ]),
  );
  const topic = '${azurerm_servicebus_topic.jobs.id}';
  const text = JSON.stringify(
    {
      provider: { azurerm: [provider] },
      resource: {
        azurerm_servicebus_namespace: { bus: BUS },
        azurerm_servicebus_topic: { jobs: { name: 'jobs', namespace_id: '${azurerm_servicebus_namespace.bus.id}' } },
        azurerm_servicebus_subscription: Object.fromEntries(
          names.map((name) => [name, { name, max_delivery_count: 10, topic_id: topic }]),
        ),
        ...(rules.length > 0 && { azurerm_servicebus_subscription_rule: Object.fromEntries(rules) }),
      },
    },
    undefined,
    2,
  );
  const file = join(mkdtempSync(join(tmpdir(), 'without-rule-')), 'main.tf.json');
  writeFileSync(file, text);
  const { status, stdout } = scheduler(['check', '--from', file]);
  const { withoutRule } = JSON.parse(scheduler(['check', '--from', file, '--json']).stdout);
  const lineOf = (name: string) => text.split('\n').findIndex((line) => line.includes(`"${name}": {`)) + 1;
  return { status, hints: stdout.split('\n').filter((line) => line.startsWith('hint: ')), withoutRule, file, lineOf };
}

test('a subscription without a rule keeps $Default: told with its line, and no failure', () => {
  const { status, hints, withoutRule, file, lineOf } = checked({ subscriptions: { gpu: { r: {} }, all: {} } });
  expect({ status, hints }).toEqual({
    status: 0,
    hints: [
      `hint: 1 subscription has no rule, so that Azure keeps $Default, by which every message of the topic comes: jobs/all (${file}:${lineOf('all')})`,
    ],
  });
  expect(withoutRule).toEqual([
    {
      file,
      line: lineOf('all'),
      address: 'azurerm_servicebus_subscription.all',
      subscription: 'jobs/all',
      gets: 'everything',
    },
  ]);
});

test('one whose provider takes $Default away gets nothing', () => {
  const { status, hints, withoutRule } = checked({ subscriptions: { gpu: {} }, provider: TAKES_AWAY });
  expect({ status, hints }).toEqual({
    status: 0,
    hints: [expect.stringContaining('the provider takes $Default away, so that no message comes: jobs/gpu (')],
  });
  expect(withoutRule).toMatchObject([{ subscription: 'jobs/gpu', gets: 'nothing' }]);
});

test('of many the first five are named, and counted are all', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const { hints, withoutRule } = checked({ subscriptions: Object.fromEntries(names.map((name) => [name, {}])) });
  expect(hints).toEqual([expect.stringMatching(/^hint: 7 subscriptions have no rule, .* jobs\/e \(\S+\) and 2 more$/)]);
  expect(withoutRule).toHaveLength(7);
});

test.each<[what: string, part: Part]>([
  ['a rule', { subscriptions: { gpu: { r: {} } } }],
  ['a rule that takes everything', { subscriptions: { gpu: { r: { sql_filter: '1 = 1' } } } }],
  ['a rule that Azure refuses', { subscriptions: { gpu: { r: { sql_filter: 'a =' } } } }],
  [
    'a provider of which it is not known what it takes away',
    { subscriptions: { gpu: {} }, provider: { features: '${var.f}' } },
  ],
])('nothing is told of a subscription with %s', (_, part) => {
  const { hints, withoutRule } = checked(part);
  expect({ hints, withoutRule }).toEqual({ hints: [], withoutRule: [] });
});
