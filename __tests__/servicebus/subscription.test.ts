import { SqlFilter } from '../../lib/rules';
import type { ServiceBusNamespaceProps, ServiceBusSubscriptionOptions } from '../../lib/servicebus';
import { only, PREMIUM, type StackJson, TestStack } from '../support/stacks';

const TYPE = 'azurerm_servicebus_subscription';
const rules = { all: SqlFilter.acceptEverything() };

function synthSubscription(
  options: ServiceBusSubscriptionOptions,
  namespace: Partial<ServiceBusNamespaceProps> = {},
): StackJson {
  const test = new TestStack();
  test.topic(namespace).addSubscription('train', { rules, ...options });
  return test.synth();
}

test('a subscription keeps what expires or fails, and says all that azurerm would send as false', () => {
  const { '//': _, ...subscription } = only(synthSubscription({}), TYPE);
  expect(subscription).toEqual({
    name: 'train',
    topic_id: '${azurerm_servicebus_topic.bus_events.id}',
    batched_operations_enabled: true,
    dead_lettering_on_filter_evaluation_error: true,
    dead_lettering_on_message_expiration: true,
    lock_duration: 'PT1M',
    max_delivery_count: 10,
    requires_session: false,
    status: 'Active',
  });
});

test.each<[option: string, options: ServiceBusSubscriptionOptions, emitted: object]>([
  ['autoDeleteOnIdle', { autoDeleteOnIdle: 'PT300S' }, { auto_delete_on_idle: 'PT5M' }],
  ['batchedOperationsEnabled', { batchedOperationsEnabled: false }, { batched_operations_enabled: false }],
  [
    'deadLetteringOnFilterEvaluationError',
    { deadLetteringOnFilterEvaluationError: false },
    { dead_lettering_on_filter_evaluation_error: false },
  ],
  [
    'deadLetteringOnMessageExpiration',
    { deadLetteringOnMessageExpiration: false },
    { dead_lettering_on_message_expiration: false },
  ],
  ['defaultMessageTtl', { defaultMessageTtl: 'P2W' }, { default_message_ttl: 'P14D' }],
  ['lockDuration', { lockDuration: 'PT300S' }, { lock_duration: 'PT5M' }],
  ['maxDeliveryCount', { maxDeliveryCount: 3 }, { max_delivery_count: 3 }],
  ['requiresSession', { requiresSession: true }, { requires_session: true }],
  ['status', { status: 'ReceiveDisabled' }, { status: 'ReceiveDisabled' }],
  ['preventDestroy', { preventDestroy: true }, { lifecycle: { prevent_destroy: true } }],
])('%s reaches the JSON', (_, options, emitted) => {
  expect(only(synthSubscription(options), TYPE)).toMatchObject(emitted);
});

test('an undefined option is the default, not nothing', () => {
  expect(only(synthSubscription({ maxDeliveryCount: undefined }), TYPE).max_delivery_count).toBe(10);
});

test('a JMS client scope sets the flag without which azurerm ignores it', () => {
  const json = synthSubscription({ clientScoped: { clientId: 'jms', shareable: false } }, PREMIUM);
  expect(only(json, TYPE)).toMatchObject({
    client_scoped_subscription_enabled: true,
    client_scoped_subscription: { client_id: 'jms', is_client_scoped_subscription_shareable: false },
  });
});

test('each subscription refers to its own topic, also with unequal counts', () => {
  const test = new TestStack();
  const namespace = test.namespace();
  const [a, b] = [namespace.addTopic('a'), namespace.addTopic('b')];
  b.addSubscription('first', { rules });
  b.addSubscription('second', { rules });
  a.addSubscription('third', { rules });
  const topics = Object.values(test.synth().resource[TYPE] ?? {}).map(({ name, topic_id }) => [name, topic_id]);
  expect(Object.fromEntries(topics)).toEqual({
    first: '${azurerm_servicebus_topic.bus_b.id}',
    second: '${azurerm_servicebus_topic.bus_b.id}',
    third: '${azurerm_servicebus_topic.bus_a.id}',
  });
});

test.each<[problem: string, name: string, options: ServiceBusSubscriptionOptions, message: RegExp]>([
  [
    'no rule at all',
    'train',
    { rules: {} },
    /rules: got "none", allowed at least one: .*receives nothing.*acceptEverything/,
  ],
  ['a name of 51 characters', 'a'.repeat(51), {}, /1 to 50 characters \(this has 51\)/],
  ['a hyphen at the end of a short name', 'train-', {}, /name: got "train-", .*at both ends/],
  ['a hyphen at position 50', `${'a'.repeat(49)}-`, {}, /at both ends/],
  ['a name with a slash', 'a/b', {}, /name: got "a\/b"/],
  [
    'a lock of ten minutes',
    'train',
    { lockDuration: 'PT10M' },
    /lockDuration: got "PT10M", allowed at most PT5M; use PT5M or less/,
  ],
  ['a lock that is no time', 'train', { lockDuration: 'soon' }, /lockDuration: got "soon", .*ISO 8601/],
  ['an expiry that is no time', 'train', { defaultMessageTtl: 'soon' }, /defaultMessageTtl: got "soon"/],
  ['an idle time of a minute', 'train', { autoDeleteOnIdle: 'PT1M' }, /got "PT1M", allowed at least PT5M/],
  ['no delivery', 'train', { maxDeliveryCount: 0 }, /maxDeliveryCount: got 0, allowed a whole number, 1 to/],
  ['half a delivery', 'train', { maxDeliveryCount: 1.5 }, /maxDeliveryCount: got 1.5/],
  ['more deliveries than a 32-bit number', 'train', { maxDeliveryCount: 2 ** 31 }, /got 2147483648, .*2147483647/],
  [
    'an unknown status',
    'train',
    { status: 'SendDisabled' as 'Active' },
    /status: got "SendDisabled", allowed Active, Disabled/,
  ],
  ['a JMS scope on Standard', 'train', { clientScoped: { clientId: 'x' } }, /clientScoped: .*Premium only/],
  ['rules named alike', 'train', { rules: { ...rules, ALL: SqlFilter.acceptEverything() } }, /more than letter case/],
])('refuses %s', (_, name, options, message) => {
  const test = new TestStack();
  test.topic().addSubscription(name, { rules, ...options });
  expect(test.problems().join('\n')).toMatch(message);
  expect(() => test.synth()).toThrow(message);
});

test('refuses subscriptions of one topic that differ in letter case only', () => {
  const test = new TestStack();
  const topic = test.topic();
  topic.addSubscription('train', { rules });
  topic.addSubscription('Train', { rules });
  expect(test.problems()).toEqual([expect.stringMatching(/subscriptions: got \["train","Train"\]/)]);
});

test('names all problems of all constructs at once, each with its path', () => {
  const test = new TestStack();
  const topic = test.topic();
  topic.addSubscription('a', { lockDuration: 'PT10M', maxDeliveryCount: 0 });
  topic.addSubscription('b', { rules: { $Default: SqlFilter.parse('') } });
  const paths = test.problems().map((problem) => problem.split(' ')[0]);
  expect(paths).toEqual([
    '[test/bus/events/a]',
    '[test/bus/events/a]',
    '[test/bus/events/a]',
    '[test/bus/events/b/$Default]',
    '[test/bus/events/b/$Default]',
  ]);
});
