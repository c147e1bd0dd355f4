import { type Rule, SqlFilter } from '../../lib/rules';
import {
  EncryptionKey,
  InvalidOptions,
  KeyVault,
  LogWorkspace,
  ServiceBusNamespace,
  ServiceBusQueue,
  ServiceBusSubscription,
  ServiceBusTopic,
  SubscriptionRule,
  UserAssignedIdentity,
} from '../../lib/servicebus';
import { STANDARD, TestStack } from '../support/stacks';

/** What somebody may write without TypeScript, or past it. */
const wrong = (value: unknown) => value as never;
const PLACE = { location: 'westeurope', resourceGroupName: 'rg' };
const rules = { r: SqlFilter.parse('a = 1') };

test.each<[string, (test: TestStack) => unknown, string]>([
  [
    'a queue',
    (test) => test.namespace().addQueue('q', wrong({ lockDuraton: 'PT1M' })),
    '[test/bus/q] unknown option "lockDuraton"; did you mean lockDuration?',
  ],
  [
    'a queue with a name',
    (test) => new ServiceBusQueue(test.stack, 'q', wrong({ namespace: test.namespace(), queuName: 'x' })),
    '[test/q] unknown option "queuName"; did you mean queueName?',
  ],
  [
    'a topic',
    (test) => test.namespace().addTopic('t', wrong({ requireDuplicateDetection: true })),
    '[test/bus/t] unknown option "requireDuplicateDetection"; did you mean requiresDuplicateDetection?',
  ],
  [
    'a topic with text for its contract',
    (test) => test.namespace().addTopic('t', wrong({ contract: 'trainingEvent' })),
    '[test/bus/t] contract: got "trainingEvent", allowed a MessageContract; make one with MessageContract.of({ … })',
  ],
  [
    'a subscription',
    (test) => test.topic().addSubscription('s', wrong({ rules, fowardTo: undefined })),
    '[test/bus/events/s] unknown option "fowardTo"; did you mean forwardTo?',
  ],
  [
    'a subscription that forwards to nothing',
    (test) => test.topic().addSubscription('s', wrong({ rules, forwardTo: undefined })),
    '[test/bus/events/s] forwardTo: got undefined, allowed a queue or a topic; give a value, or leave it out',
  ],
  [
    'a subscription that forwards to a name',
    (test) => test.topic().addSubscription('s', wrong({ rules, forwardTo: 'q' })),
    '[test/bus/events/s] forwardTo: got "q", allowed a queue or a topic; give the construct itself, such as queues.review, not its name',
  ],
  [
    'a rule within a subscription',
    (test) => test.topic().addSubscription('s', { rules: { r: wrong('a = 1') } }),
    '[test/bus/events/s] rules.r: got "a = 1", allowed an SqlFilter or a CorrelationFilter; write SqlFilter.parse("a = 1")',
  ],
  [
    'a namespace',
    (test) => test.namespace(wrong({ capcity: 1 })),
    '[test/bus] unknown option "capcity"; did you mean capacity?',
  ],
  [
    'what is within a namespace',
    (test) => test.namespace(wrong({ sku: 'Premium', networkRules: { ipRule: ['1.2.3.4'] } })),
    '[test/bus] networkRules: unknown option "ipRule"; did you mean ipRules?',
  ],
  [
    'an identity',
    (test) => new UserAssignedIdentity(test.stack, 'i', wrong({ ...PLACE, tag: {} })),
    '[test/i] unknown option "tag"; did you mean tags?',
  ],
  [
    'a vault',
    (test) => new KeyVault(test.stack, 'v', wrong({ ...PLACE, vaultName: 'kv-training', sku: 'premium' })),
    '[test/v] unknown option "sku"; allowed are vaultName, location, resourceGroupName, tags',
  ],
  [
    'a workspace for logs',
    (test) => new LogWorkspace(test.stack, 'l', wrong({ ...PLACE, name: 'log-x', retentionDays: 30 })),
    '[test/l] unknown option "retentionDays"; did you mean retentionInDays?',
  ],
  [
    'alerts',
    (test) => test.namespace().addDefaultAlerts(wrong({ emails: ['a@example.com'], deadLetters: 1 })),
    '[test/bus] unknown option "deadLetters"; allowed are emails, actionGroupId, deadLetteredMessages, throttledRequests, serverErrors, cpuPercent',
  ],
  [
    'an endpoint',
    (test) =>
      test.namespace({ sku: 'Premium' }).addPrivateEndpoint('e', wrong({ subnetId: 's', privateDnsZoneId: ['z'] })),
    '[test/bus] unknown option "privateDnsZoneId"; did you mean privateDnsZoneIds?',
  ],
  [
    'a claim',
    (test) => test.topic().mustCover('all', wrong({ subscription: ['a'] })),
    '[test/bus/events] claim "all": unknown option "subscription"; did you mean subscriptions?',
  ],
])('%s is told of', (_, make, problem) => {
  const test = new TestStack();
  make(test);
  expect(test.problems()).toContain(problem);
});

