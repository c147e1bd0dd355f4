import { readFileSync } from 'node:fs';
import type { Status } from '../../lib/audit';
import { parseDocument } from '../../lib/terraform';
import { planFile } from '../support/small-plans';
import { audited, documentOf, type Resources, recordAt } from './documents';

/** In which arguments a secret can stand that somebody refers to, and what an attribute gives. */

const BUS: Resources = { azurerm_servicebus_namespace: { bus: { name: 'bus' } } };
const VARIABLE = { variable: { it: {} } };
const KEY = 'default_primary_key';

/** What the rule about secrets says of something with these arguments. */
function statusOf(type: string, values: object, beside: Resources = BUS, more: object = VARIABLE): Status {
  const document = documentOf({ ...beside, [type]: { ...beside[type], it: values } }, more);
  return recordAt(audited(document), 'SB-SEC-001', `${type}.it`).status;
}

test.each<[argument: object, status: Status]>([
  [{ name: '${var.it}' }, 'compliant'],
  [{ location: '${var.it}' }, 'compliant'],
  [{ service_plan_id: '${var.it}' }, 'compliant'],
  [{ https_only: '${var.it}' }, 'compliant'],
  [{ tags: { key: '${var.it}' } }, 'compliant'],
  [{ app_settings: { X: '${var.it}' } }, 'unknown'],
  [{ connection_string: { value: '${var.it}' } }, 'unknown'],
  [{ site_config: { application_insights_key: '${var.it}' } }, 'unknown'],
])('of an app that has what nobody knows at %j the rule says %s', (argument, status) => {
  expect(statusOf('azurerm_linux_function_app', argument)).toBe(status);
});

test('of a type of another provider a secret can stand in any argument but a name', () => {
  const random = (values: object) => statusOf('random_pet', values);
  expect([random({ anything: '${var.it}' }), random({ name: '${var.it}' })]).toEqual(['unknown', 'compliant']);
});

test('in a document without anything secret there is no secret to refer to', () => {
  const settings = { app_settings: { X: '${var.it}' } };
  expect(statusOf('azurerm_resource_group', settings, {})).toBe('compliant');
  expect(statusOf('azurerm_resource_group', settings, BUS)).toBe('unknown');
});

const bus = (rest: string) => `\${azurerm_servicebus_namespace.bus${rest}}`;

test.each<[value: string, status: Status]>([
  [bus(`.${KEY}`), 'non-compliant'],
  [bus(`["${KEY}"]`), 'non-compliant'],
  // It may be the key of an instance.
  [bus('["endpoint"]'), 'unknown'],
  [bus('.endpoint'), 'compliant'],
  [bus('.id'), 'compliant'],
  [bus('.identity[0].principal_id'), 'compliant'],
  [bus(''), 'unknown'],
  [`\${jsonencode([azurerm_servicebus_namespace.bus, azurerm_servicebus_namespace.bus.id])}`, 'unknown'],
  [`\${jsonencode([azurerm_servicebus_namespace.bus.name, azurerm_servicebus_namespace.bus.id])}`, 'compliant'],
  ['${data.azurerm_servicebus_namespace.other.default_secondary_connection_string}', 'non-compliant'],
  ['${tls_private_key.k.private_key_pem}', 'non-compliant'],
  ['${tls_private_key.k.public_key_pem}', 'compliant'],
  ['${azurerm_key_vault_secret.s.value}', 'non-compliant'],
  ['${azurerm_key_vault_secret.s.versionless_id}', 'compliant'],
  ['${azurerm_key_vault_secret.s.name}', 'compliant'],
  ['${azurerm_resource_group.g.tags}', 'compliant'],
  ['${custom_thing.t.id}', 'unknown'],
  ['${path.module}', 'compliant'],
  ['${terraform.workspace}', 'compliant'],
])('what %s gives to a setting is %s', (value, status) => {
  const beside = { ...BUS, azurerm_resource_group: { g: { name: 'g' } } };
  expect(statusOf('azurerm_linux_function_app', { app_settings: { X: value } }, beside)).toBe(status);
});

test.each<[what: string, value: unknown, status: Status]>([
  ['a value', '${var.it}', 'unknown'],
  ['a part of one, whatever it is called', { name: '${var.it}' }, 'unknown'],
  ['a key', bus(`.${KEY}`), 'non-compliant'],
  ['a text', 'x', 'compliant'],
])('an output hands out %s', (_, value, status) => {
  const document = documentOf(BUS, { ...VARIABLE, output: { it: { value, sensitive: true } } });
  expect(recordAt(audited(document), 'SB-SEC-001', 'output.it').status).toBe(status);
});

test('a plan does not say where its state is kept, so that nobody can say what is written there', () => {
  const created = { address: 'azurerm_servicebus_namespace.bus', before: null, after: { name: 'bus' } };
  const plan = parseDocument('plan.json', readFileSync(planFile([created]), 'utf8'));
  const { status, reason } = recordAt(audited(plan), 'SB-SEC-002', 'terraform.backend');
  expect([status, reason]).toEqual(['not-applicable', expect.stringMatching(/where the state is kept/)]);
});
