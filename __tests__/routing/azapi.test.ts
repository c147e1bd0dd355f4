import { knownOf, topologyOf } from '../../lib/routing';
import { parseDocument } from '../../lib/terraform';

/** What azapi says in ARM's words is what azurerm says in its own. */

type Resources = Readonly<Record<string, Readonly<Record<string, object>>>>;

const read = (document: object) => topologyOf(parseDocument('x', JSON.stringify(document)));
const BUS = '/subscriptions/1/resourceGroups/g/providers/Microsoft.ServiceBus/namespaces/bus';
const azapi = (kind: string, parent: string, name: string, properties: object) => ({
  type: `Microsoft.ServiceBus/namespaces/${kind}@2024-01-01`,
  parent_id: parent,
  name,
  body: { properties },
});
/** Facts without the resource that they are from. */
const plain = (value: unknown) =>
  JSON.parse(
    JSON.stringify(value, (key, one) => (/^(resource|address|topic|subscriptions|rules)$/.test(key) ? undefined : one)),
  );

const written = (resource: Resources) => {
  const { topics, unresolved } = read({ resource });
  const [topic] = topics;
  return { topic: plain(topic), subscription: plain(knownOf(topic!.subscriptions)[0]), unresolved };
};

/** A topic with a subscription, of which these properties are set. */
const inArm = (ofTopic: object, ofSubscription: object) =>
  written({
    azapi_resource: {
      events: azapi('topics', BUS, 'events', ofTopic),
      train: azapi('topics/subscriptions', '${azapi_resource.events.id}', 'train', ofSubscription),
    },
  });
const inAzurerm = (ofTopic: object, ofSubscription: object) =>
  written({
    azurerm_servicebus_topic: { events: { name: 'events', namespace_id: BUS, ...ofTopic } },
    azurerm_servicebus_subscription: {
      train: { name: 'train', topic_id: '${azurerm_servicebus_topic.events.id}', ...ofSubscription },
    },
  });

test.each<[arm: string, azurerm: string, value: unknown]>([
  ['status', 'status', 'SendDisabled'],
  ['defaultMessageTimeToLive', 'default_message_ttl', 'PT1H'],
  ['autoDeleteOnIdle', 'auto_delete_on_idle', 'PT5M'],
  ['requiresDuplicateDetection', 'requires_duplicate_detection', true],
  ['duplicateDetectionHistoryTimeWindow', 'duplicate_detection_history_time_window', 'PT20M'],
  ['maxSizeInMegabytes', 'max_size_in_megabytes', 5120],
  ['maxMessageSizeInKilobytes', 'max_message_size_in_kilobytes', 2048],
  ['enablePartitioning', 'partitioning_enabled', true],
])('of a topic %s is %s', (arm, azurerm, value) => {
  expect(inArm({ [arm]: value }, {})).toEqual(inAzurerm({ [azurerm]: value }, {}));
  expect(inArm({ [arm]: value }, {})).not.toEqual(inArm({}, {}));
});

test.each<[arm: string, azurerm: string, value: unknown]>([
  ['status', 'status', 'ReceiveDisabled'],
  ['defaultMessageTimeToLive', 'default_message_ttl', 'PT1H'],
  ['autoDeleteOnIdle', 'auto_delete_on_idle', 'PT5M'],
  ['lockDuration', 'lock_duration', 'PT2M'],
  ['maxDeliveryCount', 'max_delivery_count', 3],
  ['requiresSession', 'requires_session', true],
  ['deadLetteringOnMessageExpiration', 'dead_lettering_on_message_expiration', true],
  ['deadLetteringOnFilterEvaluationExceptions', 'dead_lettering_on_filter_evaluation_error', false],
  ['forwardTo', 'forward_to', 'review'],
  ['forwardDeadLetteredMessagesTo', 'forward_dead_lettered_messages_to', 'review'],
])('of a subscription %s is %s', (arm, azurerm, value) => {
  expect(inArm({}, { [arm]: value }).subscription).toEqual(inAzurerm({}, { [azurerm]: value }).subscription);
  expect(inArm({}, { [arm]: value }).subscription).not.toEqual(inArm({}, {}).subscription);
});

test('of two topics of one name an id leads to that of its namespace', () => {
  const bus = (name: string) => BUS.replace(/bus$/, name);
  const subscription = (name: string) => azapi('topics/subscriptions', `${bus(name)}/topics/events`, name, {});
  const { topics } = read({
    resource: {
      azapi_resource: {
        one: azapi('topics', bus('one'), 'events', {}),
        two: azapi('topics', bus('two'), 'events', {}),
        first: subscription('one'),
        second: subscription('two'),
      },
    },
  });
  const told = topics.map(({ address, subscriptions }) => [address, ...knownOf(subscriptions).map(({ name }) => name)]);
  expect(told).toEqual([
    ['azapi_resource.one', 'one'],
    ['azapi_resource.two', 'two'],
  ]);
});

