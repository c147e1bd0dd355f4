import { CorrelationFilter, SqlFilter } from '../../lib/rules';
import type { ServiceBusNamespaceProps, ServiceBusTopicOptions } from '../../lib/servicebus';
import { GROUNDS } from '../support/grounds';
import { only, PREMIUM, TestStack } from '../support/stacks';

const TYPE = 'azurerm_servicebus_topic';

function topicJson(options: ServiceBusTopicOptions = {}, namespace: Partial<ServiceBusNamespaceProps> = {}) {
  const test = new TestStack();
  test.namespace(namespace).addTopic('events', options);
  return only(test.synth(), TYPE);
}

test('a topic says what azurerm would otherwise send as false', () => {
  const { '//': _, ...topic } = topicJson();
  expect(topic).toEqual({
    name: 'events',
    namespace_id: '${azurerm_servicebus_namespace.bus.id}',
    batched_operations_enabled: true,
    express_enabled: false,
    partitioning_enabled: false,
    requires_duplicate_detection: false,
    status: 'Active',
    support_ordering: false,
  });
});

test.each<[option: string, options: ServiceBusTopicOptions, emitted: object]>([
  ['autoDeleteOnIdle', { autoDeleteOnIdle: 'PT1H' }, { auto_delete_on_idle: 'PT1H' }],
  ['batchedOperationsEnabled', { batchedOperationsEnabled: false }, { batched_operations_enabled: false }],
  ['defaultMessageTtl', { defaultMessageTtl: 'PT168H' }, { default_message_ttl: 'P7D' }],
  [
    'duplicateDetectionWindow',
    { requiresDuplicateDetection: true, duplicateDetectionWindow: 'PT90M' },
    { requires_duplicate_detection: true, duplicate_detection_history_time_window: 'PT1H30M' },
  ],
  ['expressEnabled', { expressEnabled: true }, { express_enabled: true }],
  ['maxSizeInMegabytes', { maxSizeInMegabytes: 5120 }, { max_size_in_megabytes: 5120 }],
  ['partitioningEnabled', { partitioningEnabled: true }, { partitioning_enabled: true }],
  ['status', { status: 'Disabled' }, { status: 'Disabled' }],
  ['supportOrdering', { supportOrdering: true }, { support_ordering: true }],
  ['preventDestroy', { preventDestroy: true }, { lifecycle: { prevent_destroy: true } }],
])('%s reaches the JSON', (_, options, emitted) => {
  expect(topicJson(options)).toMatchObject(emitted);
});

test('on Premium, message size is open and partitioning follows the namespace', () => {
  expect(topicJson({ maxMessageSizeInKilobytes: 2048 }, PREMIUM)).toMatchObject({
    max_message_size_in_kilobytes: 2048,
    partitioning_enabled: false,
  });
  expect(topicJson({}, { sku: 'Premium', premiumMessagingPartitions: 2 }).partitioning_enabled).toBe(true);
});

