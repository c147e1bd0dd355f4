import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import { type Environment, summarize, TrainingSchedulerStack } from '../../lib/app';
import { audit } from '../../lib/audit';
import { parseDocument } from '../../lib/terraform';
import { JobTemplate } from '../../lib/trigger';
import { problemsOfStack, synthEnvironments, synthEnvironmentTexts } from '../support/environments';
import { GROUNDS } from '../support/grounds';
import { environments } from '../support/shipped';
import { addresses, only, PREMIUM, type ResourceJson } from '../support/stacks';
import { TEMPLATES } from '../support/templates';
import { LOGIC_APP, startingJobs, TRAINING } from '../support/training';

const json = synthEnvironments([TRAINING]).ml!;
const APP = 'azurerm_linux_function_app';

/** The catalogue with another job in the place of the one that starts something. */
const withJob = (job: object): Environment => ({
  ...TRAINING,
  catalogue: {
    ...startingJobs,
    jobs: (queues) => ({
      ...startingJobs.jobs(queues),
      'gpu-train': { ...startingJobs.jobs(queues)['gpu-train'], ...job },
    }),
  },
});

const PREMIUM_NAMESPACE = { ...PREMIUM, name: 'training-ml', publicNetworkAccessEnabled: true };

/** A job that starts something, and whose messages go on to a queue at once. */
const forwarding = (starts: object): Environment => ({
  ...TRAINING,
  catalogue: {
    ...startingJobs,
    queues: { next: {} },
    jobs: (queues) => ({
      'gpu-train': {
        ...startingJobs.jobs(queues)['gpu-train'],
        starts: { templates: TEMPLATES, ...starts },
        forwardTo: queues.next!,
      },
    }),
  },
});

test('one line makes workspace, clusters, identities, roles, queues and the program that listens', () => {
  expect(addresses(json).filter((address) => /training|submit/.test(address))).toMatchSnapshot();
});

test.each([
  ['function', TRAINING],
  ['logic app', LOGIC_APP],
])('the JSON of what starts jobs, by a %s, is as it was reviewed', (_, environment) => {
  const { resource } = synthEnvironments([environment])[environment.name]!;
  const types = Object.keys(resource).filter((type) => !/servicebus|monitor|resource_group|log_analytics/.test(type));
  // The hash of the package changes with each package that is bundled.
  const text = JSON.stringify(Object.fromEntries(types.map((type) => [type, resource[type]])), undefined, 2);
  expect(
    text.replace(/[0-9a-f]{32}(?=\/|\b)|(?<=-)[0-9a-f]{16}(?=\.zip)/gi, (hash) => 'x'.repeat(hash.length)),
  ).toMatchSnapshot();
});

