import type { Resources } from '../documents';
import {
  alone,
  at,
  BUS,
  DATA,
  doubt,
  grant,
  NOBODY,
  QUEUE,
  RECEIVER,
  SOMEWHERE,
  TOPIC,
  TOPIC_NAME,
  TRAIN,
  TRAIN_NAME,
  takes,
  told,
  UNCLEAR,
} from './grants';
import { LATER } from './said';

/** Who may receive at all, and which of these are programs of the document. */

describe('what a role lets somebody do', () => {
  const ROLE = (guid: string) => ({
    role_definition_name: undefined,
    role_definition_id: `/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/${guid}`,
  });
  const SEND = '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39';

  test.each<[role: object, said: string]>([
    [{ role_definition_name: RECEIVER }, alone(TRAIN_NAME)],
    [{ role_definition_name: RECEIVER.toUpperCase() }, alone(TRAIN_NAME)],
    [{ role_definition_name: 'Azure Service Bus Data Owner' }, alone(TRAIN_NAME)],
    [{ role_definition_name: 'Azure Service Bus Data Sender' }, NOBODY],
    [{ role_definition_name: 'Reader' }, NOBODY],
    // By its name it may be one for messages.
    [{ role_definition_name: 'Service Bus Operator' }, UNCLEAR],
    [{ role_definition_name: 'Our ServiceBus Operator' }, UNCLEAR],
    [ROLE('4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0'), alone(TRAIN_NAME)],
    [ROLE(SEND), NOBODY],
    [ROLE('8e3af657-a8ff-443c-a75c-2fe8c4bcb635'), NOBODY],
    [ROLE('00000000-1111-2222-3333-444444444444'), UNCLEAR],
    [{ role_definition_name: LATER }, UNCLEAR],
    [{ role_definition_name: undefined }, UNCLEAR],
    [
      { role_definition_name: undefined, role_definition_id: '${data.azurerm_role_definition.named.id}' },
      alone(TRAIN_NAME),
    ],
    [{ role_definition_name: undefined, role_definition_id: '${data.azurerm_role_definition.free.id}' }, UNCLEAR],
    [{ role_definition_name: undefined, role_definition_id: '${azurerm_key_vault.v.id}' }, UNCLEAR],
  ])('%j', (role, expected) => {
    const named = { name: RECEIVER, permissions: [{ data_actions: ['x'] }] };
    const data = { ...DATA.data, azurerm_role_definition: { named, free: { permissions: [{ data_actions: ['*'] }] } } };
    expect(told({ it: grant(TRAIN, 'p', role) }, {}, { data }).it).toBe(expected);
  });

  const RECEIVE = 'Microsoft.ServiceBus/namespaces/messages/receive/action';
  const lets = (...data_actions: unknown[]) => [{ data_actions }];

  test.each<[permissions: unknown, said: string]>([
    [lets(RECEIVE), alone(TRAIN_NAME)],
    [{ data_actions: [RECEIVE] }, alone(TRAIN_NAME)],
    [lets(RECEIVE.toUpperCase()), alone(TRAIN_NAME)],
    [lets('*'), alone(TRAIN_NAME)],
    [lets('Microsoft.ServiceBus/*'), alone(TRAIN_NAME)],
    [lets('*/receive/action'), alone(TRAIN_NAME)],
    [lets('Microsoft.ServiceBus/*/receive/*'), alone(TRAIN_NAME)],
    [lets('other', RECEIVE), alone(TRAIN_NAME)],
    [lets('other', LATER, RECEIVE), alone(TRAIN_NAME)],
    [lets(), NOBODY],
    [lets('Microsoft.ServiceBus/namespaces/messages/send/action'), NOBODY],
    [lets('Microsoft.ServiceBus'), NOBODY],
    [lets('receive/action'), NOBODY],
    // What means something in an expression means itself.
    [lets('Microsoft.ServiceBus/namespaces/messages/receive.action'), NOBODY],
    [lets('(Microsoft.ServiceBus/namespaces/messages/receive/action'), NOBODY],
    [lets(7), NOBODY],
    [lets(LATER), UNCLEAR],
    [[{ data_actions: LATER }], UNCLEAR],
    [LATER, UNCLEAR],
    [[LATER], UNCLEAR],
    [[LATER, { data_actions: [RECEIVE] }], alone(TRAIN_NAME)],
    [[{ data_actions: ['other'] }, { data_actions: [RECEIVE] }], alone(TRAIN_NAME)],
    [undefined, NOBODY],
    ['all', NOBODY],
    [[{ actions: [RECEIVE] }], NOBODY],
    [[{ data_actions: RECEIVE }], NOBODY],
    [[{ data_actions: ['*'], not_data_actions: [RECEIVE] }], NOBODY],
    [[{ data_actions: ['*'], not_data_actions: ['other'] }], alone(TRAIN_NAME)],
    [[{ data_actions: ['*'], not_data_actions: [LATER] }], UNCLEAR],
    [[{ data_actions: ['*'], not_data_actions: LATER }], UNCLEAR],
    [[{ data_actions: LATER, not_data_actions: [RECEIVE] }], NOBODY],
    [[{ data_actions: ['other'], not_data_actions: LATER }], NOBODY],
    [[{ data_actions: ['*'], not_data_actions: [RECEIVE] }, { data_actions: [LATER] }], UNCLEAR],
  ])('a role of its own with %j', (permissions, expected) => {
    const more: Resources = { azurerm_role_definition: { own: { name: 'own', permissions } } };
    const role = {
      role_definition_name: undefined,
      role_definition_id: '${azurerm_role_definition.own.role_definition_resource_id}',
    };
    expect(told({ it: grant(TRAIN, 'p', role) }, more).it).toBe(expected);
  });

  test.each<[rights: object, said: string]>([
    [{ listen: true }, alone(TOPIC_NAME)],
    [{ listen: 'true' }, alone(TOPIC_NAME)],
    [{ manage: true }, alone(TOPIC_NAME)],
    [{ listen: false, manage: true }, alone(TOPIC_NAME)],
    [{ listen: LATER, manage: true }, alone(TOPIC_NAME)],
    [{ send: true }, NOBODY],
    [{ listen: false, manage: 'false' }, NOBODY],
    [{ listen: LATER }, UNCLEAR],
    [{ listen: false, manage: LATER }, UNCLEAR],
  ])('a key with %j', (rights, expected) => {
    expect(told({ topicKey: { topic_id: TOPIC, ...rights } }).topicKey).toBe(expected);
  });

  test('each kind of key says by an argument of its own what it opens', () => {
    const found = told({
      namespaceKey: { namespace_id: BUS, listen: true },
      queueKey: { queue_id: QUEUE, listen: true },
      topicKey: { topic_id: LATER, listen: true },
    });
    expect(found).toEqual({
      namespaceKey: alone('azurerm_servicebus_namespace.bus'),
      queueKey: alone('azurerm_servicebus_queue.review'),
      topicKey: SOMEWHERE,
    });
  });
});

