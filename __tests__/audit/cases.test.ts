import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { audit, type Status, summarize } from '../../lib/audit';
import { parseDocument, readDocuments } from '../../lib/terraform';
import { scheduler } from '../cli/scheduler';
import { planFile } from '../support/small-plans';
import { read } from '../terraform-reader/reading';
import { audited, recordAt, TODAY } from './documents';

const CASES = join(__dirname, 'cases');
const BUS = 'azurerm_servicebus_namespace.b';
const APP = 'azurerm_linux_function_app.a';

/** Documents on which the audit was wrong, and what is right. */
const RIGHT: Readonly<Record<string, readonly (readonly [rule: string, address: string, status: Status])[]>> = {
  listform: [['SB-AUTH-001', BUS, 'non-compliant']],
  moduleonly: [['TF-003', 'module.m', 'unknown']],
  'secret-local': [['SB-SEC-001', APP, 'non-compliant']],
  'secret-to-module': [
    ['SB-SEC-001', 'module.m', 'non-compliant'],
    ['TF-003', 'module.m', 'unknown'],
    // A lock may be in the module.
    ['SB-LOCK-001', BUS, 'unknown'],
  ],
  'out-splat': [
    ...['c', 'f', 'g', 'h'].map((name) => ['SB-SEC-001', `output.${name}`, 'non-compliant'] as const),
    ...['d', 'e', 'i'].map((name) => ['SB-SEC-001', `output.${name}`, 'unknown'] as const),
  ],
  'secret-in-locals': [['SB-SEC-002', 'local.conn', 'non-compliant']],
  'secret-in-provider': [['SB-SEC-002', 'provider.azurerm', 'non-compliant']],
  'backend-key': [['TF-001', 'terraform', 'non-compliant']],
  'backend-http': [['TF-001', 'terraform', 'non-compliant']],
  'role-ref': [['SB-RBAC-004', 'azurerm_role_definition.d', 'unknown']],
  'lock-wildread': [['SB-RBAC-004', 'azurerm_role_definition.d', 'non-compliant']],
  dynamic: [
    ['SB-ID-001', BUS, 'unknown'],
    // These blocks are known: there is one for each of [1].
    ['SB-NET-001', BUS, 'non-compliant'],
    ['SB-NET-004', BUS, 'non-compliant'],
  ],
  'app-conn-only': [['FN-008', APP, 'unknown']],
  'app-connblock': [['FN-008', APP, 'non-compliant']],
  slot: [1, 2, 3, 4, 5, 6, 7].map((n) => [`FN-00${n}`, 'azurerm_linux_function_app_slot.a', 'non-compliant'] as const),
  azapi: [['TF-003', 'azapi_resource.b', 'unknown']],
  'ip-any': [['SB-NET-002', BUS, 'non-compliant']],
  'diag-metrics': [['SB-LOG-001', BUS, 'non-compliant']],
  'dr-same-region': [['SB-DR-001', BUS, 'non-compliant']],
  'lock-rg': [['SB-LOCK-001', BUS, 'compliant']],
  'tls-number': [['SB-TLS-001', BUS, 'compliant']],
  'mincount-string': [['AML-005', 'azurerm_machine_learning_compute_cluster.c', 'compliant']],
};

test('every case has its right answer', () => {
  expect(readdirSync(CASES).sort()).toEqual(Object.keys(RIGHT).sort());
});

test.each(Object.entries(RIGHT))('%s', (name, expected) => {
  const result = audit(readDocuments(join(CASES, name)), { today: TODAY });
  for (const [rule, address, status] of expected) {
    expect([rule, address, recordAt(result, rule, address).status]).toEqual([rule, address, status]);
  }
  const isGood = expected.every(([, , status]) => status === 'compliant');
  if (!isGood) expect(summarize(result).isClean).toBe(false);
});

test.each(['azapi', 'moduleonly'])('%s ends with status 1, and names what is not understood', (name) => {
  const { status, stdout } = scheduler(['audit', '--from', join(CASES, name)]);
  expect(status).toBe(1);
  expect(stdout).toMatch(/TF-003[\s\S]*(azapi_resource\.b|module\.m)/);
});