test('the app listens as its own identity, and no setting of it is a secret', () => {
  const app = only(json, APP);
  const client = '${azurerm_user_assigned_identity.training_start-gpu-train_gpu-train-submitter.client_id}';
  expect(app.app_settings).toMatchObject({
    TrainingBus__fullyQualifiedNamespace: expect.stringContaining('azurerm_servicebus_namespace.bus.endpoint'),
    TrainingBus__credential: 'managedidentity',
    TrainingBus__clientId: client,
    AZURE_CLIENT_ID: client,
    TRAINING_CLIENT_ID: '${azurerm_user_assigned_identity.training_jobs.client_id}',
    TRAINING_TOPIC: '${azurerm_servicebus_topic.bus_training-events.name}',
    TRAINING_SOURCE: expect.stringMatching(
      /^\$\{join\("\/", \[.*azurerm_servicebus_namespace.bus.endpoint.*, azurerm_servicebus_topic.bus_training-events.name\]\)\}$/,
    ),
    TRAINING_SUBSCRIPTION: '${azurerm_servicebus_subscription.bus_training-events_gpu-train.name}',
    TRAINING_REJECTED_QUEUE: '${azurerm_servicebus_queue.bus_training-rejected.name}',
    TRAINING_RETRY_QUEUE: '${azurerm_servicebus_queue.bus_training-retry-gpu-train.name}',
    AML_WORKSPACE_ID: '${azurerm_machine_learning_workspace.training_workspace.id}',
    WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID:
      '${azurerm_user_assigned_identity.training_start-gpu-train_gpu-train-submitter.id}',
  });
  // A setting of this name would win over those above.
  expect(app.app_settings).not.toHaveProperty('TrainingBus');
  expect(app).toMatchObject({
    storage_uses_managed_identity: true,
    public_network_access_enabled: false,
    https_only: true,
  });
  expect(JSON.stringify(json)).not.toMatch(/access_key"|connection_string|primary_key|instrumentation/);
});

test('it may receive from its subscription, submit, put aside, and open its package; and starts after all of these', () => {
  const grants = Object.entries(json.resource.azurerm_role_assignment!).filter(([, { principal_id }]) =>
    principal_id.includes('start-gpu-train_gpu-train-submitter'),
  );
  const scopes = (grants as [string, ResourceJson][]).map(([, { scope }]) => scope).sort();
  expect(scopes).toEqual([
    '${azurerm_machine_learning_workspace.training_workspace.id}',
    '${azurerm_servicebus_queue.bus_training-rejected.id}',
    // To send there, and to receive.
    '${azurerm_servicebus_queue.bus_training-retry-gpu-train.id}',
    '${azurerm_servicebus_queue.bus_training-retry-gpu-train.id}',
    '${azurerm_servicebus_subscription.bus_training-events_gpu-train.id}',
    '${azurerm_storage_account.training_hosting_storage.id}',
  ]);
  expect([...only(json, APP).depends_on].sort()).toEqual(grants.map(([id]) => `azurerm_role_assignment.${id}`).sort());
});

test('several subscriptions start jobs, each as an identity of its own', () => {
  const { 'gpu-train': train } = startingJobs.jobs({});
  const two = { ...startingJobs, jobs: () => ({ 'gpu-train': train!, 'cpu-train': train! }) };
  const both = synthEnvironments([{ ...TRAINING, catalogue: two }]).ml!;
  expect(Object.keys(both.resource[APP]!)).toEqual(['training_start-cpu-train', 'training_start-gpu-train']);
  expect(Object.keys(both.resource.azurerm_service_plan!)).toHaveLength(1);
  const names = Object.values(both.resource.azurerm_role_assignment!).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test('two environments on one workspace have role assignments of different names: they are unique in the directory', () => {
  const workspace = { existing: 'mlw-platform', resourceGroupName: 'rg-platform' };
  const names = ['training-one', 'training-two'].flatMap((name) => {
    const environment = {
      ...TRAINING,
      namespace: { ...TRAINING.namespace, name },
      training: { ...TRAINING.training!, workspace },
    };
    return Object.values(synthEnvironments([environment]).ml!.resource.azurerm_role_assignment!)
      .filter(({ scope }) => scope.includes('machine_learning'))
      .map(({ name: assignment }) => assignment);
  });
  expect([names.length, new Set(names).size]).toEqual([2, 2]);
});

test('the role of a submitter names what it allows; Azure takes no narrower place for it than a resource group', () => {
  const role = only(json, 'azurerm_role_definition');
  const group =
    '${data.azurerm_subscription.subscription.id}/resourceGroups/${azurerm_resource_group.resource-group.name}';
  expect(role).toMatchObject({ scope: group, assignable_scopes: [group] });
  const [{ actions }] = role.permissions;
  expect(actions).toContain('Microsoft.MachineLearningServices/workspaces/jobs/write');
  expect(
    actions.filter((action: string) => action.includes('*') || /delete|listsecrets|listKeys/i.test(action)),
  ).toEqual([]);
});

test('clusters cost nothing while no job runs, and never more than their nodes', () => {
  const clusters = Object.values(json.resource.azurerm_machine_learning_compute_cluster!);
  expect(
    clusters.map(({ name, scale_settings }) => [name, scale_settings.min_node_count, scale_settings.max_node_count]),
  ).toEqual([
    ['cpu', 0, 2],
    ['gpu-dedicated', 0, 4],
    ['gpu-spot', 0, 8],
  ]);
  for (const cluster of clusters) expect(cluster.local_auth_enabled).toBe(false);
});

test('the workspace opens its storage with its identity, which takes no keys', () => {
  expect(only(json, 'azurerm_machine_learning_workspace')).toMatchObject({
    storage_account_access_type: 'Identity',
    public_network_access_enabled: true,
  });
  for (const account of Object.values(json.resource.azurerm_storage_account!)) {
    expect(account).toMatchObject({ shared_access_key_enabled: false, public_network_access_enabled: true });
  }
});

test('in a network, all of it is closed, and the app is in the subnet', () => {
  const closed = { ...TRAINING.training!, publicNetworkAccessEnabled: false };
  const hosting = { ...closed.hosting, subnetId: '/subnets/apps' };
  const inside = synthEnvironments([{ ...TRAINING, training: { ...closed, hosting } }]).ml!;
  for (const type of ['azurerm_storage_account', 'azurerm_machine_learning_workspace']) {
    for (const one of Object.values(inside.resource[type]!)) expect(one.public_network_access_enabled).toBe(false);
  }
  expect(only(inside, APP)).toMatchObject({
    virtual_network_subnet_id: '/subnets/apps',
    site_config: { vnet_route_all_enabled: true },
  });
});

test('dead letters of the subscription go to a queue of their own, which is watched with that of what was set aside', () => {
  const subscription = json.resource.azurerm_servicebus_subscription!['bus_training-events_gpu-train'];
  expect(subscription).toMatchObject({
    forward_dead_lettered_messages_to: '${azurerm_servicebus_queue.bus_training-dead-letters.name}',
    lock_duration: 'PT5M',
    status: 'Active',
  });
  const alert = json.resource.azurerm_monitor_metric_alert!['training_not-started'];
  expect(alert?.criteria[0]).toMatchObject({
    metric_name: 'ActiveMessages',
    dimension: [{ name: 'EntityName', values: ['training-rejected', 'training-dead-letters'] }],
  });
});

test('somebody is told of requests that wait too long for a place, and of starts that are stopped for long', () => {
  const environment = { ...TRAINING, training: { ...TRAINING.training!, longestWait: 'PT90M', mostWaiting: 7 } };
  const { resource } = synthEnvironments([environment]).ml!;
  expect(resource.azurerm_monitor_metric_alert!['training_waiting_many-wait']?.criteria[0]).toMatchObject({
    metric_name: 'ScheduledMessages',
    threshold: 7,
    dimension: [{ name: 'EntityName', operator: 'StartsWith', values: ['training-retry-'] }],
  });
  const rules = resource.azurerm_monitor_scheduled_query_rules_alert_v2!;
  expect(Object.keys(rules).sort()).toEqual(['training_waiting_starts-stopped', 'training_waiting_waits-too-long']);
  const waits = rules['training_waiting_waits-too-long'];
  expect(waits).toMatchObject({ window_duration: 'PT6H', evaluation_frequency: 'PT15M', severity: 3 });
  expect(waits?.criteria[0].query).toContain('where tostring(entry.reason) == "over-limit"');
  expect(waits?.criteria[0].query).toContain('where minutes >= 90');
  expect(waits?.scopes).toEqual([expect.stringContaining('azurerm_log_analytics_workspace')]);
});

test('limits are in the package, with prices, and as a sentence in a setting; what is wrong is told with all else', () => {
  const limited = (limits: object) => ({
    templates: {
      train: JobTemplate.command({
        experiment: 'reviews',
        compute: 'gpu-spot',
        command: 'python train.py',
        environment: 'azureml:train:1',
        timeout: 'PT6H',
        limits,
      }),
    },
  });
  const prices = {
    source: 'us',
    date: '2026-11-01',
    currency: 'EUR',
    nodeHours: { Standard_NC24ads_A100_v4: { LowPriority: 1.5 } },
  };
  const within = (starts: object, training: object = { prices }) => ({
    ...withJob({ starts }),
    training: { ...TRAINING.training!, ...training },
  });
  const one = synthEnvironments([within(limited({ jobsPerHour: 4, budgetPerDay: 40, priority: 'priority' }))]).ml!;
  expect(only(one, APP).app_settings).toMatchObject({
    TRAINING_LIMITS: 'train: at most 4 jobs an hour and a cost of 40 a day, the most urgent by priority first',
  });
  const problems = problemsOfStack(within(limited({ budgetPerDay: 5, priority: 'eventType' }), {}));
  expect(problems).toContain(
    'training.prices: got nothing, allowed what machines cost, for gpu-train.starts.templates.train',
  );
  expect(problems).toContain(
    'template train: limits.priority: got "eventType, enumeration in the contract of the topic"',
  );
  expect(problemsOfStack(within({ ...limited({ jobsPerHour: 1 }), by: 'logic-app' }))).toContain(
    'template train: limits: got "at most 1 job an hour", allowed none: a Logic App',
  );
});

test('a Logic App can start them without any code, and without a plan', () => {
  const other = synthEnvironments([
    {
      ...withJob({ starts: { templates: TEMPLATES, by: 'logic-app' } }),
      training: { ...TRAINING.training!, jobEvents: true },
    },
  ]).ml!;
  expect(only(other, 'azurerm_logic_app_workflow').name).toBe('training-ml-gpu-train');
  expect(Object.keys(other.resource)).not.toEqual(expect.arrayContaining([APP]));
  expect(other.resource).not.toHaveProperty('azurerm_service_plan');
  expect(only(other, 'azurerm_eventgrid_system_topic').name).toBe('training-ml-jobs');
  expect(other.provider.azurerm[0].resource_providers_to_register).toEqual(
    expect.arrayContaining(['Microsoft.EventGrid', 'Microsoft.Logic', 'Microsoft.MachineLearningServices']),
  );
});

test('flex consumption scales to zero, with what repairs its provider', () => {
  const hosting = { storageAccountName: 'sttrainingfn', planSku: 'FC1' };
  const flex = synthEnvironments([{ ...TRAINING, training: { ...TRAINING.training!, hosting } }]).ml!;
  expect(only(flex, 'azurerm_function_app_flex_consumption')).toMatchObject({
    storage_authentication_type: 'UserAssignedIdentity',
    maximum_instance_count: 1,
    always_ready: [
      { name: 'function:startTrainingJob', instance_count: 1 },
      { name: 'function:retryTrainingJob', instance_count: 1 },
    ],
    https_only: true,
    public_network_access_enabled: false,
    webdeploy_publish_basic_authentication_enabled: false,
    app_settings: {
      AzureWebJobsStorage: '',
      AzureWebJobsStorage__accountName: 'sttrainingfn',
      AzureWebJobsStorage__credential: 'managedidentity',
      PACKAGE_HASH: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  });
  expect(only(flex, 'azurerm_storage_blob').name).toBe('released-package.zip');
  expect(only(flex, 'azurerm_service_plan').sku_name).toBe('FC1');
  // Not for this kind of app.
  expect(JSON.stringify(flex)).not.toMatch(/WEBSITE_RUN_FROM_PACKAGE|FUNCTIONS_WORKER_RUNTIME/);
});

test('paused: messages wait, and nothing starts', () => {
  const paused = synthEnvironments([withJob({ starts: { templates: TEMPLATES, paused: true } })]).ml!;
  expect(paused.resource.azurerm_servicebus_subscription!['bus_training-events_gpu-train']?.status).toBe(
    'ReceiveDisabled',
  );
  // Those that wait for another try, too.
  expect(paused.resource.azurerm_servicebus_queue!['bus_training-retry-gpu-train']?.status).toBe('ReceiveDisabled');
});

test('what waits for another try has a lock as long as one try, is a dead letter with the others, and has one copy of each message', () => {
  expect(json.resource.azurerm_servicebus_queue!['bus_training-retry-gpu-train']).toMatchObject({
    lock_duration: 'PT5M',
    forward_dead_lettered_messages_to: '${azurerm_servicebus_queue.bus_training-dead-letters.name}',
    requires_duplicate_detection: true,
    duplicate_detection_history_time_window: 'P1D',
    status: 'Active',
  });
  expect(json.resource.azurerm_servicebus_queue!['bus_training-rejected']).toMatchObject({
    requires_duplicate_detection: true,
    duplicate_detection_history_time_window: 'P1D',
  });
});

test('synth says what is started, and what is paused', () => {
  const said = (environment: Environment) =>
    summarize(new TrainingSchedulerStack(new App({ stackTraces: false }), environment));
  expect(said(TRAINING)).toMatch(
    /gpu-train +requested: .* \| starts nightly, reviews-bert, reviews-sweep by function\n/,
  );
  expect(said(withJob({ starts: { templates: TEMPLATES, paused: true, by: 'logic-app' } }))).toMatch(
    /status ReceiveDisabled .*\| paused, starts nightly, .* by logic-app\n/,
  );
});

test('the package is in the output, under its hash, and the same at every synth', () => {
  const paths = [0, 1].map(() => {
    const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'synth-')), stackTraces: false });
    new TrainingSchedulerStack(app, TRAINING);
    app.synth();
    const folder = join(app.outdir, 'stacks/ml');
    const { resource } = JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8'));
    const [{ name, source }] = Object.values(resource.azurerm_storage_blob) as [{ name: string; source: string }];
    expect(existsSync(join(folder, source))).toBe(true);
    expect(only({ resource } as never, APP).app_settings.WEBSITE_RUN_FROM_PACKAGE).toBe(
      '${azurerm_storage_blob.training_start-gpu-train_blob.url}',
    );
    return [name, source, readFileSync(join(folder, source)).toString('base64')];
  });
  expect(paths[0]).toEqual(paths[1]);
  expect(paths[0]![0]).toMatch(/^training-ml-gpu-train-[0-9a-f]{16}\.zip$/);
});

