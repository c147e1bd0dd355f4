import type { Resources } from '../documents';
import { at, DATA, NAMESPACE, OWNER, RECEIVER, SENDER, said, THINGS } from './granted-roles';
import { LATER, laterAt, saidOf } from './said';

/** Which keys and roles there are, and what a role of its own allows. */

describe('keys', () => {
  test.each(['namespace', 'topic', 'queue'])('of a %s there is none', (kind) => {
    const type = `azurerm_servicebus_${kind}_authorization_rule`;
    expect(saidOf('SB-AUTH-002', type, { name: 'k' })).toBe('non-compliant: there is the key "k", and shall be no key');
    expect(saidOf('SB-AUTH-002', type, { name: LATER })).toBe(
      `non-compliant: there is the key ${LATER}, and shall be no key`,
    );
    expect(saidOf('SB-AUTH-003', type, { manage: true })).toBe('non-compliant: manage is true, and shall be false');
    expect(saidOf('SB-AUTH-003', type, { manage: 'true' })).toBe('non-compliant: manage is "true", and shall be false');
    expect(saidOf('SB-AUTH-003', type, { manage: false })).toBe('compliant: manage is false, and shall be false');
    expect(saidOf('SB-AUTH-003', type, {})).toBe('compliant: manage is nothing, and shall be false');
    expect(saidOf('SB-AUTH-003', type, { manage: LATER })).toBe(laterAt('manage'));
  });
});

describe('which role it is', () => {
  const GUIDS: readonly (readonly [guid: string, role: string])[] = [
    ['69a216fc-b8fb-44d8-bc22-1f3c2cd27a39', SENDER],
    ['4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0', RECEIVER],
    ['090c5cfd-751d-490a-894a-3ce6f1109419', OWNER],
    ['8e3af657-a8ff-443c-a75c-2fe8c4bcb635', 'Owner'],
    ['b24988ac-6180-42a0-ab88-20f7382dd24c', 'Contributor'],
    ['18d7d88d-d35e-4fb5-a5c3-7773c20a72d9', 'User Access Administrator'],
    ['f58310d9-a9f6-439a-9e8d-f62e7b41a168', 'Role Based Access Control Administrator'],
  ];
  const OF_AZURE = ['Owner', 'Contributor', 'User Access Administrator', 'Role Based Access Control Administrator'];
  const WANTED = `and shall be none of ${OF_AZURE.join(', ')}`;
  const roleOf = (values: object, beside: Resources = THINGS, others: object = DATA) =>
    said('SB-RBAC-002', { scope: NAMESPACE, ...values }, beside, others);
  const isRole = (role: string) =>
    `${OF_AZURE.includes(role) ? 'non-compliant' : 'compliant'}: role is ${role}, ${WANTED}`;
  const PATH = '/providers/Microsoft.Authorization/roleDefinitions/';

  test.each(GUIDS)('%s is %s', (guid, role) => {
    expect(roleOf({ role_definition_id: `/subscriptions/s${PATH}${guid}` })).toBe(isRole(role));
    expect(roleOf({ role_definition_id: `\${data.azurerm_subscription.s.id}${PATH}${guid.toUpperCase()}` })).toBe(
      isRole(role),
    );
    expect(roleOf({ role_definition_name: role.toUpperCase() })).toBe(isRole(role));
  });

  test.each<[what: string, values: object, said: string]>([
    ['its own name, where nobody knows it', { role_definition_name: 'Reader' }, isRole('Reader')],
    [
      'its id, where nobody knows it',
      { role_definition_id: `${PATH}0000AAAA-1111-2222-3333-444444444444` },
      isRole('0000aaaa-1111-2222-3333-444444444444'),
    ],
    [
      'the name before the id',
      { role_definition_name: 'Owner', role_definition_id: `${PATH}${GUIDS[0]![0]}` },
      isRole('Owner'),
    ],
    [
      'the id, where the name is known later',
      { role_definition_name: LATER, role_definition_id: `${PATH}${GUIDS[0]![0]}` },
      isRole(SENDER),
    ],
    ['an id that is a name', { role_definition_id: 'Owner' }, isRole('Owner')],
    ['an id that is known later', { role_definition_id: LATER }, laterAt('role_definition_id')],
    ['both known later', { role_definition_name: LATER, role_definition_id: LATER }, laterAt('role_definition_id')],
    [
      'a role that is looked up by its name',
      { role_definition_id: '${data.azurerm_role_definition.owner.id}' },
      isRole('Owner'),
    ],
    [
      'a role that is looked up by what is known later',
      { role_definition_id: '${data.azurerm_role_definition.later.id}' },
      'unknown: role_definition_id is ${data.azurerm_role_definition.later.id}, which only Terraform knows',
    ],
    [
      'a role of its own',
      { role_definition_id: '${azurerm_role_definition.own.id}' },
      isRole('the own role azurerm_role_definition.own'),
    ],
    [
      'what is no role',
      { role_definition_id: '${azurerm_resource_group.g.id}' },
      'unknown: role_definition_id is ${azurerm_resource_group.g.id}, which only Terraform knows',
    ],
  ])('%s', (_, values, expected) => {
    const roles = { owner: { name: 'owner' }, later: { name: LATER } };
    const others = { ...DATA, data: { ...DATA.data, azurerm_role_definition: roles } };
    expect(roleOf(values, { ...THINGS, azurerm_role_definition: { own: { name: 'own' } } }, others)).toBe(expected);
  });

  test.each([
    [OWNER, 'non-compliant'],
    [SENDER, 'compliant'],
    ['Owner', 'compliant'],
  ])('SB-RBAC-003 of %s', (role, status) => {
    expect(said('SB-RBAC-003', at(NAMESPACE, role))).toBe(`${status}: role is ${role}, and shall be not ${OWNER}`);
  });
});

