import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HOSTILE_NAMES } from '../support/hostile-names';
import { scheduler } from './scheduler';

/** Everything that a stranger names, named by each of the names: so that no command takes one for something else. */
const folder = mkdtempSync(join(tmpdir(), 'names-'));
const names = HOSTILE_NAMES.map(([, name]) => name);
const NAMESPACE = '/subscriptions/s/resourceGroups/g/providers/Microsoft.ServiceBus/namespaces/bus';

/** An object of a member for each name; `__proto__` is one of its own. */
const byName = <T>(of: (name: string, index: number) => T) =>
  Object.fromEntries(names.map((name, index) => [name, of(name, index)]));
const delimited = (name: string) => `[${name.replaceAll(']', ']]')}]`;
const short = (name: string) => name.slice(0, 300);
const SCHEMA = { type: 'object', properties: byName(() => ({ type: 'string' })), required: [] };

const topicValues = (name: string, index: number) => ({
  id: `${NAMESPACE}/topics/t${index}`,
  name,
  namespace_id: NAMESPACE,
});
const subscriptionValues = (name: string, index: number) => ({
  id: `${NAMESPACE}/topics/t${index}/subscriptions/s`,
  name,
  topic_id: `${NAMESPACE}/topics/t${index}`,
});
const ruleValues = (name: string, index: number) => ({
  id: `${NAMESPACE}/topics/t${index}/subscriptions/s/rules/r`,
  name,
  subscription_id: `${NAMESPACE}/topics/t${index}/subscriptions/s`,
  ...(index % 2 === 0
    ? { filter_type: 'SqlFilter', sql_filter: `${delimited(short(name))} = 'x' OR EXISTS(${delimited(short(name))})` }
    : { filter_type: 'CorrelationFilter', correlation_filter: [{ label: name, properties: { [name]: 'x' } }] }),
});

/** A plan that makes it all anew; the addresses have the names as keys. */
const plan = JSON.stringify({
  format_version: '1.2',
  terraform_version: '1.11.4',
  resource_changes: [
    ['azurerm_servicebus_namespace.n', () => ({ id: NAMESPACE, name: 'bus', sku: 'Standard' })] as const,
    ['azurerm_servicebus_topic.t', topicValues] as const,
    ['azurerm_servicebus_subscription.s', subscriptionValues] as const,
    ['azurerm_servicebus_subscription_rule.r', ruleValues] as const,
    [
      'azurerm_role_assignment.a',
      (name: string) => ({ scope: `${NAMESPACE}/topics/t0`, role_definition_name: name, principal_id: name }),
    ] as const,
  ].flatMap(([address, values]) =>
    names.map((name, index) => ({
      address: `${address}[${JSON.stringify(name)}]`,
      mode: 'managed',
      type: address.split('.')[0],
      name: address.split('.')[1],
      index: name,
      change: {
        actions: index % 3 === 0 ? ['create'] : ['update'],
        before: index % 3 === 0 ? null : { ...values(name, index), sql_filter: '1=1', filter_type: 'SqlFilter' },
        after: { ...values(name, index), tags: byName(() => 'x') },
        after_unknown: byName(() => false),
        before_sensitive: {},
        after_sensitive: byName(() => false),
      },
    })),
  ),
  configuration: {
    root_module: {
      outputs: byName(() => ({})),
      variables: byName(() => ({})),
      module_calls: byName(() => ({ module: {} })),
    },
    provider_config: byName((name) => ({ name })),
  },
  planned_values: { outputs: byName(() => ({ value: 1 })) },
  variables: byName((name) => ({ value: name })),
});

/** A configuration with the same, and what stands beside topics. */
const waiver = (scope: string) => ({
  ...{ id: 'SB-NET-001', scope, reason: 'a reason that is long enough', approver: 'a@b.c' },
  ...{ ticket: 'T-1', expires: '2027-06-30' },
});
const configuration = JSON.stringify({
  variable: byName(() => ({ default: 'x' })),
  locals: byName((name) => name),
  output: byName((name) => ({ value: name, '//': {} })),
  module: byName(() => ({ source: './none' })),
  provider: { azurerm: { features: byName(() => ({})) }, ...byName(() => ({})) },
  resource: {
    azurerm_servicebus_namespace: byName((name) => ({ name, sku: 'Standard', tags: byName(() => 'x') })),
    azurerm_servicebus_topic: byName((name, index) => ({
      ...topicValues(name, index),
      '//': {
        contract: SCHEMA,
        setBySenders: names,
        observers: byName(() => 'it keeps a record of all'),
        claims: [{ kind: 'cover', name, subscriptions: [name] }],
        acknowledged: byName(() => 'a reason that is long enough'),
      },
    })),
    azurerm_servicebus_subscription: byName(subscriptionValues),
    azurerm_servicebus_subscription_rule: byName((name, index) => ({
      ...ruleValues(name, index),
      '//': { acknowledged: byName(() => 'a reason that is long enough') },
    })),
    azurerm_role_assignment: byName((name) => ({
      scope: `${NAMESPACE}/topics/t0`,
      role_definition_name: name,
      principal_id: name,
    })),
    azurerm_linux_function_app: byName((name) => ({ app_settings: byName(() => name), name })),
    ...byName((name) => ({ only: { name } })),
  },
});

