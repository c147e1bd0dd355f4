import { App } from 'cdktf';
import { type Environment, TrainingSchedulerStack } from '../../lib/app';
import { addressesOfStacks, problemsOfStack, reviewedPart, synthEnvironments } from '../support/environments';
import { GROUNDS } from '../support/grounds';
import { environments } from '../support/shipped';
import { only, type ResourceJson } from '../support/stacks';

const synthesized = synthEnvironments(environments);

describe.each(environments.map(({ name }) => name))('%s', (name) => {
  const json = () => synthesized[name]!;

  test('the JSON is as it was reviewed', () => {
    expect(reviewedPart(JSON.stringify(json()))).toMatchSnapshot();
  });

  test('needs a provider that takes $Default away, and switches that on', () => {
    expect(json().terraform.required_providers.azurerm.version).toBe('~> 5.0');
    expect(json().provider.azurerm).toEqual([
      expect.objectContaining({
        features: [{ servicebus: [{ auto_delete_subscription_default_rule: true }] }],
        resource_provider_registrations: 'none',
        resource_providers_to_register: expect.arrayContaining(['Microsoft.ServiceBus']),
      }),
    ]);
  });

  test('every subscription has a rule, every rule is made before the one it replaces', () => {
    const { azurerm_servicebus_subscription: subscriptions, azurerm_servicebus_subscription_rule: rules } =
      json().resource;
    const owners = new Set(Object.values(rules ?? {}).map(({ subscription_id }) => subscription_id));
    expect(owners).toEqual(
      new Set(Object.keys(subscriptions ?? {}).map((id) => `\${azurerm_servicebus_subscription.${id}.id}`)),
    );
    for (const rule of Object.values(rules ?? {})) {
      expect(rule.lifecycle).toEqual({ create_before_destroy: true });
      expect([rule.sql_filter, rule.correlation_filter].filter((body) => body !== undefined)).toHaveLength(1);
      expect(rule.filter_type).toBe(rule.sql_filter === undefined ? 'CorrelationFilter' : 'SqlFilter');
    }
  });

  test('says nothing about the machine, the time or the Azure subscription', () => {
    const text = JSON.stringify(json());
    expect(text).not.toContain(process.cwd());
    expect(text).not.toContain(process.env.HOME);
    expect(text).not.toMatch(/subscription_id":"(?!\$)/);
    // The only dates are those on which exceptions end, and those of Azure's interfaces in templates of ARM.
    const timeless = JSON.stringify(json(), (key, value) => (/^(expires|template_content)$/.test(key) ? '' : value));
    expect(timeless).not.toMatch(/20\d\d-\d\d-\d\d/);
  });

  test('everything that can have tags has them', () => {
    const { environment } = { environment: environments.find((one) => one.name === name)! };
    const tagged = Object.entries(json().resource).flatMap(([type, resources]) =>
      Object.values(resources).flatMap(({ tags }) => (tags === undefined ? [] : [{ type, tags }])),
    );
    expect(tagged.map(({ tags }) => tags)).toEqual(tagged.map(() => environment.tags));
    for (const type of ['azurerm_resource_group', 'azurerm_servicebus_namespace']) {
      expect(tagged.filter((one) => one.type === type)).toHaveLength(Object.keys(json().resource[type] ?? {}).length);
    }
  });
});

test('addresses are state: none moves without somebody seeing it', () => {
  expect(addressesOfStacks(synthesized)).toMatchSnapshot();
});

test('another order of the catalogue gives the same bytes', () => {
  const [dev] = environments.filter(({ name }) => name === 'dev') as [Environment];
  const { jobs } = dev.catalogue;
  const reversed: Environment = {
    ...dev,
    catalogue: {
      ...dev.catalogue,
      jobs: (queues) => Object.fromEntries(Object.entries(jobs(queues)).reverse()),
    },
  };
  expect(JSON.stringify(synthEnvironments([reversed]).dev)).toBe(JSON.stringify(synthesized.dev));
});

