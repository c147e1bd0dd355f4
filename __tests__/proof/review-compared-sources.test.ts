import { changeOfSources, remarksOf, reviewChange } from '../../lib/proof/review';
import { parseDocument } from '../../lib/terraform';
import { changed, HAND_MADE } from '../adopt/hand-made';

const NAMESPACE =
  '/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg-contoso/providers/Microsoft.ServiceBus/namespaces/SBNS-contoso-prod';

/** What is deployed, as a plan without changes has it: under other addresses, ids for references, and other letters. */
function deployed(json: Record<string, any> = structuredClone(HAND_MADE) as Record<string, any>): string {
  const ids = new Map<string, string>();
  const idOf = (type: string, values: Record<string, any>): string => {
    const own = (text: unknown) => ids.get(String(text).replace(/^\$\{(.*)\.id\}$/, '$1')) ?? String(text);
    if (type.endsWith('_namespace')) return NAMESPACE;
    if (type.endsWith('_subscription_rule')) return `${own(values.subscription_id)}/rules/${values.name}`;
    if (type.endsWith('_subscription')) return `${own(values.topic_id)}/subscriptions/${values.name}`;
    return `${NAMESPACE}/${type.endsWith('_topic') ? 'topics' : 'queues'}/${values.name}`;
  };
  const order = ['namespace', 'topic', 'queue', 'subscription', 'subscription_rule'].map(
    (one) => `azurerm_servicebus_${one}`,
  );
  const changes = order.flatMap((type) =>
    Object.entries<Record<string, any>>(json.resource[type] ?? {}).map(([name, values]) => {
      const id = idOf(type, values);
      ids.set(`${type}.${name}`, id);
      const whole = Object.entries(values).map(([key, value]) => {
        if (key.endsWith('_id')) return [key, ids.get(String(value).replace(/^\$\{(.*)\.id\}$/, '$1')) ?? value];
        const target = /^\$\{(azurerm_servicebus_\w+)\.(\w+)\.name\}$/.exec(String(value));
        return [key, target ? json.resource[target[1] as string][target[2] as string].name : value];
      });
      const after = {
        ...Object.fromEntries(whole),
        id,
        ...(type.endsWith('_namespace') && {
          name: 'SBNS-contoso-prod',
          location: 'West Europe',
          resource_group_name: 'rg-contoso',
        }),
      };
      return {
        address: `${type}.deployed_${name}`,
        mode: 'managed',
        type,
        name: `deployed_${name}`,
        change: { actions: ['no-op'], before: after, after, after_unknown: {} },
      };
    }),
  );
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.11.4',
    resource_changes: changes,
    planned_values: { root_module: { resources: [] } },
    configuration: { root_module: {} },
  });
}

async function drift(json: Record<string, any>) {
  const [before, after] = [
    parseDocument('deployed.json', deployed(json)),
    parseDocument('main.tf.json', JSON.stringify(HAND_MADE)),
  ];
  const review = await reviewChange(changeOfSources(before, after));
  return { review, told: remarksOf(review).map(({ subject, text }) => `${subject}: ${text}`) };
}

test('what is the same in Azure is no difference, under whatever addresses', async () => {
  const { review, told } = await drift(structuredClone(HAND_MADE) as Record<string, any>);
  expect(told).toEqual([]);
  expect(review.topics.map(({ isUnmoved }) => isUnmoved)).toEqual([true]);
});

describe('what somebody has changed by hand is told with what it does', () => {
  test.each<[what: string, changes: Record<string, object | undefined>, told: RegExp]>([
    [
      'a subscription is disabled',
      { 'azurerm_servicebus_subscription.gpu': { status: 'Disabled' } },
      /training-events\/gpu-train: its status is `Active`, before `Disabled`/,
    ],
    [
      'a rule is made in the portal',
      {
        'azurerm_servicebus_subscription_rule.portal': {
          name: 'portal',
          subscription_id: '${azurerm_servicebus_subscription.gpu.id}',
          filter_type: 'SqlFilter',
          sql_filter: "eventType = 'made.by.hand'",
        },
      },
      /training-events: messages .*made\.by\.hand.* that reached `gpu-train` now reach nobody/,
    ],
    [
      '$Default is back',
      {
        'azurerm_servicebus_subscription_rule.default': {
          name: '$Default',
          subscription_id: '${azurerm_servicebus_subscription.gpu.id}',
          filter_type: 'SqlFilter',
          sql_filter: '1=1',
        },
      },
      /gpu-train/,
    ],
    [
      'a queue has gone',
      { 'azurerm_servicebus_queue.extra': { name: 'extra', namespace_id: '${azurerm_servicebus_namespace.ns.id}' } },
      /extra: the queue is deleted|deployed_extra: the queue is deleted/,
    ],
  ])('%s', async (_, changes, told) => {
    expect((await drift(changed(changes))).told.join('\n')).toMatch(told);
  });
});

test('what is not known stays unknown', async () => {
  const before = parseDocument('deployed.json', deployed());
  const written = changed({ 'azurerm_servicebus_topic.t': { status: '${var.status}' } });
  const review = await reviewChange(changeOfSources(before, parseDocument('main.tf.json', JSON.stringify(written))));
  expect(remarksOf(review).some(({ unknown }) => unknown === true)).toBe(true);
});

test('two configurations of Terraform are compared as Terraform does: another address is another resource', () => {
  const { azurerm_servicebus_topic: topics, ...others } = HAND_MADE.resource;
  const renamed = { ...HAND_MADE, resource: { ...others, azurerm_servicebus_topic: { other: topics.t } } };
  const [before, after] = [HAND_MADE, renamed].map((json, index) =>
    parseDocument(`${index}.tf.json`, JSON.stringify(json)),
  );
  const { changes } = changeOfSources(before!, after!);
  const kinds = changes
    .filter(({ type }) => type === 'azurerm_servicebus_topic')
    .map(({ address, kind }) => [address, kind]);
  expect(kinds).toEqual([
    ['azurerm_servicebus_topic.other', 'create'],
    ['azurerm_servicebus_topic.t', 'delete'],
  ]);
});
