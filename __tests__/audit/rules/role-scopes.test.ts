import { documentOf, type Resources } from '../documents';
import { ASSIGNMENT, at, DATA, idOf, NAMESPACE, OWNER, RECEIVER, SENDER, said, THINGS } from './granted-roles';
import { LATER, laterAt, saidIn } from './said';

/** Where roles are granted: what each scope is, however it is written. */

const ID_OF_BUS = 'azurerm_servicebus_namespace.bus.id';

describe('SB-RBAC-001: where a role is granted', () => {
  const GROUP = '/subscriptions/s/resourceGroups/rg';
  const BUS = `${GROUP}/providers/Microsoft.ServiceBus/namespaces/far`;
  /** Each scope, and how messages call it. */
  const SCOPES: readonly (readonly [scope: string, called: string])[] = [
    [idOf('topic', 'events'), 'a topic'],
    [idOf('queue', 'review'), 'a queue'],
    [idOf('subscription', 'train'), 'a subscription'],
    [NAMESPACE, 'a namespace'],
    ['${azurerm_resource_group.g.id}', 'a resource group'],
    ['${data.azurerm_subscription.s.id}', 'an azure subscription'],
    ['${azurerm_storage_account.s.id}', 'another resource'],
    [`${NAMESPACE}/topics/events`, 'a topic'],
    [`${NAMESPACE}/topics/events/subscriptions/train`, 'a subscription'],
    [`${NAMESPACE}/queues/review`, 'a queue'],
    ['${azurerm_storage_account.s.id}/blobServices/default', 'another resource'],
    [`${idOf('topic', 'events')}/subscriptions/train`, 'a subscription'],
    [`${idOf('topic', 'events')}/`, 'a topic'],
    ['${local.topic}/subscriptions/train', 'a subscription'],
    ['${local.topic}/subscriptions/gone', 'a subscription'],
    [`${idOf('topic', 'events')}/subscriptions/\${var.later}`, 'a subscription'],
    [`\${var.later ? ${ID_OF_BUS} : ${ID_OF_BUS}}/topics/events`, 'a topic'],
    ['${data.azurerm_subscription.s.id}/resourceGroups/rg', 'a resource group'],
    ['${data.azurerm_subscription.s.id}/', 'an azure subscription'],
    ['${azurerm_resource_group.g.id}/providers/Microsoft.ServiceBus/namespaces/far', 'a namespace'],
    ['${azurerm_resource_group.g.id}/providers/Microsoft.KeyVault/vaults/v', 'another resource'],
    ['${azurerm_storage_account.s.id}/subscriptions/s', 'another resource'],
    ['${var.later}/resourceGroups/rg', 'a resource group'],
    ['${var.later}/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/v', 'another resource'],
    ['${var.later}/topics/t/subscriptions/s/', 'a subscription'],
    [`${BUS}/topics/t/subscriptions/s`, 'a subscription'],
    [`${BUS}/TOPICS/t/Subscriptions/s`, 'a subscription'],
    [`${BUS}/topics/t`, 'a topic'],
    [`${BUS}/queues/q`, 'a queue'],
    [BUS, 'a namespace'],
    [BUS.toLowerCase(), 'a namespace'],
    [GROUP, 'a resource group'],
    ['/subscriptions/s', 'an azure subscription'],
    ['/providers/Microsoft.Management/managementGroups/m', 'a management group'],
    ['/', 'a management group'],
    ['${azurerm_management_group.m.id}', 'a management group'],
    [`${BUS}/topics/t/subscriptions/s/rules/r`, 'another resource'],
    [`${GROUP}/providers/Microsoft.KeyVault/vaults/v`, 'another resource'],
    ['nowhere', 'another resource'],
  ];
  const RIGHT: ReadonlyMap<string, readonly string[]> = new Map([
    [SENDER, ['a topic', 'a queue']],
    [RECEIVER, ['a subscription', 'a queue']],
  ]);
  const NARROW = ['a topic', 'a queue', 'a subscription', 'a namespace'];

  describe.each([SENDER, RECEIVER])('%s', (role) => {
    test.each(SCOPES)('at %s', (scope, called) => {
      const right = RIGHT.get(role) ?? [];
      const status = right.includes(called) ? 'compliant' : 'non-compliant';
      expect(said('SB-RBAC-001', at(scope, role))).toBe(
        `${status}: scope is ${role} at ${called}, and shall be ${right.join(' or ')}`,
      );
    });
  });

  test.each(SCOPES)('a role that is not for messages, at %s', (scope, called) => {
    expect(said('SB-RBAC-001', at(scope, 'Reader'))).toBe(
      NARROW.includes(called)
        ? `non-compliant: role is Reader at ${called}, and shall be one of the roles for messages: Data Sender or Data Receiver`
        : `not-applicable: Reader at ${called} has nothing to do with messages`,
    );
  });

  test.each<[what: string, values: object, said: string]>([
    ['all messages', at(NAMESPACE, OWNER), 'not-applicable: SB-RBAC-003 is about Data Owner'],
    ['Owner', at(NAMESPACE, 'Owner'), 'not-applicable: SB-RBAC-002 is about Owner'],
    ['Contributor', at(NAMESPACE, 'contributor'), 'not-applicable: SB-RBAC-002 is about Contributor'],
    ['a scope that is known later', at(LATER, SENDER), laterAt('scope')],
    ['another role at what is known later', at(LATER, 'Reader'), laterAt('scope')],
    ...['${var.later}/', '${var.later}/subscriptions/s', '${var.later}//'].map(
      (scope) =>
        [
          `in what is known later: ${scope}`,
          at(scope, SENDER),
          `unknown: scope is ${scope}, which only Terraform knows`,
        ] as [string, object, string],
    ),
    ['no scope', at(undefined, SENDER), 'unknown: the assignment has no scope'],
    ['a role that is known later', at(NAMESPACE, LATER), laterAt('role_definition_name')],
    ['no role', { scope: NAMESPACE }, 'unknown: the role is not given by name or id'],
    [
      'one of two topics',
      at('${var.later ? azurerm_servicebus_topic.events.id : azurerm_servicebus_topic.more.id}', SENDER),
      `compliant: scope is ${SENDER} at a topic, and shall be a topic or a queue`,
    ],
    [
      'a topic or a queue',
      at('${var.later ? azurerm_servicebus_topic.events.id : azurerm_servicebus_queue.review.id}', SENDER),
      'unknown: scope is ${var.later ? azurerm_servicebus_topic.events.id : azurerm_servicebus_queue.review.id}, which only Terraform knows',
    ],
    [
      'one of two topics and a queue',
      at(
        `\${[${['topic.events', 'topic.more', 'queue.review'].map((one) => `azurerm_servicebus_${one}.id`).join(', ')}][var.later]}`,
        SENDER,
      ),
      'unknown: scope is ${[azurerm_servicebus_topic.events.id, azurerm_servicebus_topic.more.id, azurerm_servicebus_queue.review.id][var.later]}, which only Terraform knows',
    ],
    [
      'a topic that may not be there',
      at('${azurerm_servicebus_topic.perhaps[0].id}', SENDER),
      `compliant: scope is ${SENDER} at a topic, and shall be a topic or a queue`,
    ],
    [
      'a group in an Azure subscription that is known later',
      at('/subscriptions/${var.later}/resourceGroups/rg', SENDER),
      `non-compliant: scope is ${SENDER} at a resource group, and shall be a topic or a queue`,
    ],
    [
      "what stands in ARM's own words",
      at('${azapi_resource.x.id}', SENDER),
      'unknown: scope is ${azapi_resource.x.id}, which only Terraform knows',
    ],
  ])('%s', (_, values, expected) => {
    const beside: Resources = {
      ...THINGS,
      azurerm_servicebus_topic: {
        ...THINGS.azurerm_servicebus_topic,
        more: { namespace_id: NAMESPACE },
        perhaps: { count: LATER },
      },
      azapi_resource: { x: { type: 'Microsoft.Insights/metricAlerts@2018-03-01' } },
    };
    expect(said('SB-RBAC-001', values, beside)).toBe(expected);
  });
});

test('of several assignments each is judged by itself', () => {
  const document = documentOf(
    { ...THINGS, [ASSIGNMENT]: { a: at(NAMESPACE, SENDER), b: at(idOf('topic', 'events'), SENDER) } },
    DATA,
  );
  const statuses = ['a', 'b'].map((name) => saidIn(document, 'SB-RBAC-001', `${ASSIGNMENT}.${name}`).split(':')[0]);
  expect(statuses).toEqual(['non-compliant', 'compliant']);
});
