import { SqlFilter } from '../../lib/rules';
import { ServiceBusNamespace } from '../../lib/servicebus';
import { GROUNDS } from '../support/grounds';
import { only, PREMIUM, STANDARD, TestStack } from '../support/stacks';

const rules = { all: SqlFilter.acceptEverything() };
const RULE = 'azurerm_servicebus_subscription_rule.bus_events';

test.each([
  ['send', { send: true, listen: false, manage: false }, [`${RULE}_a_all`]],
  ['listen', { send: false, listen: true, manage: false }, undefined],
] as const)('a key allows to %s and nothing else', (right, emitted, waitsFor) => {
  const test = new TestStack();
  const topic = test.topic({ localAuthEnabled: GROUNDS });
  topic.addSubscription('a', { rules });
  topic.addAccessKey('legacy', right, GROUNDS);
  const key = only(test.synth(), 'azurerm_servicebus_topic_authorization_rule');
  expect(key).toMatchObject({ name: 'legacy', topic_id: '${azurerm_servicebus_topic.bus_events.id}', ...emitted });
  expect(key.depends_on).toEqual(waitsFor);
});

test('refuses a key where the namespace takes none', () => {
  const test = new TestStack();
  test.topic().addAccessKey('legacy', 'send', GROUNDS);
  expect(test.problems()).toEqual([
    expect.stringMatching(/legacy\] right: got "send", allowed keys only where .*localAuthEnabled/),
  ]);
});

test.each(['-key', 'key-', 'a'.repeat(51), 'a b'])('refuses the key name %s', (name) => {
  const test = new TestStack();
  test.topic({ localAuthEnabled: GROUNDS }).addAccessKey(name, 'listen', GROUNDS);
  expect(test.problems().join('\n')).toMatch(/name: got/);
});

test('a key carries its grounds as a waiver, for auditors', () => {
  const test = new TestStack();
  test.topic({ localAuthEnabled: GROUNDS }).addAccessKey('legacy', 'send', GROUNDS);
  const key = only(test.synth(), 'azurerm_servicebus_topic_authorization_rule');
  expect(key['//'].waivers).toEqual([{ id: 'SB-AUTH-002', ...GROUNDS }]);
});

const OPEN = { localAuthEnabled: GROUNDS };

test('a key for everything holds both other rights, as Azure wants', () => {
  const test = new TestStack();
  test.topic(OPEN).addAccessKey('legacy', 'manage', GROUNDS);
  const key = only(test.synth(), 'azurerm_servicebus_topic_authorization_rule');
  expect(key).toMatchObject({ send: true, listen: true, manage: true });
});

test('a queue has keys too', () => {
  const test = new TestStack();
  const queue = test.namespace(OPEN).addQueue('approvals');
  queue.addAccessKey('legacy', 'listen', GROUNDS);
  const key = only(test.synth(), 'azurerm_servicebus_queue_authorization_rule');
  expect(key).toMatchObject({
    name: 'legacy',
    queue_id: '${azurerm_servicebus_queue.bus_approvals.id}',
    send: false,
    listen: true,
    manage: false,
  });
  expect(key['//'].waivers).toEqual([{ id: 'SB-AUTH-002', ...GROUNDS }]);
});

test('a key of the namespace waits for the rules of all topics', () => {
  const test = new TestStack();
  const namespace = test.namespace(OPEN);
  namespace.addAccessKey('legacy', 'send', GROUNDS);
  namespace.addTopic('events').addSubscription('a', { rules });
  const key = only(test.synth(), 'azurerm_servicebus_namespace_authorization_rule');
  expect(key).toMatchObject({ namespace_id: '${azurerm_servicebus_namespace.bus.id}', send: true, listen: false });
  expect(key.depends_on).toEqual([`${RULE}_a_all`]);
});

test('connection strings can name the alias of two namespaces', () => {
  const test = new TestStack();
  const namespace = test.namespace({ ...PREMIUM, ...OPEN });
  const partner = new ServiceBusNamespace(test.stack, 'partner', {
    ...STANDARD,
    ...PREMIUM,
    ...OPEN,
    name: 'training-jobs-neu',
    location: 'northeurope',
  });
  const foreign = partner.addAccessKey('theirs', 'send', GROUNDS);
  const accessKey = namespace.addAccessKey('legacy', 'send', GROUNDS);
  namespace.pairWith({ partner, alias: 'training-alias', accessKey });
  const pairing = only(test.synth(), 'azurerm_servicebus_namespace_disaster_recovery_config');
  expect(pairing.alias_authorization_rule_id).toBe('${azurerm_servicebus_namespace_authorization_rule.bus_legacy.id}');

  const wrong = new TestStack();
  wrong.namespace({ ...PREMIUM, ...OPEN }).pairWith({ partner, alias: 'training-alias', accessKey: foreign });
  expect(wrong.problems()).toContainEqual(
    expect.stringMatching(/accessKey: got "test\/partner\/theirs", allowed a key of training-jobs itself/),
  );
});

test.each<[what: string, add: (namespace: ServiceBusNamespace) => void, problem: RegExp]>([
  [
    'the key that Azure makes',
    (namespace) => namespace.addAccessKey('RootManageSharedAccessKey', 'manage', GROUNDS),
    /name: got "RootManageSharedAccessKey", allowed another name: Azure makes this key itself/,
  ],
  [
    'thirteen keys of a namespace',
    (namespace) => {
      for (let n = 0; n < 13; n++) namespace.addAccessKey(`k${n}`, 'listen', GROUNDS);
    },
    /access keys: got 13, allowed at most 12 on one namespace/,
  ],
  [
    'thirteen keys of a queue',
    (namespace) => {
      const queue = namespace.addQueue('approvals');
      for (let n = 0; n < 13; n++) queue.addAccessKey(`k${n}`, 'listen', GROUNDS);
    },
    /access keys: got 13, allowed at most 12 on one queue/,
  ],
])('refuses %s', (_, add, problem) => {
  const test = new TestStack();
  add(test.namespace(OPEN));
  expect(test.problems().join('\n')).toMatch(problem);
});