test.each<[string, (test: TestStack) => unknown, string]>([
  [
    'a topic without a namespace',
    (test) => new ServiceBusTopic(test.stack, 't', wrong({ topicName: 'x' })),
    '[test/t] is not valid:\n- namespace: got nothing, allowed a ServiceBusNamespace; give it',
  ],
  [
    'a subscription of a name',
    (test) => new ServiceBusSubscription(test.stack, 's', wrong({ topic: 'events', rules })),
    '[test/s] is not valid:\n- topic: got "events", allowed a ServiceBusTopic; give one',
  ],
  [
    'a rule of nothing',
    (test) => new SubscriptionRule(test.stack, 'r', wrong({ subscription: undefined, rule: rules.r })),
    '[test/r] is not valid:\n- subscription: got undefined, allowed a ServiceBusSubscription; give it',
  ],
  [
    'a key without a vault',
    (test) => new EncryptionKey(test.stack, 'k', wrong({ ...PLACE, vault: 'kv-training', keyName: 'k' })),
    '[test/k] is not valid:\n- vault: got "kv-training", allowed a KeyVault; give one',
  ],
  [
    'no options at all',
    (test) => new ServiceBusNamespace(test.stack, 'n', wrong(undefined)),
    '[test/n] is not valid:\n- got undefined, allowed an object with name, sku, location, resourceGroupName; give a value, or leave it out',
  ],
  [
    'a queue of the name of a topic',
    (test) => test.topic().namespace.addQueue('events'),
    '[test/bus/events] is not valid:\n- queue name: got "events", allowed each name once, topics and queues together; choose another name',
  ],
  [
    'a topic without a name',
    (test) => test.namespace().addTopic(''),
    '[test/bus/] is not valid:\n- topic name: got "", allowed a name of at least one letter; choose another name',
  ],
  [
    'a rule without a name',
    (test) => test.topic().addSubscription('s', { rules: { '': rules.r } }),
    '[test/bus/events/s/] is not valid:\n- rule name: got "", allowed a name of at least one letter; choose another name',
  ],
  [
    'a name that the namespace needs itself',
    (test) => test.namespace().addQueue('Resource'),
    '[test/bus/Resource] is not valid:\n- queue name: got "Resource", allowed a name that bus does not use for parts of its own; choose another name',
  ],
])('%s is an error at once, since nothing can be made of it', (_, make, message) => {
  const make_ = () => make(new TestStack());
  expect(make_).toThrow(InvalidOptions);
  expect(make_).toThrow(message);
});

test('an option that is passed on and undefined is the default; what only Terraform knows passes', () => {
  const test = new TestStack();
  const namespace = test.namespace({ ...STANDARD, tags: { owner: '${var.owner}' } });
  namespace.addTopic('events', { defaultMessageTtl: wrong(undefined) });
  const rule: Rule = { filter: rules.r };
  namespace.addTopic('others').addSubscription('s', { rules: { rule }, maxDeliveryCount: wrong(undefined) });
  expect(test.problems().filter((problem) => !problem.includes('auto_delete_subscription_default_rule'))).toEqual([]);
});
