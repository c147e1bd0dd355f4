import { readFileSync } from 'node:fs';
import { parseDocument } from '../../lib/terraform';
import { planFile } from '../support/small-plans';
import { audited, recordAt } from './documents';

/** A plan with two namespaces that are a pair, and a role assignment whose scope is made of the id of one of them. */
function planWith(namespace: string) {
  const made = (address: string, after: object, unknown: Record<string, string[]> = {}) => ({
    address,
    actions: ['create'],
    before: null,
    after: { ...after },
    unknown,
  });
  const idOf = (name: string) => [`azurerm_servicebus_namespace.${name}.id`, `azurerm_servicebus_namespace.${name}`];
  const file = planFile([
    made('azurerm_servicebus_namespace.bus', { name: 'bus', sku: 'Premium' }, { id: [] }),
    made('azurerm_servicebus_namespace.far', { name: 'far', sku: 'Premium' }, { id: [] }),
    made(
      'azurerm_servicebus_namespace_disaster_recovery_config.pair',
      { name: 'pair' },
      { primary_namespace_id: idOf('bus'), partner_namespace_id: idOf('far') },
    ),
    made(
      'azurerm_role_assignment.sends',
      { role_definition_name: 'Azure Service Bus Data Sender', principal_id: 'p' },
      { scope: idOf(namespace) },
    ),
  ]);
  return parseDocument('plan.json', readFileSync(file, 'utf8'));
}

const RULE = 'SB-RBAC-001';

test('in a plan, a scope made of the namespace that takes over may be anything in it', () => {
  const { status, reason } = recordAt(audited(planWith('far')), RULE, 'azurerm_role_assignment.sends');
  expect([status, reason]).toEqual(['unknown', expect.stringContaining('built from the id of a namespace')]);
});

test('one made of the other namespace is that namespace', () => {
  expect(recordAt(audited(planWith('bus')), RULE, 'azurerm_role_assignment.sends').status).toBe('non-compliant');
});
