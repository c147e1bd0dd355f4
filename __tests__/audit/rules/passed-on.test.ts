import { readFileSync } from 'node:fs';
import { readTemplate } from '../../../lib/sources/template/read-template';
import { parseDocument } from '../../../lib/terraform';
import { planFile } from '../../support/small-plans';
import { documentOf, type Resources } from '../documents';
import { LATER, saidIn, saidOf } from './said';

/** Which secrets are passed on, by what a reference gives and where it stands. */

const APP = 'azurerm_linux_function_app';
const BUS: Resources = { azurerm_servicebus_namespace: { bus: { name: 'bus' } } };
const OTHERS = { variable: { later: {}, hush: { sensitive: true } }, locals: { none: 'x' } };
const KEY = 'azurerm_servicebus_namespace.bus.default_primary_key';
const NOTHING = 'compliant: there is no reference to a secret, and shall be no reference to a secret';
const passedOn = (...places: readonly (readonly [argument: string, to: string])[]) =>
  `non-compliant: ${places.map(([argument, to]) => `${argument} [${argument}] is ${to}, and shall be no reference to a secret`).join('\n')}`;
const perhaps = (argument: string, to: string) =>
  `unknown: ${argument} is made of ${to}, and nothing tells whether that is a secret`;
const passing = (values: object, type = APP, beside = BUS, others: object = OTHERS) =>
  saidOf('SB-SEC-001', type, values, beside, others);

describe('SB-SEC-001: what a reference gives', () => {
  const given = (to: string) => passing({ app_settings: { X: `\${${to}}` } });
  const PLACE = 'app_settings.X';

  test.each(
    [
      ...['primary', 'secondary'].flatMap((which) =>
        ['key', 'access_key', 'shared_key', 'connection_string', 'blob_connection_string', 'master_key'].map(
          (what) => `${which}_${what}`,
        ),
      ),
      ...['default_primary_key', 'alias_primary_connection_string', 'primary_connection_string_alias'],
      ...['connection_string', 'connection_strings', 'my_connection_string', 'instrumentation_key', 'site_credential'],
      ...['password', 'administrator_login_password', 'storage_account_access_key', 'storage_access_key', 'sas'],
      ...['sas_token', 'blob_sas_token', 'client_secret', 'kube_config', 'kube_admin_config_raw', 'callback_url'],
    ].map((name) => `azurerm_thing.t.${name}`),
  )('%s is a secret', (to) => {
    expect(given(to)).toBe(passedOn([PLACE, to]));
  });

  test.each([
    'random_password.p.result',
    'random_password.p.bcrypt_hash',
    'tls_private_key.k.private_key_pem',
    'azuread_application_password.p.value',
    'azuread_service_principal_password.p.value',
    'azurerm_key_vault_secret.s.value',
    'data.azurerm_key_vault_secret.s.value',
    'data.azurerm_servicebus_namespace.x.default_primary_key',
    'azurerm_thing.t.block[0].primary_key',
    'azurerm_thing.t["primary_key"]',
    'azurerm_thing.t[0].primary_key',
    'azurerm_servicebus_namespace.bus.default_primary_key',
    'module.m.azurerm_thing.t.primary_key',
    'module.m["a.b"].module.n[0].azurerm_thing.t.primary_key',
  ])('so is %s', (to) => {
    expect(given(to)).toBe(passedOn([PLACE, to]));
  });

  test.each([
    'azurerm_thing.t.id',
    'azurerm_thing.t.primary_key_id',
    'azurerm_thing.t.my_primary_key',
    'azurerm_thing.t',
    'azurerm_resource_group.g',
    'random_pet.p.id',
    'random_pet.p',
    'random_password.p.length',
    'time_static.t.rfc3339',
    'tls_private_key.k.public_key_pem',
    'azuread_group.g.primary_key',
    'azurerm_key_vault_secret.s.id',
    'azurerm_key_vault_secret.s.name',
    'azurerm_key_vault_secret.s.versionless_id',
    'path.module',
    'terraform.workspace',
  ])('%s is none', (to) => {
    expect(given(to)).toBe(NOTHING);
  });

  test.each([
    'var.later',
    'local.gone',
    'module.m.key',
    'custom_thing.t.id',
    'custom_thing.t',
    'custom_thing.t.primary_key',
    'azurerm_servicebus_namespace.bus',
    'azurerm_storage_account.s',
    'azurerm_storage_account_blob.s',
    'random_password.p',
    'tls_private_key.k',
    'azurerm_key_vault_secret.s',
    'azurerm_key_vault_secret.s.tags',
    'azurerm_key_vault_secrets.s.secrets',
    'azurerm_app_configuration_key.k.value',
    'azurerm_resource_group_template_deployment.d.output_content',
    'azurerm_resource_group_deployment_stack.d.output_content',
    'data.terraform_remote_state.s.outputs.key',
    // It may be the key of an instance.
    'azurerm_servicebus_namespace.bus["x"]',
  ])('nobody knows of %s', (to) => {
    expect(given(to)).toBe(perhaps(PLACE, to));
  });
});