test('the quickstart is the original scenario: five resources, and its connection string as an output', () => {
  const { quickstart } = synthesized;
  expect(Object.keys(quickstart!.resource).sort()).toEqual([
    'azurerm_resource_group',
    'azurerm_servicebus_namespace',
    'azurerm_servicebus_subscription',
    'azurerm_servicebus_subscription_rule',
    'azurerm_servicebus_topic',
  ]);
  expect(only(quickstart!, 'azurerm_servicebus_subscription_rule').sql_filter).toBe(
    "user.property = 'trigger_model_training'",
  );
  expect(quickstart!.output?.primary_connection_string).toMatchObject({
    sensitive: true,
    value: '${azurerm_servicebus_namespace.bus.default_primary_connection_string}',
    depends_on: ['azurerm_servicebus_subscription_rule.bus_training-events_train-model_trigger-model-training'],
  });
});

test.each(['dev', 'prod'])('%s lets nobody in with a key and puts out no secret', (name) => {
  for (const namespace of Object.values(synthesized[name]!.resource.azurerm_servicebus_namespace ?? {})) {
    expect(namespace.local_auth_enabled).toBe(false);
  }
  expect(Object.keys(synthesized[name]!.output ?? {})).toEqual([
    'identity_client_ids',
    'namespace_host_name',
    'subscription_ids',
    'topic_id',
  ]);
  expect(JSON.stringify(synthesized[name])).not.toMatch(/connection_string|primary_key/);
});

const STARTING = [
  ...['cpu-train', 'drift-retrain', 'eval-retry', 'evaluate', 'gpu-spot', 'gpu-urgent', 'large-dataset'],
  'train-after-prep',
];

test.each(['dev', 'prod'])(
  '%s lets in who sends, each program where it listens, workers elsewhere, nobody else',
  (name) => {
    const { resource } = synthesized[name]!;
    const short = (text: string) =>
      /\.(?:bus_training-events_|bus_|training_start-.*_|training_events_)?([\w-]+)\./.exec(text)![1]!;
    const rights: Record<string, string> = {
      '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39': 'sends to',
      '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0': 'receives from',
    };
    const grants = Object.entries(resource.azurerm_role_assignment!)
      .filter(([id, { scope }]) => scope.includes('azurerm_servicebus_') && !id.endsWith('-at-partner'))
      .map(
        ([, { principal_id: who, role_definition_id: role, scope }]) =>
          `${short(who)} ${rights[role.slice(-36)]} ${short(scope)}`,
      );
    expect(grants.sort()).toEqual(
      [
        'publisher sends to training-events',
        'sender sends to training-events',
        ...['preprocess', 'run-completed', 'run-failed'].map((job) => `worker receives from ${job}`),
        ...STARTING.flatMap((job) => [
          `${job}-submitter receives from ${job}`,
          `${job}-submitter receives from training-retry-${job}`,
          `${job}-submitter sends to training-retry-${job}`,
          `${job}-submitter sends to training-rejected`,
        ]),
      ].sort(),
    );
  },
);

test.each(['dev', 'prod'])('%s has what each program needs before it starts', (name) => {
  const { resource } = synthesized[name]!;
  const assignments = resource.azurerm_role_assignment!;
  const code = Object.keys(resource.azurerm_resource_group_template_deployment!);
  expect(Object.keys(resource.azurerm_linux_function_app!)).toEqual(STARTING.map((job) => `training_start-${job}`));
  for (const [id, { identity, depends_on: after, app_settings: settings }] of Object.entries(
    resource.azurerm_linux_function_app!,
  )) {
    const submitter = identity.identity_ids[0].replace(/\.id\}$/, '.principal_id}');
    const own = Object.keys(assignments).filter(
      (one) => assignments[one]!.principal_id === submitter && !one.endsWith('-at-partner'),
    );
    const scopes = own.map((one) => assignments[one]!.scope as string);
    expect(scopes).toContain('${azurerm_machine_learning_workspace.training_workspace.id}');
    expect(scopes).toContain('${azurerm_storage_account.training_hosting_storage.id}');
    expect([...after].sort()).toEqual(
      [
        ...own.map((one) => `azurerm_role_assignment.${one}`),
        ...code.map((one) => `azurerm_resource_group_template_deployment.${one}`),
      ].sort(),
    );
    expect(settings.WEBSITE_RUN_FROM_PACKAGE).toBe(`\${azurerm_storage_blob.${id}_blob.url}`);
  }
});

