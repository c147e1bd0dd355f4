import type { Environment } from '../../lib/scheduler/app';
import { addressesOfStacks, problemsOfStack, synthEnvironments } from '../support/environments';
import { GROUNDS } from '../support/grounds';
import { environments } from '../support/shipped';
import { only, type ResourceJson } from '../support/stacks';

const synthesized = synthEnvironments(environments);

describe.each(environments.map(({ name }) => name))('%s', (name) => {
  const json = () => synthesized[name]!;

  test('the JSON is as it was reviewed', () => {
    // The version of cdktf is no business of a reviewer.
    const { '//': _, ...reviewed } = json();
    expect(reviewed).toMatchSnapshot();
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
    // The only dates are those on which exceptions end.
    expect(text.replaceAll(/"expires":"[^"]*"/g, '')).not.toMatch(/20\d\d-\d\d-\d\d/);
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

test.each(['dev', 'prod'])(
  '%s lets its publisher send, its workers receive where messages wait, and nobody else',
  (name) => {
    const json = synthesized[name]!;
    const grants = Object.entries(json.resource.azurerm_role_assignment ?? {}).filter(
      ([id]) => id.startsWith('bus_') && !id.endsWith('-at-partner'),
    );
    const waiting = Object.entries(json.resource.azurerm_servicebus_subscription ?? {})
      .filter(([, { forward_to: target }]) => target === undefined)
      .map(([id]) => `\${azurerm_servicebus_subscription.${id}.id}`);
    expect(grants.map(([, { scope }]) => scope)).toEqual([
      ...waiting.filter((scope) => scope < '${azurerm_servicebus_subscription.bus_training-events_send'),
      '${azurerm_servicebus_topic.bus_training-events.id}',
      ...waiting.filter((scope) => scope > '${azurerm_servicebus_subscription.bus_training-events_send'),
    ]);
  },
);

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
      /^\$\{azurerm_servicebus_namespace\.partner\.id\}\/topics\/training-events(\/subscriptions\/[\w-]+)?$/,
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