describe('SB-SEC-001: where a secret can stand', () => {
  test('each place of one is told, in the order of the arguments', () => {
    const settings = { A: `\${${KEY}}`, B: 'x', C: [`x \${${KEY}} y`] };
    expect(passing({ app_settings: settings, name: `\${${KEY}}` })).toBe(
      passedOn(['app_settings.A', KEY], ['app_settings.C.0', KEY], ['name', KEY]),
    );
  });

  test('of what may be one the first is told, and none where one is certain', () => {
    const settings = { A: LATER, B: '${custom_thing.t.id}' };
    expect(passing({ app_settings: settings })).toBe(perhaps('app_settings.A', 'var.later'));
    expect(passing({ app_settings: { ...settings, C: `\${${KEY}}` } })).toBe(passedOn(['app_settings.C', KEY]));
  });

  test.each(
    [
      'service_plan_id identity_ids name key_name location region sku sku_name type scope scopes zone zones enabled',
      'https_enabled capacity count min_count max_size lock_duration default_ttl runtime_version default_action',
      'max_size_in_megabytes tags depends_on lifecycle provider timeouts tags.key scopes.0 x.key_name key_type.0',
    ].flatMap((line) => line.split(' ')),
  )('not in %s, wherever', (argument) => {
    const values = argument
      .split('.')
      .reduceRight<unknown>((inner, part) => (part === '0' ? [inner] : { [part]: inner }), LATER);
    expect([argument, passing(values as object)]).toEqual([argument, NOTHING]);
    expect(passing(values as object, 'custom_thing')).toBe(NOTHING);
  });

  test.each(
    [
      'setting connection value key secret password token credential environment variable content body header param',
      'custom_data user_data script template config definition input trigger command property uri url endpoint',
      'my_settings Xkey block.key nametag tagsx names.key',
    ].flatMap((line) => line.split(' ')),
  )('perhaps in %s', (argument) => {
    const values = argument.split('.').reduceRight<unknown>((inner, part) => ({ [part]: inner }), LATER) as object;
    const isOther = argument === 'nametag' || argument === 'tagsx';
    expect(passing(values)).toBe(isOther ? NOTHING : perhaps(argument, 'var.later'));
    expect(passing(values, 'custom_thing')).toBe(perhaps(argument, 'var.later'));
  });

  test('in an output, whatever its part is called', () => {
    const said = (output: object) =>
      saidIn(documentOf(BUS, { ...OTHERS, output: { it: output } }), 'SB-SEC-001', 'output.it');
    expect(said({ value: { name: LATER } })).toBe(perhaps('value.name', 'var.later'));
    expect(said({ value: `\${${KEY}}`, sensitive: true })).toBe(passedOn(['value', KEY]));
    expect(said({ value: 'x' })).toBe(NOTHING);
  });

  test.each<[what: string, beside: Resources, hasSecrets: boolean]>([
    ['nothing beside it', {}, false],
    ['a group', { azurerm_resource_group: { g: {} } }, false],
    ['a namespace', BUS, true],
    ['a password', { random_password: { p: {} } }, true],
    ['a name', { random_pet: { p: {} } }, false],
    ['another provider', { custom_thing: { t: {} } }, true],
    ['a web app', { azurerm_linux_web_app: { w: {} } }, true],
    ['what no rule reads', { azurerm_servicebus_new: { x: {} } }, true],
  ])('in a document with %s', (_, beside, hasSecrets) => {
    expect(passing({ value: LATER }, 'azurerm_resource_group', beside)).toBe(
      hasSecrets ? perhaps('value', 'var.later') : NOTHING,
    );
  });

  test('what is sensitive may be one', () => {
    const others = { variable: { hush: { sensitive: true, default: 'x' } } };
    const sensitive = (argument: string) =>
      `unknown: ${argument} is sensitive, and nothing tells whether it is a secret of something here`;
    const hush = { A: '${var.hush}', B: '${var.hush}' };
    const said = (values: object, type = APP) => passing(values, type, {}, others);
    expect(said({ app_settings: hush })).toBe(sensitive('app_settings.A'));
    expect(said({ name: '${var.hush}' })).toBe(NOTHING);
    // Of these it is known that they are there for secrets.
    expect(said({ value: '${var.hush}' }, 'azurerm_key_vault_secret')).toBe(NOTHING);
  });
});

