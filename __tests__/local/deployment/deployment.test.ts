import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { type Deployment, deploymentOf } from '../../../lib/local/deployment';
import { readDocuments } from '../../../lib/terraform';
import { sourceInName } from '../../../lib/trigger/jobs';
import { synthEnvironmentFolders } from '../../support/environments';
import { FLEX, JOB_FILES, LOGIC_APP, TRAINING } from '../../support/training';

const GROUPS = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups';
const workspaceId = (group: string, name: string) =>
  `${GROUPS}/${group}/providers/Microsoft.MachineLearningServices/workspaces/${name}`;
const WORKSPACE = workspaceId('rg-training-ml', 'mlw-training');

const folders = synthEnvironmentFolders([TRAINING, LOGIC_APP, FLEX, JOB_FILES]);
const deployed = (name: string): Deployment => deploymentOf(readDocuments(folders[name]!));

describe('an environment of this project', () => {
  test('has its workspace with its clusters, and nothing is left out', () => {
    const { workspaces, leftOut } = deployed('ml');
    expect(leftOut).toEqual([]);
    expect(workspaces).toEqual([
      expect.objectContaining({
        address: 'azurerm_machine_learning_workspace.training_workspace',
        id: WORKSPACE,
        name: 'mlw-training',
      }),
    ]);
    expect(
      workspaces[0]!.clusters.map(({ id, vmSize, minNodes, maxNodes, priority }) => [
        id,
        vmSize,
        minNodes,
        maxNodes,
        priority,
      ]),
    ).toEqual([
      [`${WORKSPACE}/computes/cpu`, 'Standard_DS3_v2', 0, 2, 'LowPriority'],
      [`${WORKSPACE}/computes/gpu-dedicated`, 'Standard_NC24ads_A100_v4', 0, 4, 'Dedicated'],
      [`${WORKSPACE}/computes/gpu-spot`, 'Standard_NC24ads_A100_v4', 0, 8, 'LowPriority'],
    ]);
  });

  test('has its program, with the package that is deployed and all of its settings', () => {
    const { programs } = deployed('ml');
    expect(programs).toHaveLength(1);
    const [{ name, packageFile, settings }] = programs as [Deployment['programs'][number]];
    expect(name).toBe('training-ml-gpu-train');
    const files = unzipSync(readFileSync(packageFile));
    expect(Object.keys(JSON.parse(strFromU8(files['jobs.json']!)).templates)).toEqual([
      'nightly',
      'reviews-bert',
      'reviews-sweep',
    ]);
    const guid = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(Object.fromEntries(settings)).toMatchObject({
      AML_WORKSPACE_ID: WORKSPACE,
      AZURE_CLIENT_ID: guid,
      TRAINING_CLIENT_ID: guid,
      TRAINING_REJECTED_QUEUE: 'training-rejected',
      TRAINING_RETRY_QUEUE: 'training-retry-gpu-train',
      TRAINING_SOURCE: 'training-ml.servicebus.windows.net/training-events',
      TRAINING_SUBSCRIPTION: 'gpu-train',
      TRAINING_TOPIC: 'training-events',
      TrainingBus__fullyQualifiedNamespace: 'training-ml.servicebus.windows.net',
    });
    expect(settings.get('AZURE_CLIENT_ID')).not.toBe(settings.get('TRAINING_CLIENT_ID'));
    expect(settings.get('TrainingBus__clientId')).toBe(settings.get('AZURE_CLIENT_ID'));
  });

  test('is the same each time: ids are made of what is written', () => {
    expect(deployed('ml')).toEqual(deployed('ml'));
  });

  test('of flex consumption has its program as well, in the workspace of another team', () => {
    const { programs, workspaces, leftOut } = deployed('flex');
    expect([leftOut, programs.map(({ name }) => name)]).toEqual([[], ['training-flex-gpu-train']]);
    expect(readFileSync(programs[0]!.packageFile)).toEqual(readFileSync(deployed('ml').programs[0]!.packageFile));
    const id = workspaceId('rg-platform', 'mlw-platform');
    expect(workspaces.map((one) => [one.address, one.id, one.clusters.length])).toEqual([
      ['data.azurerm_machine_learning_workspace.training_workspace', id, 3],
    ]);
    expect(programs[0]!.settings.get('AML_WORKSPACE_ID')).toBe(id);
  });

  test('started by a Logic App has its workflow, and the ways of events', () => {
    const { programs, workflows, eventRoutes, leftOut } = deployed('logic');
    expect([programs, leftOut]).toEqual([[], []]);
    const [{ name, definition, parameters }] = workflows as any;
    expect(name).toBe('training-logic-gpu-train');
    expect(Object.keys(definition.actions).sort()).toEqual(['handle', 'peekLock', 'peekRetry']);
    expect(definition.triggers['every-minute']).toMatchObject({
      type: 'Recurrence',
      recurrence: { frequency: 'Minute', interval: 1 },
    });
    expect(definition.actions.handle.runAfter).toEqual({ peekRetry: ['Succeeded'] });
    expect(Object.fromEntries(parameters)).toMatchObject({
      busHost: 'training-logic.servicebus.windows.net',
      source: sourceInName('training-logic.servicebus.windows.net/training-events'),
      topic: 'training-events',
      subscription: 'gpu-train',
      workspaceId: workspaceId('rg-training-logic', 'mlw-logic'),
    });
    expect(
      eventRoutes.map(({ workspaceId: id, eventTypes, schema, destination }) => [id, eventTypes, schema, destination]),
    ).toEqual([
      [
        workspaceId('rg-training-logic', 'mlw-logic'),
        ['Microsoft.MachineLearningServices.RunCompleted'],
        'CloudEventSchemaV1_0',
        'training-events',
      ],
      [
        workspaceId('rg-training-logic', 'mlw-logic'),
        ['Microsoft.MachineLearningServices.RunStatusChanged'],
        'CloudEventSchemaV1_0',
        'training-events',
      ],
    ]);
    expect(eventRoutes[1]!.deliveryProperties).toEqual(
      expect.arrayContaining([
        { name: 'eventType', value: 'run.statusChanged' },
        { name: 'CorrelationId', sourceField: 'data.runTags.correlationId' },
      ]),
    );
  });

  test('has what lies beside its job files, with the files of this machine', () => {
    const { workspaces, leftOut } = deployed('files');
    expect(leftOut).toEqual([]);
    const assets = workspaces[0]!.assets.map(({ id, kind, files }) => [
      kind,
      id.startsWith(`${workspaces[0]!.id}/${kind}/`),
      files.size > 0,
    ]);
    expect(new Set(assets.map(([kind]) => kind))).toEqual(new Set(['codes', 'components', 'data', 'environments']));
    expect(assets.every(([, isInside]) => isInside)).toBe(true);
    for (const { kind, files } of workspaces[0]!.assets) {
      if (kind === 'codes') expect([...files.values()].map((file) => readFileSync(file).length >= 0)).not.toEqual([]);
    }
    // A component names its code by the id that it is registered under.
    const codes = new Set(workspaces[0]!.assets.filter(({ kind }) => kind === 'codes').map(({ id }) => id));
    const used = workspaces[0]!.assets.flatMap(
      ({ properties }) => JSON.stringify(properties).match(/\/subscriptions\/[^"]*\/codes\/[^"]*/g) ?? [],
    );
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((id) => !codes.has(id))).toEqual([]);
  });
});