describe('where a subscription forwards to', () => {
  const forwarding = (forwardTo: unknown, body: (properties: object) => unknown = (properties) => ({ properties })) => {
    const { topics } = read({
      variable: { target: {} },
      resource: {
        azapi_resource: {
          events: azapi('topics', BUS, 'events', {}),
          review: azapi('queues', BUS, 'review', {}),
          train: {
            ...azapi('topics/subscriptions', '${azapi_resource.events.id}', 'train', {}),
            body: body({ forwardTo }),
          },
        },
      },
    });
    const fact = knownOf(topics[0]!.subscriptions)[0]!.forwardTo;
    return fact.kind === 'unknown' ? 'unknown' : (fact.value?.entity?.address ?? fact.value?.name ?? 'nowhere');
  };

  test.each<[what: string, forwardTo: unknown, target: string]>([
    ['a queue of the document', 'review', 'azapi_resource.review'],
    ['a queue by reference', '${azapi_resource.review.name}', 'azapi_resource.review'],
    ['one that is elsewhere', 'far', 'far'],
    ['one that only Terraform knows', '${var.target}', 'unknown'],
    ['nothing', '', 'nowhere'],
    ['null', null, 'nowhere'],
  ])('%s', (_, forwardTo, target) => {
    expect(forwarding(forwardTo)).toBe(target);
  });

  test('in JSON text, and in a body that is not known', () => {
    expect(forwarding('review', (properties) => JSON.stringify({ properties }))).toBe('azapi_resource.review');
    expect(forwarding('review', () => '${var.target}')).toBe('unknown');
  });
});

describe('a rule is taken as Azure takes it', () => {
  const ruleOf = (name: unknown, properties: object) => {
    const { topics } = read({
      resource: {
        azapi_resource: {
          events: azapi('topics', BUS, 'events', {}),
          train: azapi('topics/subscriptions', '${azapi_resource.events.id}', 'train', {}),
          rule: azapi('topics/subscriptions/rules', '${azapi_resource.train.id}', name as string, properties),
        },
      },
    });
    const [rule] = knownOf(knownOf(topics[0]!.subscriptions)[0]!.rules);
    const { match, action } = rule!;
    return {
      match: match.kind === 'known' ? match.filter.toString() : match.kind,
      action: action.kind === 'known' ? action.value?.sql : action.kind,
    };
  };
  const SQL = { filterType: 'SqlFilter', sqlFilter: { sqlExpression: 'a = 1' } };

  test.each<[what: string, name: string, properties: object, rule: object]>([
    ['SQL', 'r', SQL, { match: 'a = 1' }],
    ['an action', 'r', { ...SQL, action: { sqlExpression: 'SET b = 1' } }, { match: 'a = 1', action: 'SET b = 1' }],
    ['an action that is not known', 'r', { ...SQL, action: '${var.action}' }, { match: 'a = 1', action: 'unknown' }],
    ['a filter that is not known', 'r', { ...SQL, sqlFilter: '${var.filter}' }, { match: 'part' }],
    [
      'a part of a filter that is not known',
      'r',
      { ...SQL, sqlFilter: { sqlExpression: '${var.x}' } },
      { match: 'part' },
    ],
    [
      'a correlation filter',
      'r',
      { filterType: 'CorrelationFilter', correlationFilter: { label: 'x', contentType: 'y', properties: { aB: 'z' } } },
      { match: "label = 'x' and contentType = 'y' and aB = 'z'" },
    ],
    [
      'a correlation filter that is not known',
      'r',
      { filterType: 'CorrelationFilter', correlationFilter: '${var.filter}' },
      { match: 'part' },
    ],
    // azurerm refuses the two together; Azure takes the one of the type.
    ['the filter of its type, of two', 'r', { ...SQL, correlationFilter: { label: 'x' } }, { match: 'a = 1' }],
    ['a name of letters that azurerm refuses', 'r!', SQL, { match: 'a = 1' }],
    ['not the rule that is there already', '$Default', SQL, { match: 'refused' }],
    ['not a type that there is not', 'r', { filterType: 'TrueFilter' }, { match: 'refused' }],
  ])('%s', (_, name, properties, rule) => {
    expect(ruleOf(name, properties)).toEqual({ action: undefined, ...rule });
  });
});

describe('what is not read here', () => {
  const unresolved = (document: object) => read(document).unresolved.map(({ address }) => address);

  test.each<[what: string, document: object, hidden: readonly string[]]>([
    ['a topic is read', { resource: { azapi_resource: { x: azapi('topics', BUS, 'events', {}) } } }, []],
    [
      'what changes one is not',
      {
        resource: {
          azapi_update_resource: { x: { type: 'Microsoft.ServiceBus/namespaces/topics@2024-01-01', body: {} } },
        },
      },
      ['azapi_update_resource.x'],
    ],
    [
      'what is only looked at hides nothing',
      { data: { azapi_resource: { x: { ...azapi('topics/other', BUS, 'x', {}) } } } },
      [],
    ],
    [
      'what is made of another type does',
      { resource: { azapi_resource: { x: azapi('topics/other', BUS, 'x', {}) } } },
      ['azapi_resource.x'],
    ],
  ])('%s', (_, document, hidden) => {
    expect(unresolved(document)).toEqual(hidden);
  });
});
