import { topologyOf } from '../../lib/routing';
import { parseDocument } from '../../lib/terraform';

const SENDER = '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39';
const READER = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';
const BUS = '/subscriptions/1/resourceGroups/g/providers/Microsoft.ServiceBus/namespaces/Bus';
const TOPIC = '${azurerm_servicebus_topic.events.id}';

const accessIn = (resource: object, more: object = {}) =>
  topologyOf(
    parseDocument(
      'x',
      JSON.stringify({
        resource: {
          azurerm_servicebus_namespace: { bus: { name: 'bus' } },
          azurerm_servicebus_topic: {
            events: { name: 'events', namespace_id: '${azurerm_servicebus_namespace.bus.id}' },
          },
          azurerm_servicebus_queue: { q: { name: 'q', namespace_id: '${azurerm_servicebus_namespace.bus.id}' } },
          ...resource,
        },
        ...more,
      }),
    ),
  ).access;

const role = (values: object) => accessIn({ azurerm_role_assignment: { r: values } });

test.each<[what: string, values: object, access: readonly object[]]>([
  [
    'to a topic, by name',
    { scope: TOPIC, role_definition_name: 'Azure Service Bus Data Sender', principal_id: 'someone' },
    [{ rights: ['send'], scope: 'azurerm_servicebus_topic.events', principal: 'someone' }],
  ],
  [
    'by the id of a role',
    { scope: TOPIC, role_definition_id: `/x/${SENDER.toUpperCase()}`, principal_id: 'someone' },
    [{ rights: ['send'], scope: 'azurerm_servicebus_topic.events', principal: 'someone' }],
  ],
  [
    'to an owner of what is elsewhere',
    { scope: '/subscriptions/S', role_definition_name: 'owner', principal_id: 'someone' },
    [{ rights: ['manage'], scope: '/subscriptions/s', principal: 'someone' }],
  ],
  [
    'by the id of what the document has',
    { scope: `${BUS}/topics/Events`, role_definition_name: 'Azure Service Bus Data Owner', principal_id: 'p' },
    [{ rights: ['send', 'listen', 'manage'], scope: 'azurerm_servicebus_topic.events', principal: 'p' }],
  ],
  [
    'to what only the apply tells',
    { scope: '${var.scope}', role_definition_name: 'Contributor', principal_id: '${var.who}' },
    [{ rights: ['manage'], scope: '${var.scope}', principal: '${var.who}' }],
  ],
  [
    'to what is not said, and to nobody',
    { role_definition_name: 'Owner' },
    [{ rights: ['manage'], scope: '', principal: '' }],
  ],
  [
    'to a part that is written and not known',
    { scope: '/x/${var.y}', role_definition_name: 'Owner', principal_id: 5 },
    [{ rights: ['manage'], scope: '', principal: '5' }],
  ],
  ['that concerns no message', { scope: TOPIC, role_definition_name: 'Reader', principal_id: 'someone' }, []],
  ['that concerns no message, by its id', { scope: TOPIC, role_definition_id: `/x/${READER}`, principal_id: 'p' }, []],
  ['by a role that nobody knows', { scope: TOPIC, role_definition_name: 'Our Own', principal_id: 'someone' }, []],
])('a role is access %s', (_, values, access) => {
  expect(role(values)).toEqual(access.map((one) => ({ address: 'azurerm_role_assignment.r', ...one })));
});

test('a key is access by the rights that it has', () => {
  const access = accessIn({
    azurerm_servicebus_namespace_authorization_rule: {
      all: {
        name: 'all',
        namespace_id: '${azurerm_servicebus_namespace.bus.id}',
        send: true,
        listen: true,
        manage: true,
      },
    },
    azurerm_servicebus_topic_authorization_rule: { send: { name: 's', topic_id: TOPIC, send: true, listen: false } },
    azurerm_servicebus_queue_authorization_rule: {
      none: { name: 'n', queue_id: '${azurerm_servicebus_queue.q.id}', manage: '${var.manage}' },
    },
  });
  expect(access.map(({ address: _, ...one }) => one)).toEqual([
    { rights: ['send'], scope: 'azurerm_servicebus_topic.events', principal: 'key' },
    { rights: ['send', 'listen', 'manage'], scope: 'azurerm_servicebus_namespace.bus', principal: 'key' },
    { rights: [], scope: 'azurerm_servicebus_queue.q', principal: 'key' },
  ]);
});

test('a role that is looked up is the one that it is looked up by', () => {
  const assignment = { scope: TOPIC, role_definition_id: '${data.azurerm_role_definition.d.id}', principal_id: 'p' };
  const data = { azurerm_role_definition: { d: { name: 'Azure Service Bus Data Receiver' } } };
  expect(accessIn({ azurerm_role_assignment: { r: assignment } }, { data })).toMatchObject([{ rights: ['listen'] }]);
});
