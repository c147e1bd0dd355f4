import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scheduler } from './scheduler';

const folder = mkdtempSync(join(tmpdir(), 'nothing-'));
const NAMESPACE = { name: 'bus', sku: 'Standard', location: 'westeurope', resource_group_name: 'ml' };

/** A plan that makes some resources, one of each type. */
function planOf(name: string, resources: Readonly<Record<string, object>>): string {
  const all = Object.entries(resources).map(([type, values]) => ({
    address: `${type}.one`,
    mode: 'managed',
    type,
    name: 'one',
    provider_name: 'registry.terraform.io/hashicorp/azurerm',
    values,
  }));
  const plan = {
    format_version: '1.2',
    terraform_version: '1.11.4',
    planned_values: { root_module: { resources: all } },
    resource_changes: all.map(({ values, ...resource }) => ({
      ...resource,
      change: { actions: ['create'], before: null, after: values, after_unknown: {} },
    })),
    configuration: {
      root_module: { resources: all.map(({ values, ...resource }) => ({ ...resource, expressions: {} })) },
    },
  };
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(plan));
  return file;
}

const NETWORK = planOf('network.json', { azurerm_virtual_network: { name: 'n' } });
const BUS = planOf('bus.json', { azurerm_servicebus_namespace: NAMESPACE });
const BY_AZAPI = planOf('azapi.json', {
  azapi_resource: { type: 'Microsoft.ServiceBus/namespaces@2024-01-01', name: 'bus' },
});

const COMMANDS: readonly (readonly [name: string, args: (plan: string) => readonly string[], sentence: RegExp])[] = [
  [
    'review',
    (plan) => ['review', plan],
    /^ℹ️ Nothing of Service Bus in `(.*)`, before or after: was that the one to review\?$/m,
  ],
  ['audit', (plan) => ['audit', '--from', plan], /^nothing of Service Bus in (.*): was that the one to audit\?$/m],
  [
    'check',
    (plan) => ['check', '--from', plan],
    /^check: nothing to check: no topic in (.*), and nothing else of Service Bus$/m,
  ],
];

describe.each(COMMANDS)('%s of a plan', (_, args, sentence) => {
  test('without anything of Service Bus says so, with the name of the plan, and is no failure', () => {
    const { status, stdout, stderr } = scheduler(args(NETWORK));
    expect({ status, stderr, named: sentence.exec(stdout)?.[1] }).toEqual({ status: 0, stderr: '', named: NETWORK });
    expect(JSON.parse(scheduler([...args(NETWORK), '--json']).stdout)).toMatchObject({ hasServiceBus: false });
  });

  test.each([
    ['a namespace', BUS],
    ['a namespace of azapi', BY_AZAPI],
  ])('with %s does not', (_what, plan) => {
    expect(scheduler(args(plan)).stdout).not.toMatch(sentence);
    expect(JSON.parse(scheduler([...args(plan), '--json']).stdout)).toMatchObject({ hasServiceBus: true });
  });
});

test('a review of two configurations names both', () => {
  const [before, after] = ['before', 'after'].map((name) => {
    const file = join(folder, `${name}.tf.json`);
    writeFileSync(file, JSON.stringify({ resource: { azurerm_virtual_network: { n: { name } } } }));
    return file;
  });
  expect(scheduler(['review', before!, after!]).stdout).toContain(
    `Nothing of Service Bus in \`${before}\` and \`${after}\``,
  );
});

test('what could not be read may be Service Bus: nothing is said of its absence', () => {
  const file = join(folder, 'module.tf.json');
  writeFileSync(file, JSON.stringify({ module: { bus: { source: 'example/bus/azurerm' } } }));
  expect(scheduler(['audit', '--from', file]).stdout).not.toMatch(/nothing of Service Bus/i);
});

test('the reports in files of an audit say it too', () => {
  expect(scheduler(['audit', '--from', NETWORK, '--markdown', '-']).stdout).toContain('nothing of Service Bus');
  const log = JSON.parse(scheduler(['audit', '--from', NETWORK, '--sarif', '-']).stdout);
  expect(log.runs[0].invocations[0].toolExecutionNotifications).toEqual([
    { level: 'note', message: { text: `nothing of Service Bus in ${NETWORK}: was that the one to audit?` } },
  ]);
});
