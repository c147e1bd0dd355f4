import { type Opaque, opaqueness } from '../../lib/audit/document/opaque';
import { Reference, type TerraformResource } from '../../lib/terraform';

const JUDGED = new Set(['azurerm_servicebus_namespace']);
const BUS = '/subscriptions/s/resourceGroups/g/providers/Microsoft.ServiceBus/namespaces/bus';
const ALERT = 'Microsoft.Insights/scheduledQueryRules';
const opaque = (type: string, values: object = {}, mode: 'managed' | 'data' = 'managed') =>
  opaqueness({ type, values, mode } as unknown as TerraformResource, JUDGED);
const COMMANDS = { makes: undefined, mayBeOther: true };

test.each<[what: string, found: Opaque | undefined, expected: Partial<Opaque> | undefined]>([
  ['what rules are about', opaque('azurerm_servicebus_namespace'), undefined],
  ['what rules read', opaque('azurerm_management_lock'), undefined],
  ['what is only looked at', opaque('azapi_resource', {}, 'data'), undefined],
  ['what runs commands', opaque('azurerm_servicebus_namespace', { provisioner: {} }), COMMANDS],
  ['an unknown provider', opaque('acme_bus'), { makes: undefined, mayBeOther: true }],
  ['a provider that makes nothing in Azure', opaque('random_password'), undefined],
  ['Service Bus without a rule', opaque('azurerm_servicebus_new'), { makes: undefined, mayBeOther: false }],
  ['a neighbour', opaque('azurerm_dashboard', { body: 'x' }), undefined],
  [
    'a neighbour that refers to Service Bus',
    opaque('azurerm_dashboard', { body: [{ id: BUS }] }),
    { why: 'has to do with Service Bus by body.0.id, and no rule is about it', makes: undefined, mayBeOther: false },
  ],
  [
    'a neighbour that only depends on it',
    opaque('azurerm_dashboard', { depends_on: [new Reference('azurerm_servicebus_topic.t')] }),
    undefined,
  ],
  ['commands in ARM', opaque('Microsoft.Resources/deploymentScripts'), COMMANDS],
  [
    'Service Bus in ARM',
    opaque('Microsoft.ServiceBus/namespaces/new'),
    { makes: 'Microsoft.ServiceBus/namespaces/new', mayBeOther: true },
  ],
  [
    'what rules are about elsewhere, in ARM',
    opaque('Microsoft.Web/sites'),
    { makes: 'Microsoft.Web/sites', mayBeOther: false },
  ],
  ['a neighbour in ARM', opaque(ALERT, { scopes: ['x'] }), undefined],
  [
    'a neighbour in ARM that refers to Service Bus',
    opaque(ALERT, { scopes: [BUS] }),
    { why: 'has to do with Service Bus by scopes.0, and no rule is about it', makes: ALERT, mayBeOther: false },
  ],
])('%s', (_, found, expected) => {
  if (expected === undefined) expect(found).toBeUndefined();
  else expect(found).toEqual(expect.objectContaining(expected));
});