test('no template of a job is in the JSON, where Terraform would take it for its own', () => {
  expect(synthEnvironmentTexts([TRAINING]).ml).not.toContain('${{');
});

test('a workspace of another team is only read, and a role made at it', () => {
  const existing = { existing: 'mlw-platform', resourceGroupName: 'rg-platform' };
  const other = synthEnvironments([{ ...TRAINING, training: { ...TRAINING.training!, workspace: existing } }]).ml!;
  expect(other.resource).not.toHaveProperty('azurerm_machine_learning_workspace');
  expect(only(other, 'azurerm_role_definition').scope).toBe(
    '${data.azurerm_subscription.subscription.id}/resourceGroups/rg-platform',
  );
});

test('workers are let in where messages wait, and not where a program takes them', () => {
  const access = environments.find(({ name }) => name === 'dev')!.access!;
  const both = synthEnvironments([{ ...TRAINING, access }]).ml!;
  const readers = Object.values(both.resource.azurerm_role_assignment!)
    .filter(({ role_definition_id: role }) => role.endsWith('4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0'))
    .map(({ scope, principal_id: who }) => [scope, who].map((part) => part.split('.')[1]));
  expect(readers).toEqual([
    ['bus_training-events_gpu-train', 'training_start-gpu-train_gpu-train-submitter'],
    ['bus_training-events_other', 'worker'],
    ['bus_training-retry-gpu-train', 'training_start-gpu-train_gpu-train-submitter'],
  ]);
});

