import type { Resources } from '../documents';
import { LATER, saidOf } from './said';

/** How an app connects to Service Bus: by its identity, or by what may be a connection string. */

const CLASSIC = ['linux', 'windows'].flatMap((system) => [
  `azurerm_${system}_function_app`,
  `azurerm_${system}_function_app_slot`,
]);
const FLEX = 'azurerm_function_app_flex_consumption';
const STANDARD = 'azurerm_logic_app_standard';

describe('FN-008: how an app connects to Service Bus', () => {
  const APP = 'azurerm_linux_function_app';
  const BUS: Resources = { azurerm_servicebus_namespace: { bus: { name: 'bus' } } };
  const said = (values: object, type = APP) => saidOf('FN-008', type, values, BUS, { variable: { later: {} } });
  const WANTED = 'and shall be no connection string of Service Bus';
  const NONE = 'not-applicable: no setting of the app is a connection to Service Bus';
  const right = (...names: readonly string[]) => `compliant: app_settings is ${names.join(', ')}, ${WANTED}`;
  const wrong = (...places: readonly (readonly [argument: string, key: string])[]) =>
    `non-compliant: ${places.map(([argument, key]) => `${argument} [${key}] is a connection string, ${WANTED}`).join('\n')}`;
  const setting = (name: string) => [`app_settings.${name}`, name] as const;
  const maybe = (...places: readonly string[]) =>
    `unknown: ${places.join(', ')} may be a connection string of Service Bus, and only Terraform knows`;
  // Made of parts, so that no scanner takes the test for a leak.
  const TEXT = ['Endpoint=sb://b.servicebus.windows.net/;', 'SharedAccess', 'Key=', 'A'.repeat(44)].join('');
  const VAULT = '@Microsoft.KeyVault(SecretUri=https://v.vault.azure.net/secrets/s)';
  const ATTRIBUTE = '${azurerm_servicebus_namespace.bus.default_primary_connection_string}';

  test.each<[settings: unknown, said: string]>([
    [undefined, NONE],
    [{}, NONE],
    [{ OTHER: 'x', COUNT: 7 }, NONE],
    [{ BUS__fullyQualifiedNamespace: 'b' }, right('BUS__fullyQualifiedNamespace')],
    [
      { A__fullyQualifiedNamespace: 'a', X: 'x', B__fullyQualifiedNamespace: LATER },
      maybe('app_settings.B__fullyQualifiedNamespace'),
    ],
    [
      { A__fullyQualifiedNamespace: 'a', B__fullyQualifiedNamespace: 'b' },
      right('A__fullyQualifiedNamespace', 'B__fullyQualifiedNamespace'),
    ],
    [{ BUS__fullyQualifiedNamespace__x: 'b' }, NONE],
    [{ BUS: TEXT }, wrong(setting('BUS'))],
    [{ BUS: 'Endpoint=sb:' }, wrong(setting('BUS'))],
    [{ BUS: 'ENDPOINT=SB://x' }, wrong(setting('BUS'))],
    [{ BUS: ' Endpoint=sb://x' }, NONE],
    [{ BUS: `x ${TEXT}` }, wrong(setting('BUS'))],
    [{ STORE: ['DefaultEndpointsProtocol=https;Account', 'Key=', 'A'.repeat(44)].join('') }, NONE],
    // The setting of that name wins, whatever it is.
    [{ BUS__fullyQualifiedNamespace: 'b', BUS: 'x' }, wrong(setting('BUS'))],
    [{ BUS__fullyQualifiedNamespace: 'b', BUS: TEXT, OTHER: TEXT }, wrong(setting('BUS'), setting('OTHER'))],
    [{ BUS: ATTRIBUTE }, wrong(setting('BUS'))],
    [{ BUS: ATTRIBUTE, MORE: LATER }, wrong(setting('BUS'))],
    [{ BUS: '${data.azurerm_servicebus_topic_authorization_rule.k.primary_key}' }, wrong(setting('BUS'))],
    [{ BUS: '${azurerm_servicebus_namespace.bus.endpoint}' }, NONE],
    [{ BUS: '${azurerm_storage_account.s.primary_connection_string}' }, NONE],
    [{ BUS: '${azurerm_key_vault_secret.s.value}' }, maybe('app_settings.BUS')],
    [{ BUS: '${data.azurerm_key_vault_secret.s.value}' }, maybe('app_settings.BUS')],
    [{ BUS: '${azurerm_key_vault.v.vault_uri}' }, NONE],
    [{ BUS: '${azurerm_key_vault.v.vault_uri}${var.later}' }, maybe('app_settings.BUS')],
    [{ BUS: '${random_password.p.result}' }, maybe('app_settings.BUS')],
    [{ BUS: '${path.module}' }, NONE],
    [{ BUS: '${terraform.workspace}' }, NONE],
    [{ BUS: LATER }, maybe('app_settings.BUS')],
    [{ A: LATER, B: 'x', C: LATER }, maybe('app_settings.A', 'app_settings.C')],
    [{ A: LATER, BUS__fullyQualifiedNamespace: 'b' }, maybe('app_settings.A')],
    // Only the vault knows what it is; by the name of the setting it is for Service Bus.
    ...['ServiceBusConnection', 'AzureWebJobsServiceBus', 'SERVICE_BUS', 'BUS', 'MY_BUS', 'bus_x'].map(
      (name) => [{ [name]: VAULT }, maybe(`app_settings.${name}`)] as [unknown, string],
    ),
    ...['SECRET', 'BUSINESS', 'ROBUST', 'MYBUS'].map((name) => [{ [name]: VAULT }, NONE] as [unknown, string]),
    [{ BUS: `x${VAULT}` }, NONE],
    [LATER, 'unknown: app_settings are known to Terraform alone'],
    ['text', NONE],
  ])('settings %j', (app_settings, expected) => {
    expect(said({ app_settings })).toBe(expected);
  });

  const block = (index: number, key: string) => [`connection_string.${index}.value`, key] as const;

  test.each<[blocks: unknown, said: string]>([
    [{ type: 'ServiceBus', name: 'bus', value: 'x' }, wrong(block(0, 'bus'))],
    [
      [
        { type: 'SQLAzure', name: 'sql', value: TEXT },
        { type: 'ServiceBus', name: 'bus' },
      ],
      wrong(block(0, 'sql'), block(1, 'bus')),
    ],
    [{ type: 'ServiceBus', name: LATER }, wrong(block(0, 'connection_string.0'))],
    [{ type: 'SQLAzure', name: 'sql', value: LATER }, NONE],
    [{ type: 'SQLAzure', name: 'sql', value: 'x' }, NONE],
    [{ type: 'Custom', name: 'c', value: 'x' }, NONE],
    [{ type: 'Custom', name: 'c', value: TEXT }, wrong(block(0, 'c'))],
    [{ type: 'Custom', name: 'c', value: LATER }, maybe('connection_string.0')],
    [{ type: 'Custom', name: 'ServiceBus', value: VAULT }, maybe('connection_string.0')],
    [{ type: 'Custom', name: 'c', value: VAULT }, NONE],
    [{ type: LATER, name: 'c', value: 'x' }, maybe('connection_string.0')],
    [{ type: LATER, name: 'c', value: TEXT }, wrong(block(0, 'c'))],
    [
      [
        { type: 'Custom', value: 'x' },
        { type: LATER, value: 'x' },
      ],
      maybe('connection_string.1'),
    ],
    [LATER, 'unknown: connection_string is known to Terraform alone'],
    [[{ type: 'Custom', value: 'x' }, LATER], 'unknown: a connection_string is known to Terraform alone'],
    ['text', NONE],
  ])('blocks %j', (connection_string, expected) => {
    expect(said({ connection_string })).toBe(expected);
  });

  test('settings and blocks are told together', () => {
    const values = { app_settings: { BUS: TEXT, A: LATER }, connection_string: { type: LATER, name: 'c', value: 'x' } };
    expect(said(values)).toBe(wrong(setting('BUS')));
    expect(said({ ...values, app_settings: { A: LATER } })).toBe(maybe('app_settings.A', 'connection_string.0'));
  });

  test.each([...CLASSIC, FLEX, STANDARD])('%s', (type) => {
    expect(said({ app_settings: { BUS: TEXT } }, type)).toBe(wrong(setting('BUS')));
  });

  test('what a module gives is what it is made of', () => {
    const others = { module: { m: { source: './m' } }, variable: { later: {} } };
    const settings = { app_settings: { BUS: '${module.m.key}' } };
    expect(saidOf('FN-008', APP, settings, BUS, others)).toBe(maybe('app_settings.BUS'));
  });
});