test('the workspace of prod may approve what its network reaches, before there is a node', () => {
  const { resource } = synthesized.prod!;
  const approvals = Object.entries(resource.azurerm_role_assignment!).filter(([, { role_definition_id: role }]) =>
    role.endsWith('/b556d68e-0be0-4f35-a333-ad7ee1ce17ea'),
  );
  expect(approvals.map(([, { scope, principal_id: who }]) => [scope, who])).toEqual(
    [
      'machine_learning_workspace.training_workspace',
      'storage_account.training_workspace_storage',
      'key_vault.training_workspace_vault',
    ].map((target) => [
      `\${azurerm_${target}.id}`,
      '${azurerm_machine_learning_workspace.training_workspace.identity[0].principal_id}',
    ]),
  );
  for (const cluster of Object.values(resource.azurerm_machine_learning_compute_cluster!)) {
    expect(cluster).toMatchObject({ node_public_ip_enabled: false });
    expect([...cluster.depends_on].sort()).toEqual(approvals.map(([id]) => `azurerm_role_assignment.${id}`).sort());
  }
  // A network that is not the workspace's own needs none.
  expect(JSON.stringify(synthesized.dev)).not.toContain('b556d68e-0be0-4f35-a333-ad7ee1ce17ea');
});

test('templates name clusters that are there, with as many nodes as they may ask for', () => {
  const { starts } = new TrainingSchedulerStack(new App(), environments.find(({ name }) => name === 'dev')!);
  const clusters = synthesized.dev!.resource.azurerm_machine_learning_compute_cluster!;
  const asked = [...starts.values()].flatMap(({ templates }) => Object.values(templates));
  expect([...starts.keys()].sort()).toEqual(STARTING);
  for (const { computes, data } of asked) {
    for (const compute of computes) {
      expect(clusters[`training_${compute}`]?.scale_settings.max_node_count).toBeGreaterThanOrEqual(data.maxNodes);
      expect(clusters[`training_${compute}`]?.scale_settings.min_node_count).toBe(0);
    }
  }
  const priorities = Object.fromEntries(Object.entries(clusters).map(([id, { vm_priority: one }]) => [id, one]));
  expect(priorities).toMatchObject({ 'training_gpu-dedicated': 'Dedicated', 'training_gpu-spot': 'LowPriority' });
});

test('prod keeps its state in Azure with Entra ID, the others in the project folder', () => {
  expect(synthesized.prod!.terraform.backend).toEqual({
    azurerm: {
      storage_account_name: expect.any(String),
      container_name: 'tfstate',
      key: 'prod.tfstate',
      use_azuread_auth: true,
    },
  });
  expect(synthesized.dev!.terraform.backend).toEqual({ local: { path: '../../../terraform.dev.tfstate' } });
});

test('prod refuses to replace what holds messages, dev can be destroyed', () => {
  const protectedTypes = ({ resource }: (typeof synthesized)[string]) =>
    Object.keys(resource).filter((type) =>
      Object.values(resource[type] ?? {}).every(({ lifecycle }) => lifecycle?.prevent_destroy === true),
    );
  expect(protectedTypes(synthesized.prod!)).toEqual([
    'azurerm_servicebus_namespace',
    'azurerm_servicebus_queue',
    'azurerm_servicebus_subscription',
    'azurerm_servicebus_topic',
  ]);
  expect(protectedTypes(synthesized.dev!)).toEqual([]);
});

