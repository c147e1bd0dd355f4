import fc from 'fast-check';
import { Router, type Topology, topologyOf } from '../../lib/routing';
import { parseDocument, type TerraformDocument, UnreadableDocument } from '../../lib/terraform';
import { RouteLaw } from '../laws/certainty';
import { arbitraryModel, arbitraryStyles, type Json, MESSAGES, planJson } from '../laws/models';

/** What a plan that changes nothing has: the resources that are deployed. */
interface Deployed {
  readonly address: string;
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly index?: string | number;
  readonly change: { readonly after: Json };
}
const deployedIn = (plan: Json) => plan.resource_changes as Deployed[];

const VERSION = { terraform_version: '1.11.4' };

/** The same as `terraform show -json` writes a state; every other resource stands in a module. */
function shown(plan: Json): Json {
  const resources = deployedIn(plan).map(({ change, ...one }) => ({ ...one, values: change.after }));
  return { format_version: '1.0', ...VERSION, values: { outputs: {}, root_module: { resources } } };
}

/** As Terraform keeps it. */
function stored(plan: Json): Json {
  const resources = deployedIn(plan).map(({ mode, type, name, index, change }) => ({
    mode,
    type,
    name,
    provider: 'provider["registry.terraform.io/hashicorp/azurerm"]',
    instances: [{ ...(index !== undefined && { index_key: index }), schema_version: 0, attributes: change.after }],
  }));
  return { version: 4, ...VERSION, serial: 1, lineage: 'x', outputs: {}, resources };
}

/** As Terraform 0.11 kept it: everything in one level, as text, and with names in the place of ids. */
function old(plan: Json): Json {
  const resources = Object.fromEntries(
    deployedIn(plan).map(({ type, name, index, change }) => {
      const { namespace_id, topic_id, subscription_id, ...values } = change.after;
      const attributes = flattened(values);
      const key = `${type}.${name}${typeof index === 'number' ? `.${index}` : ''}`;
      return [key, { type, primary: { id: values.id, attributes } }];
    }),
  );
  const root = { path: ['root'], outputs: {}, resources };
  return { version: 3, terraform_version: '0.11.14', serial: 1, lineage: 'x', modules: [root] };
}

function flattened(value: unknown, path: readonly string[] = []): Record<string, string> {
  const at = (name: string | number) => [...path, String(name)];
  if (value === undefined || value === null) return {};
  if (Array.isArray(value))
    return Object.assign(
      { [at('#').join('.')]: String(value.length) },
      ...value.map((one, index) => flattened(one, at(index))),
    );
  if (typeof value !== 'object') return { [path.join('.')]: String(value) };
  const isMap = path.at(-1) === 'properties';
  return Object.assign(
    isMap ? { [at('%').join('.')]: String(Object.keys(value).length) } : {},
    ...Object.entries(value).map(([name, part]) => flattened(part, at(name))),
  );
}

const FORMS: readonly [form: string, of: (plan: Json) => Json][] = [
  ['terraform show -json', shown],
  ['terraform.tfstate, version 4', stored],
  ['terraform.tfstate, version 3', old],
];

const read = (json: Json): TerraformDocument => parseDocument('state.json', JSON.stringify(json));

/** What two topologies of the same names say differently, in either direction. */
function differences(one: Topology, other: Topology): readonly string[] {
  const [law, back] = [new RouteLaw(one, other), new RouteLaw(other, one)];
  const router = new Router();
  return one.topics.flatMap((topic) => {
    const same = other.topics.find(({ label }) => label === topic.label);
    if (same === undefined) return [`there is no ${topic.label}`];
    return MESSAGES.flatMap((message) => {
      const [here, there] = [router.route(topic, message), router.route(same, message)];
      return [...law.contradictions(here, there), ...back.contradictions(there, here)];
    });
  });
}