test.each([
  ['function', APP],
  ['logic-app', 'azurerm_logic_app_workflow'],
] as const)(
  'a %s of a job with a long or odd name has one that Azure takes, and another than its neighbour',
  (by, type) => {
    const names = ['a'.repeat(49), `${'a'.repeat(48)}b`, 'with.dots_and-more'];
    const job = { ...startingJobs.jobs({})['gpu-train'], starts: { templates: TEMPLATES, by } };
    const catalogue = { ...startingJobs, jobs: () => Object.fromEntries(names.map((name) => [name, job])) };
    const namespace = { ...TRAINING.namespace, name: 'training-ml-with-a-name-that-is-long-too' };
    const environment = { ...TRAINING, namespace, catalogue } as Environment;
    expect(problemsOfStack(environment)).toBe('');
    const made = Object.values(synthEnvironments([environment]).ml!.resource[type]!).map(({ name }) => name as string);
    expect(new Set(made).size).toBe(3);
    for (const name of made) expect(name).toMatch(by === 'function' ? /^[A-Za-z0-9-]{2,43}$/ : /^[\w().-]{1,43}$/);
  },
);

test('apps whose names begin alike are told apart on their storage account', () => {
  const job = { ...startingJobs.jobs({})['gpu-train'], starts: { templates: TEMPLATES } };
  const catalogue = { ...startingJobs, jobs: () => ({ 'gpu-one': job, 'gpu-two': job }) };
  const namespace = { ...TRAINING.namespace, name: 'training-jobs-of-production-weu' };
  const environment = { ...TRAINING, namespace, catalogue } as Environment;
  const apps = Object.values(synthEnvironments([environment]).ml!.resource[APP]!);
  expect(new Set(apps.map(({ name }) => name.slice(0, 32))).size).toBe(1);
  const ids = apps.map(({ app_settings: settings }) => settings.AzureFunctionsWebHost__hostid);
  expect(new Set(ids).size).toBe(2);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
  // A short name is its own.
  expect(only(json, APP).app_settings).not.toHaveProperty('AzureFunctionsWebHost__hostid');
});