// Made of parts, so that no scanner takes the tests for a leak.
const KEY = ['Endpoint=sb://b.servicebus.windows.net/;', 'SharedAccess', 'Key=', 'Q'.repeat(44)].join('');
const SECRET = '${azurerm_servicebus_namespace.b.default_primary_connection_string}';
const NAMESPACE = { azurerm_servicebus_namespace: { b: { name: 'b', sku: 'Premium' } } };

describe('a secret is followed', () => {
  const app = (value: unknown) => ({ azurerm_linux_function_app: { a: { name: 'a', app_settings: { X: value } } } });

  test.each<[through: string, value: unknown, more: object, status: Status]>([
    ['a local of a local', '${local.b}', { locals: { a: SECRET, b: '${local.a}' } }, 'non-compliant'],
    ['a map of locals', '${local.m.k["x"]}', { locals: { m: { k: { x: SECRET } } } }, 'non-compliant'],
    ['a function', '${upper(local.a)}', { locals: { a: SECRET } }, 'non-compliant'],
    ['jsonencode', '${jsonencode({ a = [local.a] })}', { locals: { a: SECRET } }, 'non-compliant'],
    ['a condition', '${var.on ? local.a : "x"}', { locals: { a: SECRET }, variable: { on: {} } }, 'non-compliant'],
    ['what stands after the first brace', '${format("}")}${local.a}', { locals: { a: SECRET } }, 'non-compliant'],
    ['a directive', '%{ if true }${local.a}%{ endif }', { locals: { a: SECRET } }, 'non-compliant'],
    ['for', '${[for n in [local.a] : n][0]}', { locals: { a: SECRET } }, 'non-compliant'],
    [
      'a key that is not known',
      '${local.m[var.k]}',
      { locals: { m: { a: SECRET } }, variable: { k: {} } },
      'non-compliant',
    ],
    ['the output of a module', '${module.m.key}', { module: { m: { source: './m', bus: 'b' } } }, 'non-compliant'],
    ['a module that hands it on', '${module.p.out}', { module: { p: { source: './p', in: SECRET } } }, 'non-compliant'],
    ['a module that is not read', '${module.m.key}', { module: { m: { source: 'Azure/x/azurerm' } } }, 'unknown'],
    ['a variable without a value', '${var.conn}', { variable: { conn: {} } }, 'unknown'],
    [
      'a variable that is sensitive',
      '${var.conn}',
      { variable: { conn: { sensitive: true, default: 'hush' } } },
      'unknown',
    ],
    ['another state', '${data.terraform_remote_state.x.outputs.key}', {}, 'unknown'],
    ['all of a namespace', '${jsonencode(azurerm_servicebus_namespace.b)}', {}, 'unknown'],
    ['a password', '${random_password.p.result}', {}, 'non-compliant'],
    ['nothing', '${azurerm_servicebus_namespace.b.endpoint}', {}, 'compliant'],
    ['a local that is none', '${local.a}', { locals: { a: 'text' } }, 'compliant'],
    ['a variable that has a value', '${var.a}', { variable: { a: { default: 'text' } } }, 'compliant'],
  ])('through %s', (_, value, more, status) => {
    const modules = {
      './m': {
        variable: { bus: {} },
        resource: { azurerm_servicebus_namespace: { n: { name: '${var.bus}' } } },
        output: { key: { value: '${azurerm_servicebus_namespace.n.default_primary_key}', sensitive: true } },
      },
      './p': { variable: { in: {} }, output: { out: { value: 'x${var.in}' } } },
    };
    const called = Object.entries(modules).filter(([source]) => JSON.stringify(more).includes(`"${source}"`));
    const document = read({
      'main.tf.json': { ...more, resource: { ...NAMESPACE, ...app(value) } },
      ...Object.fromEntries(called.map(([source, json]) => [`${source}/main.tf.json`, json])),
    });
    expect(recordAt(audited(document), 'SB-SEC-001', APP).status).toBe(status);
  });

  test('into a module, to the resource that gets it', () => {
    const document = read({
      'main.tf.json': { resource: NAMESPACE, module: { m: { source: './m', conn: SECRET } } },
      'm/main.tf.json': { variable: { conn: {} }, resource: app('${var.conn}') },
    });
    expect(recordAt(audited(document), 'SB-SEC-001', `module.m.${APP}`).status).toBe('non-compliant');
  });

  test.each<[where: string, files: object, address: string]>([
    ['a local', { locals: { a: { deep: [KEY] } } }, 'local.a'],
    ['a default', { variable: { a: { default: KEY } } }, 'var.a'],
    ['the default of what is sensitive', { variable: { a: { default: 'hush', sensitive: true } } }, 'var.a'],
    ['a provider', { provider: { azurerm: { features: {}, client_secret: 'hush' } } }, 'provider.azurerm'],
    ['the backend', { terraform: { backend: { azurerm: { access_key: 'hush' } } } }, 'terraform.backend'],
    ['a call of a module', { module: { m: { source: 'far', conn: KEY } } }, 'module.m'],
    ['a data source', { data: { http: { d: { request_headers: { a: KEY } } } } }, 'data.http.d'],
    ['an expression', { output: { o: { value: `\${base64encode("${KEY}")}`, sensitive: true } } }, 'output.o'],
    [
      'a password',
      { resource: { azurerm_mssql_server: { s: { administrator_login_password: 'hush' } } } },
      'azurerm_mssql_server.s',
    ],
  ])('is found where it is written down: in %s, and never shown', (_, json, address) => {
    const document = read({ 'main.tf.json': { locals: {}, ...json } });
    const result = audited(document);
    expect(recordAt(result, 'SB-SEC-002', address).status).toBe('non-compliant');
    expect(JSON.stringify([result.records, document.gaps])).not.toMatch(/Q{10}|hush/);
  });

  test('is found in files of variables', () => {
    const document = read({
      'main.tf.json': { variable: { a: { sensitive: true }, b: {} } },
      'terraform.tfvars.json': { a: 'hush', b: KEY },
    });
    const result = audited(document);
    for (const name of ['a', 'b']) {
      const record = recordAt(result, 'SB-SEC-002', `var.${name} in terraform.tfvars.json`);
      expect(record.status).toBe('non-compliant');
      expect(record.findings[0]!.location.pointer).toBe(`/${name}`);
    }
    expect(JSON.stringify(result.records)).not.toMatch(/Q{10}|hush/);
  });
});

