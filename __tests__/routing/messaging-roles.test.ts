import { grantedRole } from '../../lib/routing/reading/messaging-roles';
import { ROLES } from '../../lib/servicebus/access/built-in-roles';
import { parseDocument, type TerraformResource } from '../../lib/terraform';

const RECEIVER = '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0';
const OTHER = '0f2a3a47-0001-4c4c-8888-0123456789ab';

/** What the role of an assignment allows, or what it is in words. */
function roleOf(role: object, lookedUp: object = {}): readonly string[] | string {
  const document = parseDocument(
    'cdk.tf.json',
    JSON.stringify({
      data: { azurerm_subscription: { here: {} }, azurerm_role_definition: { role: lookedUp } },
      resource: {
        azurerm_role_assignment: { it: { scope: '/subscriptions/x', principal_id: 'p', ...role } },
        azurerm_role_definition: { own: { name: 'submitter', scope: '/' } },
      },
    }),
  );
  const assignment = document.resources.find(({ type }) => type === 'azurerm_role_assignment') as TerraformResource;
  const granted = grantedRole(assignment, (argument) => document.resolve(assignment, argument));
  return granted.rights ?? granted.text;
}

test.each(Object.entries(ROLES))(
  '%s, which constructs grant, is known by name and by every spelling of its id',
  (name, id) => {
    const rights = /Service Bus/.test(name) ? expect.arrayContaining([expect.any(String)]) : [];
    for (const role of [
      { role_definition_name: name },
      { role_definition_name: name.toUpperCase() },
      { role_definition_id: id },
      { role_definition_id: `/providers/Microsoft.Authorization/roleDefinitions/${id.toUpperCase()}` },
      { role_definition_id: `/subscriptions/x/providers/Microsoft.Authorization/roleDefinitions/${id}` },
      {
        role_definition_id: `\${data.azurerm_subscription.here.id}/providers/Microsoft.Authorization/roleDefinitions/${id}`,
      },
    ])
      expect({ role, rights: roleOf(role) }).toEqual({ role, rights });
  },
);

test.each<[what: string, role: object, lookedUp: object, expected: readonly string[] | string]>([
  ['receives', { role_definition_id: RECEIVER }, {}, ['listen']],
  ['is of another service', { role_definition_name: 'AcrPull' }, {}, []],
  [
    'is looked up by name',
    { role_definition_id: '${data.azurerm_role_definition.role.id}' },
    { name: 'Azure Service Bus Data Sender' },
    ['send'],
  ],
  [
    'is looked up by id',
    { role_definition_id: '${data.azurerm_role_definition.role.id}' },
    { role_definition_id: RECEIVER },
    ['listen'],
  ],
  [
    'is looked up, and not known',
    { role_definition_id: '${data.azurerm_role_definition.role.id}' },
    { name: 'Ours' },
    'the role `Ours`',
  ],
  ['is of nobody knows whom', { role_definition_id: `/x/${OTHER}` }, {}, `the role \`${OTHER}\``],
  ['is one of one’s own', { role_definition_name: 'Trainer' }, {}, 'the role `Trainer`'],
  [
    'only has the beginning of one',
    { role_definition_name: 'Azure Service Bus Data' },
    {},
    'the role `Azure Service Bus Data`',
  ],
  ['is a variable', { role_definition_id: '${var.role}' }, {}, 'a role that is `${var.role}`'],
  [
    'is made here',
    { role_definition_id: '${azurerm_role_definition.own.role_definition_resource_id}' },
    {},
    'a role that is `${azurerm_role_definition.own.role_definition_resource_id}`',
  ],
  ['is not given', {}, {}, 'a role that is not said'],
])('a role that %s', (_, role, lookedUp, expected) => {
  expect(roleOf(role, lookedUp)).toEqual(expected);
});

test.each<[what: string, role: object, given: string, text: string]>([
  [
    'its name before its id',
    { role_definition_name: 'Ours', role_definition_id: `/x/${OTHER}` },
    'name',
    'the role `Ours`',
  ],
  ['its id', { role_definition_name: '', role_definition_id: `/x/${OTHER}` }, 'guid', `the role \`${OTHER}\``],
  [
    'its id before its name, of what is not known',
    { role_definition_name: '${var.a}', role_definition_id: '${var.b}' },
    'neither',
    'a role that is `${var.b}`',
  ],
  ['its name, of what is not known', { role_definition_name: '${var.a}' }, 'neither', 'a role that is `${var.a}`'],
])('what a role is that nobody knows is told by %s', (_, role, given, text) => {
  const document = parseDocument('x', JSON.stringify({ resource: { azurerm_role_assignment: { it: role } } }));
  const [assignment] = document.resources;
  expect(grantedRole(assignment!, (argument) => document.resolve(assignment!, argument))).toEqual({ text, given });
});

test('a known role counts, wherever it is said', () => {
  const roles = [
    { role_definition_name: 'Ours', role_definition_id: RECEIVER },
    { role_definition_name: 'Azure Service Bus Data Receiver', role_definition_id: OTHER },
  ];
  expect(roles.map((role) => roleOf(role))).toEqual([['listen'], ['listen']]);
});