const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
mkdirSync(join(folder, 'stack'));
const [planned, configured] = [file('plan.json', plan), file('stack/cdk.tf.json', configuration)];
const messages = file(
  'messages.jsonl',
  names.map((name) => JSON.stringify({ subject: name, applicationProperties: { [name]: name } })).join('\n'),
);
const waivers = file('waivers.json', JSON.stringify(names.filter((name) => name.trim() !== '').map(waiver)));
const checkov = file(
  'checkov.json',
  JSON.stringify({
    results: {
      failed_checks: names.map((name) => ({ check_id: name, resource: `resource.${name}`, file_path: name })),
    },
  }),
);
const acknowledgements = file(
  'acknowledgements.json',
  JSON.stringify(names.map((subject) => ({ gate: 'replacement', subject, reason: 'a reason that is long enough' }))),
);

const COMMANDS: readonly (readonly [command: string, ...options: string[]])[] = [
  ['check'],
  ['check', '--json'],
  ['route', messages],
  ['route', messages, '--json', '--explain'],
  ['diagram'],
  ['diagram', '--json'],
  ['diagram', '--format', 'svg'],
  ['diagram', '--format', 'html'],
  ['emulator', '--json', '--out', join(folder, 'emulator')],
  ['audit', '--waivers', waivers, '--checkov', checkov, '--all', '--today', '2026-11-22'],
  ['audit', '--json', '--today', '2026-11-22', '--sarif', join(folder, 'a.sarif'), '--markdown', join(folder, 'a.md')],
  ['prove', '--topic', 'constructor', '--json'],
  ['prove', 'cover', 'constructor', '--topic', 'constructor'],
];

/** A stack trace, and a fault that a command owns up to, are not an answer. */
function expectAnswer({ status, stdout, stderr }: ReturnType<typeof scheduler>, isJson: boolean): void {
  expect(stderr).not.toMatch(/^ +at .*:\d+:\d+\)?$/m);
  expect(`${stdout}${stderr}`).not.toMatch(/a fault of (this program|the rule)/);
  expect([0, 1]).toContain(status);
  if (isJson) for (const json of jsonIn(stdout)) expect(() => JSON.parse(json)).not.toThrow();
}

/** One value over several lines, or one a line. */
function jsonIn(text: string): string[] {
  return /^[[{]\n/.test(text) ? [text] : text.trim().split('\n');
}

describe.each([
  ['a plan', planned],
  ['a configuration', configured],
])('%s in which everything has such a name', (_, from) => {
  test.each(COMMANDS.map((all) => [all.filter((one) => !one.startsWith('/')).join(' '), all] as const))(
    'is answered by %s',
    (__, [command, ...options]) => {
      expectAnswer(scheduler([command, ...options, '--from', from]), options.includes('--json'));
    },
  );
});

test.each([
  ['a plan', [planned, '--acknowledgements', acknowledgements]],
  ['a step from one configuration to the same', [configured, configured]],
])('%s is reviewed', (_, options) => {
  const plain = scheduler(['review', ...options]);
  expectAnswer(plain, false);
  expectAnswer(scheduler(['review', ...options, '--json']), true);
});

test('a role called constructor is a role like any other', () => {
  const roles = (name: string) =>
    JSON.stringify({
      resource: {
        azurerm_role_assignment: {
          a: { scope: `${NAMESPACE}/topics/t`, role_definition_name: name, principal_id: 'p' },
        },
      },
    });
  const said = (name: string) => {
    const { stdout } = scheduler(['audit', '--json', '--from', file('role.tf.json', roles(name))]);
    const { records } = JSON.parse(stdout) as {
      records: { rule: string; status: string; reason?: string; findings: object[] }[];
    };
    return JSON.parse(
      JSON.stringify(records.filter(({ rule }) => rule.startsWith('SB-RBAC'))).replaceAll(name, 'ROLE'),
    );
  };
  const usual = said('Some Role');
  expect(usual.length).toBeGreaterThan(2);
  for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) expect(said(name)).toEqual(usual);
});

test('eval answers every line in which such a name names a property', () => {
  const short = names.filter((name) => name.length < 100);
  const lines = short.flatMap((name) => [
    { id: name, sql: `${delimited(name)} = 'x'`, messages: [{ properties: { [name]: 'x' } }, {}] },
    { id: name, action: `SET ${delimited(name)} = 'y'`, messages: [{}] },
    { id: name, correlation: { properties: { [name]: 'x' } }, messages: [{ properties: { [name]: 'x' } }] },
  ]);
  const { status, stdout } = scheduler(['eval'], lines.map((line) => JSON.stringify(line)).join('\n'));
  expect(status).toBe(0);
  const answers = stdout
    .trim()
    .split('\n')
    .map((one) => JSON.parse(one));
  expect(answers).toEqual(
    short.flatMap((name) => [
      { id: name, valid: true, results: ['true', 'unknown'] },
      { id: name, valid: true, results: [{ properties: JSON.parse(`{${JSON.stringify(name)}: {"string": "y"}}`) }] },
      { id: name, valid: true, results: ['true'] },
    ]),
  );
});