describe('what no rule understands is unknown, and named', () => {
  test.each<[what: string, json: object, address: string]>([
    [
      'azapi',
      {
        resource: {
          azapi_update_resource: { u: { type: 'Microsoft.ServiceBus/namespaces@2024-01-01', resource_id: 'x' } },
        },
      },
      'azapi_update_resource.u',
    ],
    [
      'a template',
      { resource: { azurerm_resource_group_template_deployment: { d: {} } } },
      'azurerm_resource_group_template_deployment.d',
    ],
    ['a provider nobody knows', { resource: { custom_thing: { c: {} } } }, 'custom_thing.c'],
    [
      'commands',
      { resource: { null_resource: { n: { provisioner: [{ 'local-exec': { command: 'az' } }] } } } },
      'null_resource.n',
    ],
    [
      'a type of Service Bus',
      { resource: { azurerm_servicebus_namespace_network_rule_set: { s: {} } } },
      'azurerm_servicebus_namespace_network_rule_set.s',
    ],
    [
      'a neighbour that sends to it',
      {
        resource: {
          ...NAMESPACE,
          azurerm_eventgrid_event_subscription: {
            e: { service_bus_topic_endpoint_id: '${azurerm_servicebus_namespace.b.id}/topics/t' },
          },
        },
      },
      'azurerm_eventgrid_event_subscription.e',
    ],
    [
      'an unknown number',
      { resource: { azurerm_servicebus_topic: { t: { count: '${var.n}' } } }, variable: { n: {} } },
      'azurerm_servicebus_topic.t',
    ],
  ])('%s', (_, json, address) => {
    const result = audited(read({ 'main.tf.json': json }));
    expect(recordAt(result, 'TF-003', address).status).toBe('unknown');
    expect(summarize(result).isClean).toBe(false);
  });

  test('a file in HCL beside', () => {
    const result = audited(read({ 'main.tf.json': { resource: NAMESPACE }, 'more.tf': '' }));
    expect(recordAt(result, 'TF-003', 'more.tf').reason).toBe('more.tf is written in HCL, which is not read here');
    // A lock may be in it; that keys are on is written here.
    expect(recordAt(result, 'SB-LOCK-001', BUS).status).toBe('unknown');
    expect(recordAt(result, 'SB-AUTH-001', BUS).status).toBe('non-compliant');
  });

  test('an override in HCL makes everything unknown', () => {
    const result = audited(read({ 'main.tf.json': { resource: NAMESPACE }, 'override.tf': '' }));
    expect(new Set(result.records.map(({ status }) => status))).toEqual(new Set(['unknown']));
  });

  test('azapi changes the namespace that it names, and no other', () => {
    const json = {
      resource: {
        azurerm_servicebus_namespace: { b: { local_auth_enabled: false }, c: { local_auth_enabled: false } },
        azapi_update_resource: {
          u: {
            type: 'Microsoft.ServiceBus/namespaces@2024-01-01',
            resource_id: '${azurerm_servicebus_namespace.b.id}',
          },
        },
      },
    };
    const result = audited(read({ 'main.tf.json': json }));
    expect(recordAt(result, 'SB-AUTH-001', BUS).status).toBe('unknown');
    expect(recordAt(result, 'SB-AUTH-001', 'azurerm_servicebus_namespace.c').status).toBe('compliant');
  });

  test.each([
    'azurerm_virtual_network',
    'azurerm_dns_zone',
    'random_uuid',
    'time_sleep',
    'azuread_group',
    'null_resource',
    'aws_s3_bucket',
  ])('%s is no noise', (type) => {
    const result = audited(read({ 'main.tf.json': { resource: { [type]: { x: { name: 'x' } } } } }));
    expect(result.records.filter(({ rule, status }) => rule.id === 'TF-003' && status === 'unknown')).toEqual([]);
  });
});