test.each(FORMS)('%s is what is deployed', (_, of) => {
  fc.assert(
    fc.property(arbitraryModel, arbitraryStyles, (model, drawn) => {
      // Terraform 0.11 knows no `for_each`.
      const known = (style: unknown) => (of === old && style === 'each' ? 'single' : style);
      const styles = Object.fromEntries(Object.entries(drawn).map(([type, style]) => [type, known(style)]));
      const plan = planJson(model, styles as typeof drawn, ['no-op']);
      const [deployed, state] = [topologyOf(read(plan)), topologyOf(read(of(plan)))];
      expect(state.topics.map(({ label }) => label)).toEqual(deployed.topics.map(({ label }) => label));
      expect(differences(deployed, state)).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test.each(FORMS)('%s of nothing has nothing', (_, of) => {
  const document = read(of({ resource_changes: [] }));
  expect({ resources: document.resources, gaps: document.gaps }).toEqual({ resources: [], gaps: [] });
});

test('of a state with nothing in it Terraform writes the version alone', () => {
  expect(read({ format_version: '1.0' }).resources).toEqual([]);
});

const BUS_ID = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.ServiceBus/namespaces/bus';
const KEY = 'c2VjcmV0LXRoYXQtb3BlbnMtdGhlLWJ1cw==';

const WITH_SECRETS: Json = {
  version: 4,
  ...VERSION,
  serial: 1,
  lineage: 'x',
  outputs: { connection: { value: `Endpoint=sb://bus/;SharedAccessKey=${KEY}`, type: 'string' } },
  resources: [
    {
      mode: 'managed',
      type: 'azurerm_servicebus_namespace',
      name: 'bus',
      instances: [
        { attributes: { id: BUS_ID, name: 'bus', default_primary_key: KEY }, sensitive_attributes: [] },
        { deposed: 'abc', attributes: { id: `${BUS_ID}2`, name: 'left-behind' } },
      ],
    },
    {
      module: 'module.a["x"]',
      mode: 'managed',
      type: 'azurerm_servicebus_queue',
      name: 'q',
      instances: [
        {
          index_key: 1,
          attributes: { id: `${BUS_ID}/queues/q`, namespace_id: BUS_ID, name: 'q' },
          sensitive_attributes: [[{ type: 'get_attr', value: 'name' }]],
        },
      ],
    },
    { mode: 'data', type: 'azurerm_servicebus_topic', name: 't', instances: [{ attributes: { name: 't' } }] },
  ],
};

test('addresses, secrets, what is left behind, what is read', () => {
  const { resources, outputs, resolve, references } = read(WITH_SECRETS);
  expect(resources.map(({ address, presence, sensitive }) => ({ address, presence, sensitive }))).toEqual([
    { address: 'azurerm_servicebus_namespace.bus', presence: 'deployed', sensitive: ['default_primary_key'] },
    { address: 'module.a["x"].azurerm_servicebus_queue.q[1]', presence: 'deployed', sensitive: ['name'] },
    { address: 'data.azurerm_servicebus_topic.t', presence: 'read', sensitive: [] },
  ]);
  const [bus, queue] = resources;
  expect(queue && resolve(queue, 'namespace_id')).toEqual({ kind: 'resource', resource: bus });
  // A state has no expressions: where a secret stands again, it was handed on.
  expect(outputs.flatMap((output) => references(output))).toEqual([
    { argument: 'value', to: 'azurerm_servicebus_namespace.bus.default_primary_key' },
  ]);
  expect(bus && references(bus)).toEqual([]);
});

test('texts that look like something else stay texts', () => {
  const attributes = {
    id: `${BUS_ID}/topics/t/subscriptions/s/rules/true`,
    name: 'true',
    filter_type: 'CorrelationFilter',
    'correlation_filter.#': '1',
    'correlation_filter.0.label': '7',
    'correlation_filter.0.properties.%': '2',
    'correlation_filter.0.properties.a.b': 'true',
    'correlation_filter.0.properties.n': '1',
    sql_filter_compatibility_level: '20',
    requires_preprocessing: 'false',
    'ip_rules.#': '2',
    'ip_rules.3000000000': 'b',
    'ip_rules.10': 'a',
  };
  const primary = { id: attributes.id, attributes };
  const [rule] = read({
    version: 3,
    terraform_version: '0.11.14',
    serial: 1,
    modules: [
      {
        path: ['root', 'bus'],
        resources: {
          'azurerm_servicebus_subscription_rule.r.2': { type: 'azurerm_servicebus_subscription_rule', primary },
        },
      },
    ],
  }).resources;
  expect(rule).toMatchObject({
    address: 'module.bus.azurerm_servicebus_subscription_rule.r[2]',
    values: {
      name: 'true',
      correlation_filter: [{ label: '7', properties: { 'a.b': 'true', n: '1' } }],
      sql_filter_compatibility_level: 20,
      requires_preprocessing: false,
      ip_rules: ['a', 'b'],
      subscription_id: `${BUS_ID}/topics/t/subscriptions/s`,
    },
  });
});

test.each<[string, Json, RegExp]>([
  [
    'version 2',
    { version: 2, serial: 1 },
    /^s\.json: a state of version 2, and 3 and 4 are known; terraform show -json/,
  ],
  ['version 5', { version: 5, lineage: 'x' }, /^s\.json: a state of version 5, and 3 and 4 are known/],
  [
    'an encrypted one',
    { serial: 1, lineage: 'x', meta: {}, encrypted_data: 'x', encryption_version: 'v0' },
    /^s\.json: an encrypted state; tofu show -json/,
  ],
  [
    'another format',
    { format_version: '2.0', values: {} },
    /^s\.json: a state with format_version "2\.0", and 1\.x is known$/,
  ],
  [
    'wrong values',
    { version: 4, serial: 1, resources: [{ mode: 'managed', type: 'x', instances: 3 }, 7] },
    /^s\.json: no state as Terraform writes it: .*; /,
  ],
  ['wrong modules', { version: 3, serial: 1, modules: [{ path: 3 }] }, /^s\.json: no state as Terraform writes it: /],
])('%s is refused in one line', (_, json, expected) => {
  expect(() => parseDocument('s.json', JSON.stringify(json))).toThrow(UnreadableDocument);
  expect(() => parseDocument('s.json', JSON.stringify(json))).toThrow(expected);
});
