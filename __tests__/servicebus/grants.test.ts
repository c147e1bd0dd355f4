import { SqlFilter } from '../../lib/rules';
import { type IPrincipal, Principal, ServiceBusNamespace, UserAssignedIdentity } from '../../lib/servicebus';
import { only, type ResourceJson, STANDARD, TestStack } from '../support/stacks';

const rules = { all: SqlFilter.acceptEverything() };
const RULE = 'azurerm_servicebus_subscription_rule.bus_events';
const OBJECT_ID = '00000000-0000-0000-0000-000000000001';
const PUBLISHER = Principal.managedIdentity('publisher', OBJECT_ID);
const role = (guid: string) =>
  `\${data.azurerm_subscription.subscription.id}/providers/Microsoft.Authorization/roleDefinitions/${guid}`;
const SENDER = role('69a216fc-b8fb-44d8-bc22-1f3c2cd27a39');
const RECEIVER = role('4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0');
const OWNER = role('090c5cfd-751d-490a-894a-3ce6f1109419');

/** What one grant of a fresh stack becomes. */
function granted(grant: (test: TestStack) => unknown): ResourceJson {
  const test = new TestStack();
  grant(test);
  expect(test.problems()).toEqual([]);
  return only(test.synth(), 'azurerm_role_assignment');
}

test.each<[what: string, grant: (test: TestStack) => unknown, role: string, scope: string]>([
  ['sending to a topic', (test) => test.topic().grantSend(PUBLISHER), SENDER, 'azurerm_servicebus_topic.bus_events'],
  [
    'receiving from a subscription',
    (test) => test.topic().addSubscription('train', { rules }).grantReceive(PUBLISHER),
    RECEIVER,
    'azurerm_servicebus_subscription.bus_events_train',
  ],
  [
    'sending to a queue',
    (test) => test.namespace().addQueue('review').grantSend(PUBLISHER),
    SENDER,
    'azurerm_servicebus_queue.bus_review',
  ],
  [
    'receiving from a queue',
    (test) => test.namespace().addQueue('review').grantReceive(PUBLISHER),
    RECEIVER,
    'azurerm_servicebus_queue.bus_review',
  ],
  ['owning a namespace', (test) => test.namespace().grantOwn(PUBLISHER), OWNER, 'azurerm_servicebus_namespace.bus'],
])('%s is granted by GUID, at the narrowest scope', (_, grant, roleDefinitionId, scope) => {
  expect(granted(grant)).toMatchObject({
    role_definition_id: roleDefinitionId,
    scope: `\${${scope}.id}`,
    principal_id: OBJECT_ID,
    principal_type: 'ServicePrincipal',
    skip_service_principal_aad_check: true,
    name: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
  });
});

test('a sender waits for all rules, also those added later; a receiver does not', () => {
  const test = new TestStack();
  const topic = test.topic();
  const first = topic.addSubscription('b', { rules });
  topic.grantSend(PUBLISHER);
  first.grantReceive(PUBLISHER);
  topic.addSubscription('a', { rules });
  const grants = test.synth().resource.azurerm_role_assignment!;
  expect(grants['bus_events_send-publisher']?.depends_on).toEqual([`${RULE}_a_all`, `${RULE}_b_all`]);
  expect(grants['bus_events_b_receive-publisher']).not.toHaveProperty('depends_on');
});

test('the name of an assignment is the same at every synth, and another for each grant', () => {
  const names = () => {
    const test = new TestStack();
    const topic = test.topic();
    topic.grantSend(PUBLISHER);
    topic.grantSend(Principal.group('team', '00000000-0000-0000-0000-000000000002'));
    topic.addSubscription('a', { rules }).grantReceive(PUBLISHER);
    return Object.values(test.synth().resource.azurerm_role_assignment!).map(({ name }) => name);
  };
  expect(names()).toEqual(names());
  expect(new Set(names()).size).toBe(3);
});

test('the same name in another namespace gives another assignment name: it is unique in the directory', () => {
  const nameIn = (name: string) => granted((test) => test.topic({ name }).grantSend(PUBLISHER)).name;
  expect(nameIn('training-dev')).not.toBe(nameIn('training-prod'));
});

test.each<[kind: string, principal: IPrincipal, type: string, skips: boolean]>([
  ['an application', Principal.servicePrincipal('app', OBJECT_ID), 'ServicePrincipal', true],
  ['a group', Principal.group('team', OBJECT_ID), 'Group', false],
])('%s is granted as what it is', (_, principal, type, skips) => {
  const grant = granted((test) => test.topic().grantSend(principal));
  expect(grant.principal_type).toBe(type);
  expect('skip_service_principal_aad_check' in grant).toBe(skips);
});

test('an identity of the app is granted a role by reference', () => {
  const test = new TestStack();
  const { location, resourceGroupName } = STANDARD;
  test.topic().grantSend(new UserAssignedIdentity(test.stack, 'publisher', { location, resourceGroupName }));
  const json = test.synth();
  expect(only(json, 'azurerm_user_assigned_identity')).toMatchObject({ name: 'publisher', location: 'westeurope' });
  expect(only(json, 'azurerm_role_assignment').principal_id).toBe(
    '${azurerm_user_assigned_identity.publisher.principal_id}',
  );
});

test('who is granted the same twice has it once', () => {
  expect(
    granted((test) => {
      const topic = test.topic();
      expect(topic.grantSend(PUBLISHER)).toBe(topic.grantSend(PUBLISHER));
    }),
  ).toHaveProperty('scope');
});

test('a subscription of an imported topic can be granted', () => {
  const grant = granted((test) => {
    const platform = ServiceBusNamespace.fromNamespaceName(test.stack, 'platform', {
      namespaceName: 'platform-bus',
      resourceGroupName: 'rg-platform',
    });
    platform.addTopic('events').addSubscription('train', { rules }).grantReceive(PUBLISHER);
  });
  expect(grant.scope).toBe('${azurerm_servicebus_subscription.platform_events_train.id}');
});

test.each<[problem: string, grant: (test: TestStack) => unknown, message: RegExp]>([
  [
    'a client id that is no GUID',
    (test) => test.topic().grantSend(Principal.group('team', 'ml-team')),
    /send-team\] principalId: got "ml-team", allowed an object id/,
  ],
  [
    'a reader of a subscription that forwards everything',
    (test) => {
      const topic = test.topic();
      const forwardTo = topic.namespace.addQueue('review');
      topic.addSubscription('train', { rules, forwardTo }).grantReceive(PUBLISHER);
    },
    /grantReceive: got \["publisher"\], allowed nobody, since everything goes on to review; grant grantReceive at the queue/,
  ],
  [
    'an identity with a name of one letter',
    (test) => new UserAssignedIdentity(test.stack, 'x', { location: 'westeurope', resourceGroupName: 'rg' }),
    /identityName: got "x", allowed 3 to 128 characters/,
  ],
])('refuses %s', (_, grant, message) => {
  const test = new TestStack();
  grant(test);
  expect(test.problems().join('\n')).toMatch(message);
});