test('prod has a second namespace as hard as the first, an alias for both, and every grant at both', () => {
  const { resource, output } = synthesized.prod!;
  const { bus, partner } = resource.azurerm_servicebus_namespace!;
  const hard = ({ sku, identity, customer_managed_key: key, ...rest }: ResourceJson) => ({
    sku,
    identity: identity.type,
    key: Object.keys(key),
    closed: [
      rest.local_auth_enabled,
      rest.public_network_access_enabled,
      rest.network_rule_set,
      rest.minimum_tls_version,
    ],
    partitions: rest.premium_messaging_partitions,
  });
  expect(hard(partner!)).toEqual(hard(bus!));
  expect(partner!.location).not.toBe(bus!.location);
  expect(resource.azurerm_private_endpoint).toMatchObject({
    bus_endpoint: {
      private_service_connection: { private_connection_resource_id: '${azurerm_servicebus_namespace.bus.id}' },
    },
    partner_endpoint: {
      private_service_connection: { private_connection_resource_id: '${azurerm_servicebus_namespace.partner.id}' },
    },
  });
  expect(output?.namespace_host_name?.value).toContain('"training-jobs")');
  const grants = Object.entries(resource.azurerm_role_assignment!).filter(([id]) => id.startsWith('bus_'));
  const [mirrored, own] = [true, false].map((wanted) => grants.filter(([id]) => id.endsWith('-at-partner') === wanted));
  expect(mirrored!.map(([id]) => id.replace('-at-partner', ''))).toEqual(own!.map(([id]) => id));
  for (const [, { scope, depends_on }] of mirrored!) {
    expect(scope).toMatch(
      /^\$\{azurerm_servicebus_namespace\.partner\.id\}\/(topics\/training-events(\/subscriptions\/[\w-]+)?|queues\/[\w-]+)$/,
    );
    expect(depends_on).toEqual(['azurerm_servicebus_namespace_disaster_recovery_config.bus_disaster-recovery']);
  }
});

describe("an environment of one's own", () => {
  const quickstart = environments.find(({ name }) => name === 'quickstart')!;

  test('can stand in a resource group that exists', () => {
    const json = synthEnvironments([{ ...quickstart, resourceGroup: { existing: 'rg-shared' } }]).quickstart!;
    expect(json.resource).not.toHaveProperty('azurerm_resource_group');
    expect(json.data?.azurerm_resource_group?.['resource-group']?.name).toBe('rg-shared');
    expect(only(json, 'azurerm_servicebus_namespace').resource_group_name).toBe(
      '${data.azurerm_resource_group.resource-group.name}',
    );
  });

  test('can have keys that allow one thing', () => {
    const json = synthEnvironments([
      { ...quickstart, secrets: (['send', 'listen'] as const).map((allows) => ({ allows, grounds: GROUNDS })) },
    ]).quickstart!;
    expect(Object.keys(json.resource.azurerm_servicebus_topic_authorization_rule ?? {})).toEqual([
      'bus_training-events_listen-only',
      'bus_training-events_send-only',
    ]);
    for (const right of ['send', 'listen']) {
      expect(json.output?.[`${right}_connection_string`]).toMatchObject({
        sensitive: true,
        value: `\${azurerm_servicebus_topic_authorization_rule.bus_training-events_${right}-only.primary_connection_string}`,
      });
    }
    expect(json.output).not.toHaveProperty('primary_connection_string');
  });

  test.each<[problem: string, environment: Partial<Environment>, message: RegExp]>([
    [
      "the namespace's secret without local authentication",
      { namespace: { name: 'training', sku: 'Standard' } },
      /\[quickstart\] secrets: got \["namespace"\], allowed connection strings only with/,
    ],
    [
      'a key without local authentication',
      { namespace: { name: 'training', sku: 'Standard' }, secrets: [{ allows: 'send', grounds: GROUNDS }] },
      /right: got "send", allowed keys only where/,
    ],
    ['a name that is no Terraform name', { name: '1st' }, /environment name: got "1st"/],
  ])('is refused %s', (_, change, message) => {
    expect(problemsOfStack({ ...quickstart, ...change })).toMatch(message);
  });
});