test.each<[attribute: string, status: Status]>([
  ['name', 'compliant'],
  ['identity[0].principal_id', 'compliant'],
  ['default_primary_key', 'non-compliant'],
])('of a plan, what stands before %s in a reference is no reference to the whole', (attribute, status) => {
  const whole = 'azurerm_servicebus_namespace.bus';
  const parts = [...attribute.matchAll(/[.[]/g)].map(({ index }) => `${whole}.${attribute.slice(0, index)}`);
  const file = planFile([
    { address: whole, before: null, after: { name: 'bus' }, unknown: { id: [] } },
    {
      address: 'azurerm_linux_function_app.app',
      before: null,
      after: { name: 'app' },
      unknown: { app_settings: [`${whole}.${attribute}`, ...parts.reverse(), whole] },
    },
  ]);
  const result = audited(parseDocument('plan.json', readFileSync(file, 'utf8')));
  expect(recordAt(result, 'SB-SEC-001', 'azurerm_linux_function_app.app').status).toBe(status);
});

test('of a plan, what its configuration writes is written down, and what Azure fills in is not', () => {
  const resource = (name: string, after: object) => ({
    address: `azurerm_servicebus_namespace_authorization_rule.${name}`,
    mode: 'managed',
    type: 'azurerm_servicebus_namespace_authorization_rule',
    name,
    change: { actions: ['no-op'], before: after, after, after_unknown: {} },
  });
  const declared = (name: string, expressions: object) => ({
    address: `azurerm_servicebus_namespace_authorization_rule.${name}`,
    mode: 'managed',
    type: 'azurerm_servicebus_namespace_authorization_rule',
    name,
    expressions,
  });
  const plan = {
    format_version: '1.2',
    resource_changes: [resource('a', { name: 'a', primary_connection_string: KEY }), resource('b', { name: KEY })],
    configuration: {
      root_module: { resources: [declared('a', {}), declared('b', { name: { constant_value: KEY } })] },
    },
  };
  const result = audited(parseDocument('plan.json', JSON.stringify(plan)));
  const at = (name: string) =>
    recordAt(result, 'SB-SEC-002', `azurerm_servicebus_namespace_authorization_rule.${name}`).status;
  expect([at('a'), at('b')]).toEqual(['compliant', 'non-compliant']);
  expect(JSON.stringify(result.records)).not.toMatch(/Q{10}/);
});
