import { SqlFilter } from '../../lib/rules';
import { type IForwardTarget, ServiceBusNamespace, type ServiceBusTopicBase } from '../../lib/servicebus';
import { only, STANDARD, TestStack } from '../support/stacks';

const rules = { all: SqlFilter.acceptEverything() };

function forward(topic: ServiceBusTopicBase, name: string, forwardTo: IForwardTarget): void {
  topic.addSubscription(name, { rules, forwardTo });
}

test('targets are references, so that Terraform creates them first', () => {
  const test = new TestStack();
  const namespace = test.namespace();
  const [review, dead] = [namespace.addQueue('review'), namespace.addTopic('dead')];
  const options = { forwardTo: review, forwardDeadLetteredMessagesTo: dead };
  namespace.addTopic('events').addSubscription('train', { rules, ...options });
  namespace.addQueue('relay', options);
  dead.addSubscription('all', { rules });
  const json = test.synth();
  const emitted = {
    forward_to: '${azurerm_servicebus_queue.bus_review.name}',
    forward_dead_lettered_messages_to: '${azurerm_servicebus_topic.bus_dead.name}',
  };
  expect(json.resource.azurerm_servicebus_subscription?.bus_events_train).toMatchObject(emitted);
  expect(json.resource.azurerm_servicebus_queue?.bus_relay).toMatchObject(emitted);
});

test('refuses a topic that forwards to itself', () => {
  const test = new TestStack();
  const topic = test.topic();
  forward(topic, 'again', topic);
  expect(test.problems()).toEqual([
    expect.stringMatching(/forwardTo: got "events\/again -> events", allowed a way that ends/),
  ]);
});

test('refuses a cycle over several topics, and names its way', () => {
  const test = new TestStack();
  const namespace = test.namespace();
  const [a, b] = [namespace.addTopic('a'), namespace.addTopic('b')];
  forward(a, 'to-b', b);
  forward(b, 'to-a', a);
  expect(test.problems().join('\n')).toMatch(/got "a\/to-b -> b\/to-a -> a", allowed a way that ends/);
});

test('refuses a cycle by way of dead letters', () => {
  const test = new TestStack();
  const namespace = test.namespace();
  const topic = namespace.addTopic('a');
  topic.addSubscription('s', { rules, forwardDeadLetteredMessagesTo: topic });
  expect(test.problems().join('\n')).toMatch(/forwardDeadLetteredMessagesTo: got "a\/s -> a"/);
});

test('takes four hops and refuses five, with the way', () => {
  const test = new TestStack();
  const namespace = test.namespace();
  const q4 = namespace.addQueue('q4');
  const q3 = namespace.addQueue('q3', { forwardTo: q4 });
  const q2 = namespace.addQueue('q2', { forwardTo: q3 });
  const q1 = namespace.addQueue('q1', { forwardTo: q2 });
  const topic = namespace.addTopic('events');
  forward(topic, 'four', q1);
  expect(test.problems()).toEqual([]);
  const q0 = namespace.addQueue('q0', { forwardTo: q1 });
  forward(topic, 'five', q0);
  expect(test.problems()).toEqual([
    expect.stringMatching(
      /five\] forwardTo: got "events\/five -> q0 -> q1 -> q2 -> q3 -> q4", allowed at most 4 hops \(these are 5\)/,
    ),
  ]);
});

test.each([
  ['sessions', { requiresSession: true }, /no forwarding from an entity that requires sessions/],
  ['auto-delete', { autoDeleteOnIdle: 'PT1H' }, /no forwarding together with autoDeleteOnIdle/],
])('refuses forwarding with %s, of subscriptions and queues', (_, options, message) => {
  const test = new TestStack();
  const namespace = test.namespace();
  const review = namespace.addQueue('review');
  namespace.addTopic('events').addSubscription('train', { rules, forwardTo: review, ...options });
  namespace.addQueue('relay', { forwardTo: review, ...options });
  expect(test.problems()).toEqual([expect.stringMatching(message), expect.stringMatching(message)]);
});

test('refuses forwarding to another namespace', () => {
  const test = new TestStack();
  const other = new ServiceBusNamespace(test.stack, 'other', { ...STANDARD, name: 'other-jobs' });
  forward(test.topic(), 'train', other.addQueue('review'));
  expect(test.problems()).toEqual([
    expect.stringMatching(/forwardTo: got "review", allowed a queue or topic of the same namespace/),
  ]);
});

test('refuses forwarding on Basic', () => {
  const test = new TestStack();
  const namespace = test.namespace({ sku: 'Basic' });
  namespace.addQueue('relay', { forwardTo: namespace.addQueue('review') });
  expect(test.problems()).toEqual([expect.stringMatching(/forwarding on Standard and Premium only/)]);
});

test('absent means absent', () => {
  const test = new TestStack();
  test.topic().addSubscription('train', { rules });
  const subscription = only(test.synth(), 'azurerm_servicebus_subscription');
  expect(Object.keys(subscription).filter((name) => name.startsWith('forward'))).toEqual([]);
});
