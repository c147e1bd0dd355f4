import { SqlFilter } from '../../lib/rules';
import { only, TestStack } from '../support/stacks';

const rules = { all: SqlFilter.acceptEverything() };
const RULE = 'azurerm_servicebus_subscription_rule.bus_events';

test('a sender is granted the narrowest role, after all rules, also those added later', () => {
  const test = new TestStack();
  const topic = test.topic();
  topic.addSubscription('b', { rules });
  topic.grantSend('publisher', { principalId: '00000000-0000-0000-0000-000000000001' });
  topic.addSubscription('a', { rules });
  expect(only(test.synth(), 'azurerm_role_assignment')).toMatchObject({
    scope: '${azurerm_servicebus_topic.bus_events.id}',
    role_definition_name: 'Azure Service Bus Data Sender',
    principal_id: '00000000-0000-0000-0000-000000000001',
    principal_type: 'ServicePrincipal',
    skip_service_principal_aad_check: true,
    depends_on: [`${RULE}_a_all`, `${RULE}_b_all`],
  });
});

test('a group is looked up as one', () => {
  const test = new TestStack();
  const topic = test.topic();
  topic.addSubscription('a', { rules });
  topic.grantSend('team', { principalId: 'id', principalType: 'Group' });
  const grant = only(test.synth(), 'azurerm_role_assignment');
  expect(grant.principal_type).toBe('Group');
  expect(grant).not.toHaveProperty('skip_service_principal_aad_check');
});

test.each([
  ['send', { send: true, listen: false, manage: false }, [`${RULE}_a_all`]],
  ['listen', { send: false, listen: true, manage: false }, undefined],
] as const)('a key allows to %s and nothing else', (right, emitted, waitsFor) => {
  const test = new TestStack();
  const topic = test.topic({ localAuthEnabled: true });
  topic.addSubscription('a', { rules });
  topic.addAccessKey('legacy', right);
  const key = only(test.synth(), 'azurerm_servicebus_topic_authorization_rule');
  expect(key).toMatchObject({ name: 'legacy', topic_id: '${azurerm_servicebus_topic.bus_events.id}', ...emitted });
  expect(key.depends_on).toEqual(waitsFor);
});

test('refuses a key where the namespace takes none', () => {
  const test = new TestStack();
  test.topic().addAccessKey('legacy', 'send');
  expect(test.problems()).toEqual([
    expect.stringMatching(/legacy\] right: got "send", allowed keys only where .*localAuthEnabled: true/),
  ]);
});

test.each(['-key', 'key-', 'a'.repeat(51), 'a b'])('refuses the key name %s', (name) => {
  const test = new TestStack();
  test.topic({ localAuthEnabled: true }).addAccessKey(name, 'listen');
  expect(test.problems().join('\n')).toMatch(/name: got/);
});
