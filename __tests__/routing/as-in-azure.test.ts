import { knownOf, topologyOf } from '../../lib/routing';
import { asInAzure, sameAddresses } from '../../lib/routing/reading/as-in-azure';
import { parseDocument } from '../../lib/terraform';

type Resources = Readonly<Record<string, Readonly<Record<string, object>>>>;

const SB = 'azurerm_servicebus';
const BUS = '/subscriptions/1/resourceGroups/g/providers/Microsoft.ServiceBus/namespaces/bus';
const documentOf = (resource: Resources, more: object = {}) =>
  parseDocument('x', JSON.stringify({ resource, ...more }));

/** What one source has: names for addresses, references for ids. */
const OURS: Resources = {
  [`${SB}_namespace`]: { ours: { name: 'bus', sku: 'Standard', location: 'westeurope' } },
  [`${SB}_topic`]: { ours: { name: 'events', namespace_id: `\${${SB}_namespace.ours.id}` } },
  [`${SB}_queue`]: { ours: { name: 'review', namespace_id: `\${${SB}_namespace.ours.id}` } },
  [`${SB}_subscription`]: {
    ours: { name: 'train', topic_id: `\${${SB}_topic.ours.id}`, forward_to: `\${${SB}_queue.ours.name}` },
  },
  [`${SB}_subscription_rule`]: {
    ours: { name: 'all', subscription_id: `\${${SB}_subscription.ours.id}`, sql_filter: '1=1' },
  },
};

/** The same with ids, and in other letters. */
const BY_IDS: Resources = {
  [`${SB}_namespace`]: { theirs: { name: 'BUS', sku: 'Standard', location: 'West Europe' } },
  [`${SB}_topic`]: { theirs: { name: 'Events', namespace_id: BUS } },
  [`${SB}_queue`]: { theirs: { name: 'Review', namespace_id: BUS } },
  [`${SB}_subscription`]: { theirs: { name: 'Train', topic_id: `${BUS}/topics/events`, forward_to: 'review' } },
  [`${SB}_subscription_rule`]: {
    theirs: { name: 'All', subscription_id: `${BUS}/topics/events/subscriptions/train`, sql_filter: '1=1' },
  },
};

/** The same with names, as azurerm 3 had it. */
const BY_NAMES: Resources = {
  [`${SB}_namespace`]: { theirs: { name: 'bus', sku: 'Standard', location: 'westeurope' } },
  [`${SB}_topic`]: { theirs: { name: 'events', namespace_name: 'bus' } },
  [`${SB}_queue`]: { theirs: { name: 'review', namespace_name: 'bus' } },
  [`${SB}_subscription`]: {
    theirs: { name: 'train', topic_name: 'events', namespace_name: 'bus', forward_to: 'review' },
  },
  [`${SB}_subscription_rule`]: {
    theirs: { name: 'all', subscription_name: 'train', topic_name: 'events', namespace_name: 'bus', sql_filter: '1=1' },
  },
};

/** The same in the words of Azure Resource Manager. */
const BY_AZAPI: Resources = {
  azapi_resource: {
    namespace: { type: 'Microsoft.ServiceBus/namespaces@2024-01-01', name: 'bus' },
    topic: { type: 'Microsoft.ServiceBus/namespaces/topics@2024-01-01', name: 'events', parent_id: BUS },
    queue: { type: 'Microsoft.ServiceBus/namespaces/queues@2024-01-01', name: 'review', parent_id: BUS },
    subscription: {
      type: 'Microsoft.ServiceBus/namespaces/topics/subscriptions@2024-01-01',
      name: 'train',
      parent_id: `${BUS}/topics/events`,
      body: { properties: { forwardTo: 'review' } },
    },
    rule: {
      type: 'Microsoft.ServiceBus/namespaces/topics/subscriptions/rules@2024-01-01',
      name: 'all',
      parent_id: `${BUS}/topics/events/subscriptions/train`,
      body: { properties: { filterType: 'SqlFilter', sqlFilter: { sqlExpression: '1=1' } } },
    },
  },
};

/** Where everything is, and what belongs to what, by addresses. */
function shapeOf(document: Parameters<typeof topologyOf>[0]) {
  const { topics, queues } = topologyOf(document);
  return {
    topics: topics.map(({ address, name, namespace, subscriptions }) => ({
      address,
      name,
      namespace,
      subscriptions: knownOf(subscriptions).map((one) => ({
        address: one.address,
        name: one.name,
        to: one.forwardTo.kind === 'known' ? one.forwardTo.value?.entity?.address : 'unknown',
        rules: knownOf(one.rules).map(({ name: rule, resource }) => [rule, resource.address]),
      })),
    })),
    queues: queues.map(({ address, name, namespace }) => ({ address, name, namespace })),
  };
}

test.each<[what: string, theirs: Resources]>([
  ['by ids, in other letters', BY_IDS],
  ['by names', BY_NAMES],
  ['by azapi', BY_AZAPI],
])('what is the same %s has the same addresses and names, and leads to the same', (_, theirs) => {
  const ours = documentOf(OURS);
  const { before, after, pairs } = asInAzure(documentOf(theirs), ours);
  expect(pairs).toBe(5);
  expect(shapeOf(before)).toEqual(shapeOf(after));
  expect(shapeOf(after)).toEqual(shapeOf(ours));
  expect(before.resources.map(({ address }) => address).sort()).toEqual(
    after.resources.map(({ address }) => address).sort(),
  );
});