describe('SB-SEC-001 in a plan', () => {
  const APP_AT = `${APP}.app`;
  const said = (
    after: object,
    unknown: Readonly<Record<string, readonly string[]>>,
    sensitive: Record<string, unknown> = {},
  ) => {
    const made = (address: string, change: object) => ({ address, before: null, after: { name: 'x' }, ...change });
    const changes = [
      made('azurerm_servicebus_namespace.bus', {}),
      made(APP_AT, { after: { name: 'app', ...after }, unknown, sensitive }),
    ];
    return saidIn(parseDocument('plan.json', readFileSync(planFile(changes), 'utf8')), 'SB-SEC-001', APP_AT);
  };

  test('a value that is there is seen for what it is, and one that is known later is not', () => {
    expect(said({}, { app_settings: ['var.later'] })).toBe(perhaps('app_settings', 'var.later'));
    expect(said({ app_settings: { X: 'plain' } }, {})).toBe(NOTHING);
  });

  test.each<[what: string, references: readonly string[], said: string]>([
    ['a part', [`${KEY.replace('default_primary_key', 'name')}`, 'azurerm_servicebus_namespace.bus'], NOTHING],
    ['a key', [KEY, 'azurerm_servicebus_namespace.bus'], passedOn(['app_settings', KEY])],
    [
      'an instance',
      [
        'azurerm_servicebus_namespace.bus["a"].name',
        'azurerm_servicebus_namespace.bus["a"]',
        'azurerm_servicebus_namespace.bus',
      ],
      NOTHING,
    ],
    [
      'the whole, beside another whose name begins so',
      ['azurerm_servicebus_namespace.bus', 'azurerm_servicebus_namespace.bus2.name'],
      perhaps('app_settings', 'azurerm_servicebus_namespace.bus'),
    ],
  ])('%s', (_, references, expected) => {
    expect(said({}, { app_settings: references })).toBe(expected);
  });

  test('what is marked as sensitive and refers to something may be a secret', () => {
    expect(said({}, { app_settings: ['azurerm_resource_group.g.id'] }, { app_settings: true })).toBe(
      'unknown: app_settings is sensitive, and nothing tells whether it is a secret of something here',
    );
  });

  test('what is marked as sensitive and comes from nowhere is what Azure fills in', () => {
    expect(said({ app_settings: { X: 'x' } }, {}, { app_settings: true })).toBe(NOTHING);
    expect(
      said({ site_credential: 'x' }, { app_settings: ['azurerm_resource_group.g.id'] }, { site_credential: true }),
    ).toBe(NOTHING);
  });
});

describe('SB-SEC-001 of what is called', () => {
  const said = (arguments_: object) => {
    const document = documentOf(BUS, { ...OTHERS, module: { m: { source: 'far/away/azurerm', ...arguments_ } } });
    return saidIn(document, 'SB-SEC-001', 'module.m');
  };

  test.each<[arguments_: object, said: string]>([
    [{}, NOTHING],
    [{ a: 'x', b: LATER }, NOTHING],
    [{ a: `\${${KEY}}` }, passedOn(['a', KEY])],
    [{ a: { deep: [`\${${KEY}}`] }, b: LATER }, passedOn(['a', KEY])],
    [{ a: `\${${KEY}}`, b: `\${${KEY}}` }, passedOn(['a', KEY], ['b', KEY])],
    [{ a: null, b: 7 }, NOTHING],
  ])('%j', (arguments_, expected) => {
    expect(said(arguments_)).toBe(expected);
  });
});

describe('SB-SEC-001 in a template of ARM, by what its functions give', () => {
  const said = (value: string) => {
    const site = {
      type: 'Microsoft.Web/sites',
      apiVersion: '2023-01-01',
      name: 'app',
      properties: { siteConfig: { appSettings: [{ name: 'X', value }] } },
    };
    const bus = { type: 'Microsoft.ServiceBus/namespaces', apiVersion: '2024-01-01', name: 'bus' };
    const json = {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      resources: [bus, site],
    };
    const document = readTemplate({ file: 'main.json', text: JSON.stringify(json), json });
    const { address } = document.resources.find(({ type }) => type.includes('Web') || type.includes('app'))!;
    return saidIn(document, 'SB-SEC-001', address).split(':')[0];
  };

  test.each([
    'listKeys',
    'LISTKEYS',
    'listAdminKeys',
    'listSecrets',
    'listConnectionStrings',
    'listAccountSas',
    'listCredential',
    'listCredentials',
  ])('%s lists secrets', (name) => {
    expect(said(`[${name}('x', '2024-01-01').primaryKey]`)).toBe('non-compliant');
  });

  test.each([
    'resourceGroup().id',
    'subscription().id',
    'uniqueString(resourceGroup().id)',
    "resourceId('a/b', 'c')",
    'newGuid()',
    'utcNow()',
    'deployment().name',
    'tenant().tenantId',
    "guid('x')",
    'environment().name',
  ])('%s says where it is', (text) => {
    expect(said(`[${text}]`)).toBe('compliant');
  });
});
