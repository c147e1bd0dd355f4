import type { ServiceBusNamespaceProps, ServiceBusQueueOptions } from '../../lib/servicebus';
import { only, PREMIUM, TestStack } from '../support/stacks';

const TYPE = 'azurerm_servicebus_queue';

function queueJson(options: ServiceBusQueueOptions = {}, namespace: Partial<ServiceBusNamespaceProps> = {}) {
  const test = new TestStack();
  test.namespace(namespace).addQueue('review', options);
  return only(test.synth(), TYPE);
}

test('a queue keeps what expires, and says all that azurerm would send as false', () => {
  const { '//': _, ...queue } = queueJson();
  expect(queue).toEqual({
    name: 'review',
    namespace_id: '${azurerm_servicebus_namespace.bus.id}',
    batched_operations_enabled: true,
    dead_lettering_on_message_expiration: true,
    express_enabled: false,
    lock_duration: 'PT1M',
    max_delivery_count: 10,
    partitioning_enabled: false,
    requires_duplicate_detection: false,
    requires_session: false,
    status: 'Active',
  });
});

test.each<[option: string, options: ServiceBusQueueOptions, emitted: object]>([
  ['autoDeleteOnIdle', { autoDeleteOnIdle: 'P1D' }, { auto_delete_on_idle: 'P1D' }],
  ['batchedOperationsEnabled', { batchedOperationsEnabled: false }, { batched_operations_enabled: false }],
  [
    'deadLetteringOnMessageExpiration',
    { deadLetteringOnMessageExpiration: false },
    { dead_lettering_on_message_expiration: false },
  ],
  ['defaultMessageTtl', { defaultMessageTtl: 'PT24H' }, { default_message_ttl: 'P1D' }],
  [
    'duplicateDetectionWindow',
    { requiresDuplicateDetection: true, duplicateDetectionWindow: 'P1D' },
    { requires_duplicate_detection: true, duplicate_detection_history_time_window: 'P1D' },
  ],
  ['expressEnabled', { expressEnabled: true }, { express_enabled: true }],
  ['lockDuration', { lockDuration: 'PT30S' }, { lock_duration: 'PT30S' }],
  ['maxDeliveryCount', { maxDeliveryCount: 1 }, { max_delivery_count: 1 }],
  ['maxSizeInMegabytes', { maxSizeInMegabytes: 1024 }, { max_size_in_megabytes: 1024 }],
  ['partitioningEnabled', { partitioningEnabled: true }, { partitioning_enabled: true }],
  ['requiresSession', { requiresSession: true }, { requires_session: true }],
  ['status', { status: 'SendDisabled' }, { status: 'SendDisabled' }],
  ['preventDestroy', { preventDestroy: true }, { lifecycle: { prevent_destroy: true } }],
])('%s reaches the JSON', (_, options, emitted) => {
  expect(queueJson(options)).toMatchObject(emitted);
});

test('large messages are open on Premium', () => {
  expect(queueJson({ maxMessageSizeInKilobytes: 102_400 }, PREMIUM).max_message_size_in_kilobytes).toBe(102_400);
});

test.each<[problem: string, options: ServiceBusQueueOptions, message: RegExp]>([
  ['a lock of ten minutes', { lockDuration: 'PT10M' }, /lockDuration: got "PT10M", allowed at most PT5M/],
  ['no delivery', { maxDeliveryCount: 0 }, /maxDeliveryCount: got 0/],
  ['an unknown status', { status: 'Paused' as 'Active' }, /status: got "Paused"/],
  ['a window of a second', { requiresDuplicateDetection: true, duplicateDetectionWindow: 'PT1S' }, /at least PT20S/],
])('refuses %s', (_, options, message) => {
  const test = new TestStack();
  test.namespace().addQueue('review', options);
  expect(test.problems().join('\n')).toMatch(message);
});

test.each<[feature: string, options: ServiceBusQueueOptions]>([
  ['requiresSession', { requiresSession: true }],
  ['requiresDuplicateDetection', { requiresDuplicateDetection: true }],
])('refuses %s on Basic', (feature, options) => {
  const test = new TestStack();
  test.namespace({ sku: 'Basic' }).addQueue('review', options);
  expect(test.problems().join('\n')).toMatch(new RegExp(`${feature}: got true, allowed on Standard and Premium`));
});