test('a plan that keeps an instance ready itself has no Always On', () => {
  const hosting = { ...TRAINING.training!.hosting, planSku: 'EP1' };
  const elastic = synthEnvironments([{ ...TRAINING, training: { ...TRAINING.training!, hosting } }]).ml!;
  const alwaysOn = [json, elastic].map((one) => only(one, APP).site_config.always_on);
  expect(alwaysOn).toEqual([true, false]);
});

test('who receives what waits for another try is refused: it would take it away from the program', () => {
  const access: Environment['access'] = ({ queues, identity }) => {
    queues['training-retry-gpu-train']!.grantReceive(identity('somebody'));
  };
  expect(problemsOfStack({ ...TRAINING, access })).toMatch(
    /training-retry-gpu-train\] grantReceive: got \["somebody"\], allowed nobody beside ml\/training\/start-gpu-train/,
  );
});

test('who sends again what was set aside is let in by the names of the queues', () => {
  const access: Environment['access'] = ({ queues, identity }) => {
    queues['training-rejected']!.grantReceive(identity('operator'));
    queues['training-retry-gpu-train']!.grantSend(identity('operator'));
  };
  const { resource } = synthEnvironments([{ ...TRAINING, access }]).ml!;
  const scopes = Object.values(resource.azurerm_role_assignment!)
    .filter(({ principal_id: who }) => who.includes('.operator.'))
    .map(({ scope }) => scope.split('.')[1]);
  expect(scopes.sort()).toEqual(['bus_training-rejected', 'bus_training-retry-gpu-train']);
});