test.each<[problem: string, name: string, options: ServiceBusTopicOptions, message: RegExp]>([
  ['a slash in the name', 'jobs/training', {}, /name: got "jobs\/training", .*without "\/" and "~"/],
  ['a tilde in the name', 'jobs~training', {}, /without "\/" and "~"/],
  ['a hyphen at the end of the name', 'jobs-', {}, /a letter or digit at both ends/],
  ['a name of 261 characters', 'a'.repeat(261), {}, /1 to 260 characters \(this has 261\)/],
  [
    'an idle time of a minute',
    'jobs',
    { autoDeleteOnIdle: 'PT1M' },
    /autoDeleteOnIdle: got "PT1M", allowed at least PT5M/,
  ],
  ['a time that is none', 'jobs', { defaultMessageTtl: 'soon' }, /defaultMessageTtl: got "soon", .*ISO 8601/],
  ['a time in months', 'jobs', { defaultMessageTtl: 'P1M' }, /got "P1M", .*ISO 8601 duration of days/],
  ['a negative time', 'jobs', { defaultMessageTtl: '-P1D' }, /got "-P1D", allowed at least PT1S/],
  [
    'a duplicate window of eight days',
    'jobs',
    { requiresDuplicateDetection: true, duplicateDetectionWindow: 'P8D' },
    /duplicateDetectionWindow: got "P8D", allowed at most P7D/,
  ],
  ['a window without detection', 'jobs', { duplicateDetectionWindow: 'PT5M' }, /requiresDuplicateDetection: true/],
  ['express and partitioning', 'jobs', { expressEnabled: true, partitioningEnabled: true }, /express or partitioning/],
  ['ordering and partitioning', 'jobs', { supportOrdering: true, partitioningEnabled: true }, /without partitioning/],
  ['a size of 1000', 'jobs', { maxSizeInMegabytes: 1000 as 1024 }, /maxSizeInMegabytes: got 1000, allowed 1024, 2048/],
  ['a large topic on Standard', 'jobs', { maxSizeInMegabytes: 10_240 }, /got 10240, allowed at most 5120 on Standard/],
  ['large messages on Standard', 'jobs', { maxMessageSizeInKilobytes: 2048 }, /got 2048, allowed on Premium only/],
  [
    'an unknown status',
    'jobs',
    { status: 'ReceiveDisabled' as 'Active' },
    /status: got "ReceiveDisabled", allowed Active/,
  ],
])('refuses %s', (_, name, options, message) => {
  const test = new TestStack();
  test.namespace().addTopic(name, options);
  expect(test.problems().join('\n')).toMatch(message);
});

test.each<
  [problem: string, namespace: Partial<ServiceBusNamespaceProps>, options: ServiceBusTopicOptions, message: RegExp]
>([
  [
    'a message size of 256',
    PREMIUM,
    { maxMessageSizeInKilobytes: 256 },
    /got 256, allowed a whole number, 1024 to 102400/,
  ],
  ['express on Premium', PREMIUM, { expressEnabled: true }, /express entities on Standard only/],
  [
    'partitioning without partitions',
    PREMIUM,
    { partitioningEnabled: true },
    /got true, allowed false in a Premium namespace/,
  ],
  [
    'no partitioning with partitions',
    { sku: 'Premium', premiumMessagingPartitions: 2 },
    { partitioningEnabled: false },
    /got false, allowed true in a Premium namespace of 2/,
  ],
  ['any topic on Basic', { sku: 'Basic' }, {}, /namespace: got "Basic", allowed Standard or Premium/],
])('refuses %s', (_, namespace, options, message) => {
  const test = new TestStack();
  test.namespace(namespace).addTopic('jobs', options);
  expect(test.problems().join('\n')).toMatch(message);
});

test('refuses names that differ in letter case only, topics and queues together', () => {
  const test = new TestStack();
  const namespace = test.namespace();
  namespace.addTopic('jobs');
  namespace.addQueue('JOBS');
  expect(test.problems()).toEqual([
    expect.stringMatching(/\[test\/bus\] entities: got \["topic jobs","queue JOBS"\], .*more than letter case/),
  ]);
});

test('refuses more than Azure takes on one topic', () => {
  const test = new TestStack();
  const topic = test.topic();
  const rules = Object.fromEntries(Array.from({ length: 2001 }, (_, n) => [`r${n}`, SqlFilter.parse(`a = ${n}`)]));
  topic.addSubscription('many-rules', { rules });
  for (let n = 0; n < 2000; n++) {
    topic.addSubscription(`s${n}`, { rules: { r: CorrelationFilter.of({ label: `l${n}` }) } });
  }
  for (let n = 0; n < 13; n++) topic.addAccessKey(`k${n}`, 'listen', GROUNDS);
  const problems = topic.node.validate().join('\n');
  expect(problems).toMatch(/subscriptions: got 2001, allowed at most 2000 on one topic/);
  expect(problems).toMatch(/SQL filters: got 2001, allowed at most 2000/);
  expect(problems).toMatch(/access keys: got 13, allowed at most 12/);
});