describe('which programs there are', () => {
  const TYPES = [
    ...['linux', 'windows'].flatMap((system) =>
      ['function_app', 'function_app_slot', 'web_app', 'virtual_machine'].map((kind) => `azurerm_${system}_${kind}`),
    ),
    ...['function_app_flex_consumption', 'logic_app_standard', 'logic_app_workflow'].map((kind) => `azurerm_${kind}`),
    ...['container_app', 'container_app_job', 'container_group'].map((kind) => `azurerm_${kind}`),
  ];
  const other = grant(TRAIN, 'q');
  /** What the rule says of the worker that is a program perhaps, and of the other one. */
  const beside = (principal: unknown, more: Resources) => told({ it: grant(TRAIN, principal), other }, more);
  const IS_PROGRAM = (address: string) => ({
    it: alone(TRAIN_NAME),
    other: takes(TRAIN_NAME, at('it', address)),
  });
  const ARE_ALIKE = (who: string) => ({
    it: takes(TRAIN_NAME, at('other', 'q')),
    other: takes(TRAIN_NAME, at('it', who)),
  });
  /** Each of the two may be a program, of which nobody knows. */
  const OPEN = { it: doubt('other'), other: doubt('it') };

  test.each(TYPES)('%s is one, by its own identity or by one that it is given', (type) => {
    const own: Resources = { [type]: { app: { identity: [{ type: 'SystemAssigned' }] } } };
    expect(beside(`\${${type}.app.identity[0].principal_id}`, own)).toEqual(IS_PROGRAM(`${type}.app`));
    const identity = { type: 'UserAssigned', identity_ids: ['${azurerm_user_assigned_identity.i.id}'] };
    const given: Resources = { azurerm_user_assigned_identity: { i: {} }, [type]: { app: { identity } } };
    expect(beside('${azurerm_user_assigned_identity.i.principal_id}', given)).toEqual(IS_PROGRAM(`${type}.app`));
  });

  test('what runs no program is none', () => {
    const more: Resources = { azurerm_storage_account: { s: { identity: { type: 'SystemAssigned' } } } };
    expect(beside('${azurerm_storage_account.s.identity[0].principal_id}', more)).toEqual(
      ARE_ALIKE('azurerm_storage_account.s'),
    );
  });

  const APP = 'azurerm_linux_function_app';
  const app = (identity: unknown, more: object = {}): Resources => ({ [APP]: { app: { identity, ...more } } });
  const OWN = `\${${APP}.app.identity[0].principal_id}`;

  test.each<[what: string, identity: unknown, who: unknown, more: object, said: object]>([
    ['by its id in other letters', { identity_ids: ['/IDS/a'] }, '/ids/A', {}, IS_PROGRAM(`${APP}.app`)],
    ['by the second of its ids', { identity_ids: ['/ids/x', '/ids/a'] }, '/ids/a', {}, IS_PROGRAM(`${APP}.app`)],
    ['by an identity named twice', { identity_ids: ['/ids/a', '/ids/a'] }, '/ids/a', {}, IS_PROGRAM(`${APP}.app`)],
    ['without an identity', undefined, 'p', {}, ARE_ALIKE('p')],
    ['with an empty list of identities', { identity_ids: [] }, 'p', {}, ARE_ALIKE('p')],
    [
      'with an identity of its own alone, as a plan has it',
      [{ type: 'SystemAssigned', identity_ids: null }],
      'p',
      {},
      ARE_ALIKE('p'),
    ],
    ['with one that is known later', { identity_ids: [LATER] }, 'p', {}, OPEN],
    ['with all known later', { identity_ids: LATER }, 'p', {}, OPEN],
    ['with a block that is known later', LATER, 'p', {}, OPEN],
    ['with a part that is known later', { x: LATER }, 'p', {}, OPEN],
    ['with a type that is known later', { type: LATER }, 'p', {}, ARE_ALIKE('p')],
    ['with a type that is known later, in a list', [{ type: LATER }], 'p', {}, ARE_ALIKE('p')],
    ['that may not be there', { type: 'SystemAssigned' }, 'p', { count: LATER }, OPEN],
    ['whose own identity it is', { type: LATER }, OWN, {}, IS_PROGRAM(`${APP}.app`)],
  ])('an app %s', (_, identity, who, more, expected) => {
    expect(beside(who, app(identity, more))).toEqual(expected);
  });

  test('of a program there may be more than the document shows', () => {
    const more: Resources = { azapi_resource: { x: { type: 'Microsoft.Web/sites@2023-01-01' } } };
    expect(beside('p', more)).toEqual({ it: doubt('other'), other: doubt('it') });
  });
});

test('of assignments there may be more than the document shows: who is in order is so as far as it goes', () => {
  const more: Resources = { azapi_resource: { x: { type: 'Microsoft.Authorization/roleAssignments@2022-04-01' } } };
  const found = told({ it: grant(TRAIN, 'p'), wide: grant(TOPIC, 'q') }, more);
  expect(found.it).toMatch(
    /^unknown: azapi_resource\.x makes Microsoft\.Authorization\/roleAssignments in ARM's own words/,
  );
  expect(found.wide).toMatch(/^non-compliant: /);
});
