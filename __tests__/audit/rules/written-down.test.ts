import { readFileSync } from 'node:fs';
import { parseDocument } from '../../../lib/terraform';
import { planFile } from '../../support/small-plans';
import { documentOf, type Resources } from '../documents';
import { LATER, saidIn, saidOf } from './said';

/** Which secrets are written down, shown by an output, or read into the state. */

const APP = 'azurerm_linux_function_app';
const BUS: Resources = { azurerm_servicebus_namespace: { bus: { name: 'bus' } } };
const OTHERS = { variable: { later: {}, hush: { sensitive: true } }, locals: { none: 'x' } };
const KEY = 'azurerm_servicebus_namespace.bus.default_primary_key';
const perhaps = (argument: string, to: string) =>
  `unknown: ${argument} is made of ${to}, and nothing tells whether that is a secret`;

describe('SB-SEC-002: what is written down', () => {
  const WANTED = 'and shall be no text that is a secret';
  const CLEAN = `compliant: there is no text that is a secret, ${WANTED}`;
  const found = (...places: readonly (readonly [argument: string, what: string])[]) =>
    `non-compliant: ${places.map(([argument, what]) => `${argument} [${argument}] is ${what} (not shown), ${WANTED}`).join('\n')}`;
  // Made of parts, so that no scanner takes the test for a leak.
  const TEXT = ['Endpoint=sb://b.servicebus.windows.net/;', 'SharedAccess', 'Key=', 'A'.repeat(44)].join('');
  const CONNECTION = 'a connection string of Service Bus';
  const BY_NAME = 'a secret, by the name of the argument';
  const said = (values: object, type = APP) => saidOf('SB-SEC-002', type, values, {}, OTHERS);

  test.each<[values: object, said: string]>([
    [{}, CLEAN],
    [{ app_settings: { X: 'plain', Y: 7, Z: null } }, CLEAN],
    [{ app_settings: { X: TEXT } }, found(['app_settings.X', CONNECTION])],
    [{ a: [TEXT, { b: TEXT }] }, found(['a.0', CONNECTION], ['a.1.b', CONNECTION])],
    [{ X: `\${upper("${TEXT}")}` }, found(['X', CONNECTION])],
    [{ X: LATER }, CLEAN],
    [{ password: 'hush' }, found(['password', BY_NAME])],
    [{ block: [{ access_key: 'hush' }] }, found(['block.0.access_key', BY_NAME])],
    [{ password: '' }, CLEAN],
    [{ password: 7 }, CLEAN],
    [{ password: LATER }, CLEAN],
    [{ password: TEXT }, found(['password', CONNECTION])],
    [{ password: '@Microsoft.KeyVault(SecretUri=x)' }, CLEAN],
    [{ password: 'x@Microsoft.KeyVault' }, found(['password', BY_NAME])],
    [{ '//': { note: TEXT } }, CLEAN],
  ])('%j', (values, expected) => {
    expect(said(values)).toBe(expected);
  });

  test.each<[what: string, others: object, address: string, said: string]>([
    ['data that are read', { data: { http: { d: { url: TEXT } } } }, 'data.http.d', found(['url', CONNECTION])],
    ['an output', { output: { o: { value: [TEXT] } } }, 'output.o', found(['value.0', CONNECTION])],
    ['a local', { locals: { a: TEXT } }, 'local.a', found(['a', CONNECTION])],
    [
      'a provider',
      { provider: { azurerm: { client_secret: 'hush' } } },
      'provider.azurerm',
      found(['client_secret', BY_NAME]),
    ],
    ['a call', { module: { m: { source: 'far/away/azurerm', x: TEXT } } }, 'module.m', found(['x', CONNECTION])],
    [
      'the backend',
      { terraform: { backend: { azurerm: { access_key: 'hush' } } } },
      'terraform.backend',
      found(['access_key', BY_NAME]),
    ],
    ['a variable', { variable: { v: { default: 'plain' } } }, 'var.v', CLEAN],
    ['a variable without a default', { variable: { v: { sensitive: true } } }, 'var.v', CLEAN],
    ['a sensitive variable with none', { variable: { v: { sensitive: true, default: null } } }, 'var.v', CLEAN],
    ['a sensitive variable with nothing in it', { variable: { v: { sensitive: true, default: '' } } }, 'var.v', CLEAN],
    [
      'a sensitive variable',
      { variable: { v: { sensitive: true, default: 'hush' } } },
      'var.v',
      found(['default', 'the value of a sensitive variable']),
    ],
    [
      'a sensitive variable that is a number',
      { variable: { v: { sensitive: true, default: 7 } } },
      'var.v',
      found(['default', 'the value of a sensitive variable']),
    ],
    // Told once, by what it is.
    [
      'a sensitive variable that is a key',
      { variable: { v: { sensitive: true, default: TEXT } } },
      'var.v',
      found(['default', CONNECTION]),
    ],
    [
      'a local made of what is sensitive',
      { variable: { v: { sensitive: true } }, locals: { a: '${var.v}' } },
      'local.a',
      CLEAN,
    ],
  ])('in %s', (_, others, address, expected) => {
    expect(saidIn(documentOf({}, others), 'SB-SEC-002', address)).toBe(expected);
  });

  test('of a plan, the values of variables may come from anywhere', () => {
    const created = { address: 'azurerm_servicebus_namespace.bus', before: null, after: { name: 'bus' } };
    const more = {
      variables: { v: { value: 'hush' } },
      configuration: { root_module: { variables: { v: { sensitive: true } } } },
    };
    const document = parseDocument('plan.json', readFileSync(planFile([created], more), 'utf8'));
    const variables = document.parts.filter(({ kind }) => kind === 'variable').map(({ address }) => address);
    for (const address of variables) expect(saidIn(document, 'SB-SEC-002', address)).toBe(CLEAN);
    expect(saidIn(document, 'SB-SEC-002', 'terraform.backend')).toBe(
      'not-applicable: neither a plan nor a state says where the state is kept',
    );
  });
});