describe('SB-RBAC-004: what a role of its own allows', () => {
  const WANTED = 'and shall be actions without "*", and none that list keys or grant rights';
  const READ = 'Microsoft.ServiceBus/namespaces/read';
  const KEYS = 'Microsoft.ServiceBus/namespaces/authorizationRules/listKeys/action';
  const of = (permissions: unknown) => saidOf('SB-RBAC-004', 'azurerm_role_definition', { permissions });
  const right = (got: string) => `compliant: permissions is ${got}, ${WANTED}`;
  const wrong = (got: string) => `non-compliant: permissions is ${got}, ${WANTED}`;

  test.each<[permissions: unknown, said: string]>([
    [undefined, right('none')],
    [{}, right('none')],
    [[], right('none')],
    [{ actions: [READ] }, right(READ)],
    [[{ actions: [READ] }, { data_actions: ['b', 'c'] }], right(`${READ}, b, c`)],
    [{ actions: ['*'] }, wrong('*')],
    [{ data_actions: ['Microsoft.ServiceBus/*'] }, wrong('Microsoft.ServiceBus/*')],
    [[{ actions: [READ] }, { actions: [KEYS, READ, '*/read'] }], wrong(`${KEYS}, */read`)],
    // What is denied is no harm.
    [{ actions: [READ], not_actions: ['*'] }, right(READ)],
    [{ actions: [LATER] }, `unknown: an action is ${LATER}, which only Terraform knows`],
    [{ actions: LATER }, `unknown: an action is ${LATER}, which only Terraform knows`],
    [LATER, `unknown: an action is ${LATER}, which only Terraform knows`],
    [[LATER, { actions: ['*'] }], wrong('*')],
    [[{ actions: [READ, LATER] }], `unknown: an action is ${LATER}, which only Terraform knows`],
  ])('%j', (permissions, expected) => {
    expect(of(permissions)).toBe(expected);
  });

  test.each([
    'X/listKeys/action',
    'X/LISTKEYS/action',
    'X/listSecrets/action',
    'X/regenerateKeys/action',
    'X/listConnectionStrings/action',
    'X/listAccountSas/action',
    'X/listServiceSas/action',
    'Microsoft.Authorization/roleAssignments/write',
    'Microsoft.Authorization/roleDefinitions/write',
    'Microsoft.Authorization/elevateAccess/action',
  ])('%s is too much', (action) => {
    expect(of([{ actions: [action] }])).toBe(wrong(action));
  });

  test.each([
    'X/listKeys/read',
    'X/listKeys/action/more',
    'Microsoft.Authorization/roleAssignments/read',
    'X/Microsoft.Authorization/roleAssignments/write',
  ])('%s is not', (action) => {
    expect(of([{ actions: [action] }])).toBe(right(action));
  });
});