test.each<[what: string, theirs: Resources]>([
  ['ids', BY_IDS],
  ['names', BY_NAMES],
  ['azapi', BY_AZAPI],
])('what something is in is asked by one argument, where it is said by %s', (_, theirs) => {
  const { before } = asInAzure(documentOf(theirs), documentOf(OURS));
  const parents = Object.entries({
    topic: 'namespace_id',
    queue: 'namespace_id',
    subscription: 'topic_id',
    subscription_rule: 'subscription_id',
  }).map(([type, argument]) => {
    const resource = before.resources.find((one) => one.type === `${SB}_${type}`);
    const target = before.resolve(resource!, argument);
    return target.kind === 'resource' ? target.resource.address : target.kind;
  });
  expect(parents).toEqual([
    `${SB}_namespace.ours`,
    `${SB}_namespace.ours`,
    `${SB}_topic.ours`,
    `${SB}_subscription.ours`,
  ]);
});

test('names in other letters are those of the later document, places are written in one way', () => {
  const { before } = asInAzure(documentOf(BY_IDS), documentOf(OURS));
  const namespace = before.resources.find(({ type }) => type === `${SB}_namespace`);
  expect(namespace?.values).toEqual({ name: 'bus', sku: 'Standard', location: 'westeurope' });
});

test.each<[what: string, theirs: Resources, addresses: readonly string[], pairs: number]>([
  [
    'a queue of the name of a topic',
    {
      [`${SB}_namespace`]: OURS[`${SB}_namespace`]!,
      [`${SB}_queue`]: { theirs: { name: 'events', namespace_id: BUS } },
    },
    [`${SB}_namespace.ours`, `${SB}_queue.theirs`],
    1,
  ],
  [
    'a topic of another namespace',
    { [`${SB}_topic`]: { theirs: { name: 'events', namespace_id: BUS.replace(/bus$/, 'other') } } },
    [`${SB}_topic.theirs`],
    0,
  ],
  [
    'a rule of another subscription',
    {
      [`${SB}_subscription_rule`]: {
        theirs: { name: 'all', subscription_id: `${BUS}/topics/events/subscriptions/other` },
      },
    },
    [`${SB}_subscription_rule.theirs`],
    0,
  ],
  [
    'what has a name that is not known',
    { [`${SB}_queue`]: { theirs: { name: '${var.name}', namespace_id: BUS } } },
    [`${SB}_queue.theirs`],
    0,
  ],
  [
    'what is in something that is not known',
    { [`${SB}_queue`]: { theirs: { name: 'review', namespace_id: '${var.bus}' } } },
    [`${SB}_queue.theirs`],
    0,
  ],
  [
    'something else that has the address of another',
    { [`${SB}_queue`]: { ours: { name: 'another', namespace_id: BUS } } },
    [`${SB}_queue.ours (before)`],
    0,
  ],
])('%s keeps an address of its own', (_, theirs, addresses, pairs) => {
  const found = asInAzure(documentOf(theirs), documentOf(OURS));
  expect(found.before.resources.map(({ address }) => address)).toEqual(addresses);
  expect(found.pairs).toBe(pairs);
});

describe('what not every source can tell is left out', () => {
  test('resources', () => {
    const { before } = asInAzure(
      documentOf(
        { ...OURS, azurerm_storage_account: { logs: { name: 'logs' } } },
        { data: { [`${SB}_topic`]: { read: { name: 'read', namespace_id: BUS } } } },
      ),
      documentOf({}),
    );
    expect(before.resources.map(({ type }) => type)).toEqual(Object.keys(OURS));
  });

  test('arguments', () => {
    const { before } = asInAzure(
      documentOf({
        [`${SB}_topic`]: {
          t: {
            name: 'events',
            namespace_id: BUS,
            resource_group_name: 'g',
            status: 'Active',
            depends_on: ['x.y'],
            lifecycle: { prevent_destroy: true },
            location: 'West Europe',
            user_metadata: 'West Europe',
          },
        },
      }),
      documentOf({}),
    );
    expect(before.resources[0]?.values).toEqual({
      name: 'events',
      status: 'Active',
      location: 'westeurope',
      user_metadata: 'West Europe',
    });
  });
});

test('what belongs to one of several that are known still does', () => {
  const topic_id = `\${var.on ? ${SB}_topic.one.id : ${SB}_topic.two.id}`;
  const written = (one: string, two: string) => ({
    [`${SB}_topic`]: {
      [one]: { name: 'first', namespace_id: BUS },
      [two]: { name: 'second', namespace_id: BUS },
      other: { name: 'third', namespace_id: BUS },
    },
    [`${SB}_subscription`]: { s: { name: 's', topic_id: topic_id.replace('one', one).replace('two', two) } },
  });
  const { before } = asInAzure(documentOf(written('one', 'two')), documentOf(written('new_one', 'new_two')));
  const subscription = before.resources.find(({ type }) => type === `${SB}_subscription`);
  expect(before.resolve(subscription!, 'topic_id')).toMatchObject({
    kind: 'unknown',
    candidates: [{ address: `${SB}_topic.new_one` }, { address: `${SB}_topic.new_two` }],
  });
});

test.each<[what: string, theirs: Resources, same: number]>([
  ['themselves', OURS, 5],
  ['others at other addresses', BY_NAMES, 0],
  ['another topic at the same address', { [`${SB}_topic`]: { ours: { name: 'others', namespace_id: BUS } } }, 0],
  [
    'one at the same address, of which the name is not known',
    { [`${SB}_topic`]: { ours: { name: '${var.name}', namespace_id: BUS } } },
    1,
  ],
])('as many resources have an address and a place as have in %s', (_, theirs, same) => {
  expect(sameAddresses(documentOf(theirs), documentOf(OURS))).toBe(same);
  expect(sameAddresses(documentOf(OURS), documentOf(theirs))).toBe(same);
});