/** A folder with a configuration, and with a package where that is said. */
function deploymentIn(
  resource: object,
  { files = {}, data = {} }: { files?: Record<string, string>; data?: object } = {},
): Deployment {
  const folder = mkdtempSync(join(tmpdir(), 'deployment-'));
  writeFileSync(join(folder, 'main.tf.json'), JSON.stringify({ resource, data }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return deploymentOf(readDocuments(folder));
}

/** A configuration of somebody else, with an app and its package, and what is changed of the app. */
const others = (app: object = {}, blob: object = {}) => ({
  azurerm_resource_group: { g: { name: 'rg', location: 'westeurope' } },
  azurerm_storage_account: { s: { name: 'stpackages', resource_group_name: '${azurerm_resource_group.g.name}' } },
  azurerm_storage_container: { c: { name: 'zips', storage_account_id: '${azurerm_storage_account.s.id}' } },
  azurerm_storage_blob: {
    b: {
      name: 'app.zip',
      storage_account_name: '${azurerm_storage_account.s.name}',
      storage_container_name: 'zips',
      source: 'app.zip',
      ...blob,
    },
  },
  azurerm_linux_function_app: {
    a: {
      name: 'app',
      resource_group_name: 'rg',
      site_config: [{ application_stack: [{ node_version: '22' }] }],
      ...app,
      app_settings: {
        WEBSITE_RUN_FROM_PACKAGE: '${azurerm_storage_blob.b.url}',
        MODE: 'dev',
        ...(app as any).app_settings,
      },
    },
  },
});

test('an app of somebody else runs too, with a package of the older arguments of azurerm', () => {
  const { programs, leftOut } = deploymentIn(others(), { files: { 'app.zip': 'zip' } });
  expect([leftOut, programs.map(({ name, settings }) => [name, settings.get('MODE')])]).toEqual([[], [['app', 'dev']]]);
});

test('a workspace that is only named by its id is one as well', () => {
  const id = workspaceId('rg-platform', 'mlw-platform');
  const { workspaces } = deploymentIn(others({ app_settings: { WORKSPACE: id } }), { files: { 'app.zip': 'zip' } });
  expect(workspaces).toEqual([
    { address: 'azurerm_linux_function_app.a', id, name: 'mlw-platform', clusters: [], assets: [] },
  ]);
});

test('how a program reaches Service Bus is said here, and need not be known', () => {
  const resources = {
    ...others({ app_settings: { BUS: '${azurerm_servicebus_namespace.n.default_primary_connection_string}' } }),
    azurerm_servicebus_namespace: { n: { name: 'bus', resource_group_name: 'rg', sku: 'Standard' } },
  };
  const { programs, leftOut } = deploymentIn(resources, { files: { 'app.zip': 'zip' } });
  expect([leftOut, programs[0]?.settings.has('BUS')]).toEqual([[], false]);
});

const app = (change: object, blob?: object) => ({ azurerm: others(change, blob) }).azurerm;
test.each<[what: string, resource: object, leftOut: string]>([
  [
    'a setting that is a secret of somebody',
    app({ app_settings: { TOKEN: '${data.external.x.result.t}' } }),
    'azurerm_linux_function_app.a: settings of it are known when it is deployed, and not before: TOKEN is ${data.external.x.result.t}',
  ],
  [
    'a setting in a key vault',
    app({ app_settings: { TOKEN: '@Microsoft.KeyVault(SecretUri=https://x)' } }),
    'azurerm_linux_function_app.a: settings of it are known when it is deployed, and not before: TOKEN is in a key vault',
  ],
  [
    'another language',
    app({ site_config: { application_stack: { python_version: '3.12' } } }),
    'azurerm_linux_function_app.a: runs python, and only programs for Node run here',
  ],
  [
    'a package that is no part of it',
    app({ app_settings: { WEBSITE_RUN_FROM_PACKAGE: 'https://x/y.zip' } }),
    'azurerm_linux_function_app.a: its package https://x/y.zip is not uploaded by this document',
  ],
  [
    'a package that somebody else puts there',
    app({ app_settings: { WEBSITE_RUN_FROM_PACKAGE: '1' } }),
    'azurerm_linux_function_app.a: its package is put there by something else than this document',
  ],
  [
    'a package that is not here',
    app({}, { source: 'missing.zip' }),
    'azurerm_linux_function_app.a: azurerm_storage_blob.b: its file missing.zip is not in ',
  ],
  [
    'an app that may be there several times',
    app({ count: '${var.n}' }),
    'azurerm_linux_function_app.a: count is ${var.n}, so whether it is there is not known',
  ],
  [
    'machines of other kinds',
    { azurerm_machine_learning_compute_instance: { i: { name: 'i' } } },
    'azurerm_machine_learning_compute_instance.i: is of type azurerm_machine_learning_compute_instance, of which nothing runs on this machine',
  ],
  [
    'a cluster in a workspace that is not known',
    { azurerm_machine_learning_compute_cluster: { c: { name: 'c', machine_learning_workspace_id: '${var.w}' } } },
    'azurerm_machine_learning_compute_cluster.c: its machine_learning_workspace_id is ${var.w}, which is known when it is deployed',
  ],
  [
    'a template that is not known',
    { azurerm_resource_group_template_deployment: { t: { name: 't', template_content: '${var.t}' } } },
    'azurerm_resource_group_template_deployment.t: its template_content is ${var.t}, which is known when it is deployed',
  ],
  [
    'an expression of ARM',
    {
      azurerm_resource_group_template_deployment: {
        t: {
          name: 't',
          template_content: JSON.stringify({
            resources: [
              { type: 'Microsoft.MachineLearningServices/workspaces/data/versions', name: "[uniqueString('a')]" },
            ],
          }),
        },
      },
    },
    "azurerm_resource_group_template_deployment.t: its template has the expression [uniqueString('a')], which is not read here",
  ],
  [
    'events of something else',
    {
      azurerm_eventgrid_event_subscription: {
        e: { name: 'e', scope: '/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/a' },
      },
    },
    'azurerm_eventgrid_event_subscription.e: is about events of /subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/a, and only workspaces send some here',
  ],
  [
    'events to somewhere else',
    {
      azurerm_eventgrid_event_subscription: {
        e: { name: 'e', scope: WORKSPACE, webhook_endpoint: { url: 'https://x' } },
      },
    },
    'azurerm_eventgrid_event_subscription.e: sends events to something that is no queue and no topic of Service Bus',
  ],
  [
    'events with a filter',
    {
      azurerm_eventgrid_event_subscription: {
        e: { name: 'e', scope: WORKSPACE, advanced_filter: { bool_equals: {} } },
      },
    },
    'azurerm_eventgrid_event_subscription.e: sorts by its advanced_filter, which is not evaluated here',
  ],
  [
    'a step of a Logic App that azurerm puts together',
    {
      azurerm_logic_app_workflow: { w: { name: 'w', resource_group_name: 'g' } },
      azurerm_logic_app_action_http: { h: { name: 'h', logic_app_id: '${azurerm_logic_app_workflow.w.id}' } },
    },
    'azurerm_logic_app_workflow.w: its step azurerm_logic_app_action_http.h is of type azurerm_logic_app_action_http, and of steps only azurerm_logic_app_*_custom and azurerm_logic_app_trigger_recurrence are read',
  ],
])('%s is left out, with the reason', (_, resource, expected) => {
  const { programs, workflows, eventRoutes, leftOut } = deploymentIn(resource, { files: { 'app.zip': 'zip' } });
  expect(leftOut.filter((line) => line.startsWith(expected))).toHaveLength(1);
  expect([programs, workflows, eventRoutes]).toEqual([[], [], []]);
});