describe('SB-SEC-003: whether an output with a secret is marked', () => {
  const TEXT = ['Endpoint=sb://b.servicebus.windows.net/;', 'SharedAccess', 'Key=', 'A'.repeat(44)].join('');
  const said = (output: object) =>
    saidIn(documentOf(BUS, { ...OTHERS, output: { it: output } }), 'SB-SEC-003', 'output.it');
  const MARKED = 'compliant: sensitive is true, and shall be true';
  const BARE = 'non-compliant: sensitive is false, and shall be true';

  test.each<[output: object, said: string]>([
    [{ value: 'x' }, 'not-applicable: the output is no secret'],
    [{ value: 'x', sensitive: true }, 'not-applicable: the output is no secret'],
    [{ value: `\${${KEY}}` }, BARE],
    [{ value: `\${${KEY}}`, sensitive: false }, BARE],
    [{ value: `\${${KEY}}`, sensitive: true }, MARKED],
    [{ value: TEXT }, BARE],
    [{ value: { deep: TEXT }, sensitive: true }, MARKED],
    [{ value: LATER }, perhaps('value', 'var.later')],
    [{ value: LATER, sensitive: true }, MARKED],
    [{ value: [LATER, `\${${KEY}}`] }, BARE],
    [{ value: [LATER, TEXT] }, BARE],
  ])('%j', (output, expected) => {
    expect(said(output)).toBe(expected);
  });
});

test.each([
  'servicebus_namespace',
  'servicebus_namespace_authorization_rule',
  'servicebus_topic_authorization_rule',
  'servicebus_queue_authorization_rule',
  'servicebus_namespace_disaster_recovery_config',
])('SB-SEC-004: azurerm_%s lists keys where it is read', (kind) => {
  const document = documentOf({}, { data: { [`azurerm_${kind}`]: { it: { name: 'x' } } } });
  expect(saidIn(document, 'SB-SEC-004', `data.azurerm_${kind}.it`)).toBe(
    'non-compliant: there is a data source that lists keys, and shall be the id, given in another way',
  );
});
