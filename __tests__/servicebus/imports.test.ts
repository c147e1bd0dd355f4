import { SqlFilter } from '../../lib/rules';
import { ServiceBusNamespace, ServiceBusQueue, ServiceBusTopic } from '../../lib/servicebus';
import { TestStack } from '../support/stacks';

const rules = { all: SqlFilter.acceptEverything() };
const platform = { namespaceName: 'platform-bus', resourceGroupName: 'rg-platform' };

test('a team adds its topic to the namespace of the platform', () => {
  const test = new TestStack();
  const namespace = ServiceBusNamespace.fromNamespaceName(test.stack, 'platform', platform);
  namespace.addTopic('jobs').addSubscription('train', { rules });
  const json = test.synth();
  expect(json.data?.azurerm_servicebus_namespace?.platform).toMatchObject({
    name: 'platform-bus',
    resource_group_name: 'rg-platform',
  });
  expect(json.resource.azurerm_servicebus_topic?.platform_jobs?.namespace_id).toBe(
    '${data.azurerm_servicebus_namespace.platform.id}',
  );
  expect(json.resource).not.toHaveProperty('azurerm_servicebus_namespace');
});

test('a team adds its subscription to a topic of another, and forwards to its queue', () => {
  const test = new TestStack();
  const namespace = ServiceBusNamespace.fromNamespaceName(test.stack, 'platform', platform);
  const topic = ServiceBusTopic.fromTopicName(test.stack, 'shared', { topicName: 'events', namespace });
  const queue = ServiceBusQueue.fromQueueName(test.stack, 'review', { queueName: 'drift-review', namespace });
  topic.addSubscription('train', { rules, forwardTo: queue });
  const json = test.synth();
  expect(json.data?.azurerm_servicebus_topic?.shared).toMatchObject({
    name: 'events',
    namespace_id: '${data.azurerm_servicebus_namespace.platform.id}',
  });
  expect(json.data?.azurerm_servicebus_queue?.review?.name).toBe('drift-review');
  expect(json.resource.azurerm_servicebus_subscription?.shared_train).toMatchObject({
    topic_id: '${data.azurerm_servicebus_topic.shared.id}',
    forward_to: '${data.azurerm_servicebus_queue.review.name}',
  });
});

test('the tier of an imported namespace is checked where it is told, and not guessed where it is not', () => {
  const problems = (sku?: 'Standard') => {
    const test = new TestStack();
    const namespace = ServiceBusNamespace.fromNamespaceName(test.stack, 'platform', { ...platform, sku });
    namespace.addTopic('jobs', { maxMessageSizeInKilobytes: 2048 });
    return test.problems();
  };
  expect(problems('Standard')).toEqual([
    expect.stringMatching(/maxMessageSizeInKilobytes: got 2048, allowed on Premium only/),
  ]);
  expect(problems()).toEqual([]);
});