test('what is made follows every security rule but those that need a private network or a tier', () => {
  const { records } = audit([parseDocument('cdk.tf.json', synthEnvironmentTexts([TRAINING]).ml!)], {
    today: '2026-11-22',
  });
  const open = records.filter(({ status }) => status === 'non-compliant' || status === 'unknown');
  expect([...new Set(open.map(({ rule }) => rule.id))].sort()).toEqual([
    // Addresses on the internet, for identities alone.
    'AML-001',
    // An identity that exists by itself would need rights at storage and vault first.
    'AML-003',
    'AML-006',
    'KV-007',
    // One small machine, which is what costs least.
    'PLAN-001',
    'PLAN-002',
    'SB-LOCK-001',
    'SB-NET-001',
    'ST-005',
    'ST-007',
    'ST-009',
    // A key and a second region are a matter of cost, and of where data may lie.
    'ST-010',
    'ST-011',
  ]);
});

test.each<[problem: string, environment: Environment, message: RegExp]>([
  [
    'no place for jobs',
    { ...TRAINING, training: undefined as never },
    /\[ml\] training: got nothing, allowed a place for what gpu-train starts/,
  ],
  ['no place for logs', { ...TRAINING, logs: undefined as never }, /\[ml\] logs: got nothing/],
  [
    'a cluster that is not there',
    { ...TRAINING, training: { ...TRAINING.training!, computes: { cpu: TRAINING.training!.computes.cpu! } } },
    /gpu-train.starts.templates.reviews-bert.compute: got "gpu-dedicated", allowed one of cpu/,
  ],
  [
    'more nodes than there are',
    {
      ...TRAINING,
      training: {
        ...TRAINING.training!,
        computes: { ...TRAINING.training!.computes, 'gpu-spot': { vmSize: 'Standard_D2', maxNodes: 2 } },
      },
    },
    /reviews-bert.maxNodes: got 4, allowed at most 2, as gpu-spot has/,
  ],
  ['no template', withJob({ starts: { templates: {} } }), /templates: got "none", allowed at least one/],
  [
    'a template with a mistake',
    withJob({
      starts: {
        templates: {
          x: JobTemplate.pipeline({ experiment: 'a/b', compute: 'cpu', component: 'c:1', endsBecause: 'x' }),
        },
      },
    }),
    /template x: experiment: got "a\/b"/,
  ],
  [
    'a subscription of a JMS client, by a function',
    { ...withJob({ clientScoped: { clientId: 'c' } }), namespace: PREMIUM_NAMESPACE },
    /subscription: got "gpu-train", allowed a subscription of everybody/,
  ],
  [
    'a subscription of a JMS client, by a logic app',
    { ...withJob({ clientScoped: { clientId: 'c' }, starts: { templates: TEMPLATES, by: 'logic-app' } }) },
    /subscription: got "gpu-train", allowed a subscription of everybody/,
  ],
  [
    'a queue of the catalogue with the name of one for what started nothing',
    { ...TRAINING, catalogue: { ...startingJobs, queues: { 'training-rejected': {} } } },
    /\[ml\/bus\/training-rejected\] queue name: got "training-rejected", allowed each name once/,
  ],
  ['sessions', withJob({ requiresSession: true }), /allowed a subscription without sessions/],
  [
    'a worker where a program takes the messages',
    {
      ...TRAINING,
      access: ({ topic, identity }) => {
        for (const subscription of topic.subscriptions) subscription.grantReceive(identity('worker'));
      },
    },
    /\[ml\/bus\/training-events\/gpu-train\] grantReceive: got \["worker"\], allowed nobody beside ml\/training\/start-gpu-train, /,
  ],
  [
    'a key to listen where a program takes the messages',
    {
      ...TRAINING,
      namespace: { ...TRAINING.namespace, localAuthEnabled: GROUNDS },
      secrets: [{ allows: 'listen', grounds: GROUNDS }],
    },
    /right: got "listen", allowed keys for sending only: ml\/training\/start-gpu-train takes every message/,
  ],
  [
    'the key of the namespace where a program takes the messages',
    {
      ...TRAINING,
      namespace: { ...TRAINING.namespace, localAuthEnabled: GROUNDS },
      secrets: [{ allows: 'namespace', grounds: GROUNDS }],
    },
    /\[ml\] secrets: got "namespace", allowed no key that can receive, since ml\/training\/start-gpu-train takes/,
  ],
  [
    'a job that starts something and goes on to a queue as well, by a function',
    forwarding({}),
    /grantReceive: got \["ml\/training\/start-gpu-train"\], allowed nobody, since everything goes on to next/,
  ],
  [
    'a job that starts something and goes on to a queue as well, by a logic app',
    forwarding({ by: 'logic-app' }),
    /grantReceive: got \["ml\/training\/start-gpu-train"\], allowed nobody, since everything goes on to next/,
  ],
  [
    'a workflow that could not reach its namespace',
    {
      ...withJob({ starts: { templates: TEMPLATES, by: 'logic-app' } }),
      namespace: { name: 'training-ml', sku: 'Premium', capacity: 1, premiumMessagingPartitions: 1 },
    },
    /subscription: got "gpu-train in training-ml, which is closed", allowed a namespace that is reached over the internet/,
  ],
  [
    'an app that could not read its own package',
    { ...TRAINING, training: { ...TRAINING.training!, publicNetworkAccessEnabled: false } },
    /network.programs: got nothing, allowed addresses that the programs come from/,
  ],
  [
    'a plan that is retired',
    {
      ...TRAINING,
      training: { ...TRAINING.training!, hosting: { storageAccountName: 'sttrainingfn', planSku: 'Y1' } },
    },
    /planSku: got "Y1", allowed a plan for functions that are always there/,
  ],
])('refuses %s', (_, environment, message) => {
  expect(problemsOfStack(environment)).toMatch(message);
});
