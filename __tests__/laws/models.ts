import fc from 'fast-check';
import { Message } from '../../lib/rules';
import { Integer } from '../../lib/rules/values/values';

/** Arguments of a resource, as azurerm has them. */
export type Values = Readonly<Record<string, unknown>>;

/** A resource of a made-up deployment: of one type, in another one, perhaps forwarding to a third. */
export interface ModelResource {
  readonly type: string;
  /** One for each resource of the deployment. */
  readonly key: string;
  readonly values: Values;
  /** What it belongs to: an argument with the id of another resource. */
  readonly parent?: { readonly argument: string; readonly type: string; readonly key: string };
  /** Where it forwards messages: an argument with the name of another resource. */
  readonly forwards: readonly { readonly argument: string; readonly type: string; readonly key: string }[];
}

/** A small deployment of Service Bus, of which everything is known. */
export interface Model {
  readonly resources: readonly ModelResource[];
  /** The switch of the provider that takes `$Default` away. */
  readonly removesDefaultRule: boolean;
}

export const NAMESPACE = 'azurerm_servicebus_namespace';
export const TOPIC = 'azurerm_servicebus_topic';
export const QUEUE = 'azurerm_servicebus_queue';
export const SUBSCRIPTION = 'azurerm_servicebus_subscription';
export const RULE = 'azurerm_servicebus_subscription_rule';

/** What the messages of all made-up deployments look like. */
export const CONTRACT = {
  type: 'object',
  properties: {
    kind: { type: 'string', enum: ['a', 'b', 'c'] },
    n: { type: 'integer', minimum: 0, maximum: 2 },
  },
  required: ['kind'],
};

/** All messages that the contract allows, with two labels and with or without a session. */
export const MESSAGES: readonly Message[] = ['a', 'b', 'c'].flatMap((kind) =>
  [undefined, 0, 1, 2].flatMap((n) =>
    [undefined, 'x', 'xy'].flatMap((label) =>
      [undefined, 's', ''].map((session) => {
        const message = new Message();
        message.setProperty('kind', kind);
        if (n !== undefined) message.setProperty('n', Integer.small('int', n));
        if (label !== undefined) message.setSystemProperty('Label', label);
        if (session !== undefined) message.setSystemProperty('SessionId', session);
        return message;
      }),
    ),
  ),
);

/** Some of them, for questions that take longer. */
export const FEW_MESSAGES: readonly Message[] = MESSAGES.filter((_, index) => index % 5 === 0);

const sql = fc.constantFrom(
  "kind = 'a'",
  "kind = 'b'",
  "kind <> 'a'",
  "kind IN ('a', 'c')",
  "NOT (kind = 'a')",
  "kind LIKE 'b%'",
  'n = 1',
  'n > 0',
  'n <= 1',
  'n IS NULL',
  "kind = 'a' AND n > 0",
  "kind = 'b' OR n = 2",
  "sys.Label = 'x'",
  "sys.Label LIKE 'x%'",
  "sys.SessionId = 's'",
  '1 = 1',
  '1 = 0',
  "n / 0 = 1 AND kind = 'a'",
  'sys.EnqueuedSequenceNumber > 1',
);

const action = fc.constantFrom(
  "SET kind = 'b'",
  'REMOVE kind',
  "SET sys.SessionId = 's'",
  "SET sys.SessionId = ''",
  'REMOVE sys.SessionId',
  "SET sys.Label = 'x'",
  'SET n = n + 1',
  'SET n = 7 / n',
  "SET m = 'new'",
  "SET kind = 'c'; SET sys.SessionId = 's'",
  'SET sys.SessionId = kind',
);

const correlation = fc
  .record(
    {
      label: fc.constantFrom('x', 'xy'),
      session_id: fc.constant('s'),
      properties: fc.record({ kind: fc.constantFrom('a', 'b'), other: fc.constant('z') }, { requiredKeys: [] }),
    },
    { requiredKeys: [] },
  )
  .filter(({ label, session_id, properties }) =>
    [label, session_id, ...Object.values(properties ?? {})].some((one) => one !== undefined),
  );

const rule = fc.record({
  filter: fc.oneof(
    { weight: 3, arbitrary: sql.map((sql_filter): Values => ({ filter_type: 'SqlFilter', sql_filter })) },
    {
      weight: 1,
      arbitrary: correlation.map(
        (correlation_filter): Values => ({ filter_type: 'CorrelationFilter', correlation_filter }),
      ),
    },
  ),
  action: fc.option(action, { nil: undefined, freq: 3 }),
});

const status = fc.constantFrom(undefined, undefined, undefined, undefined, 'Active', 'Disabled', 'ReceiveDisabled');

const receiving = fc.record({
  status,
  requires_session: fc.constantFrom(undefined, undefined, false, true),
  default_message_ttl: fc.constantFrom(undefined, undefined, 'PT1H'),
  dead_lettering_on_message_expiration: fc.constantFrom(undefined, true),
});

const subscription = fc.record({
  topic: fc.nat(3),
  settings: receiving,
  deadLetters: fc.constantFrom(undefined, false, true),
  forward: fc.option(fc.nat(5), { nil: undefined, freq: 3 }),
  rules: fc.array(rule, { maxLength: 3 }),
});

/** Small deployments: one or two namespaces, topics, queues, one to five subscriptions. */
export const arbitraryModel: fc.Arbitrary<Model> = fc
  .record({
    namespaces: fc.integer({ min: 1, max: 2 }),
    topics: fc.array(fc.record({ namespace: fc.nat(1), status, ttl: fc.constantFrom(undefined, 'P1D') }), {
      minLength: 1,
      maxLength: 2,
    }),
    queues: fc.array(
      fc.record({ namespace: fc.nat(1), settings: receiving, forward: fc.option(fc.nat(3), { freq: 2 }) }),
      {
        maxLength: 2,
      },
    ),
    subscriptions: fc.array(subscription, { minLength: 1, maxLength: 5 }),
    removesDefaultRule: fc.boolean(),
    isCrossed: fc.boolean(),
  })
  .map(modelOf);

interface Drawn {
  readonly namespaces: number;
  readonly topics: readonly { readonly namespace: number; readonly status: unknown; readonly ttl: unknown }[];
  readonly queues: readonly {
    readonly namespace: number;
    readonly settings: Values;
    readonly forward: number | null;
  }[];
  readonly subscriptions: readonly {
    readonly topic: number;
    readonly settings: Values;
    readonly deadLetters: unknown;
    readonly forward: number | undefined;
    readonly rules: readonly { readonly filter: Values; readonly action: string | undefined }[];
  }[];
  readonly removesDefaultRule: boolean;
  /** Whether rules have the keys of other subscriptions than their own. */
  readonly isCrossed: boolean;
}

function modelOf(drawn: Drawn): Model {
  const namespaceOf = ({ namespace }: { readonly namespace: number }) => namespace % drawn.namespaces;
  const within = (index: number, argument: string) => ({ argument, type: NAMESPACE, key: `ns${index}` });
  const namespaces = Array.from(
    { length: drawn.namespaces },
    (_, index): ModelResource => ({
      type: NAMESPACE,
      key: `ns${index}`,
      values: { name: `bus-${index}`, location: 'westeurope', resource_group_name: 'rg', sku: 'Standard' },
      forwards: [],
    }),
  );
  const entities = [
    ...drawn.topics.map((topic, index) => ({ type: TOPIC, key: `t${index}`, namespace: namespaceOf(topic) })),
    ...drawn.queues.map((queue, index) => ({ type: QUEUE, key: `q${index}`, namespace: namespaceOf(queue) })),
  ];
  const forwardsOf = (namespace: number, forward: number | null | undefined) => {
    const targets = entities.filter((entity) => entity.namespace === namespace);
    const target = forward === null || forward === undefined ? undefined : targets[forward % (targets.length + 1)];
    return target === undefined ? [] : [{ argument: 'forward_to', type: target.type, key: target.key }];
  };
  const topics = drawn.topics.map(
    (topic, index): ModelResource => ({
      type: TOPIC,
      key: `t${index}`,
      values: defined({
        // Two topics of one name in two namespaces are told apart.
        name: topic.namespace % drawn.namespaces === 1 ? 'jobs' : ['jobs', 'work'][index],
        status: topic.status === 'ReceiveDisabled' ? undefined : topic.status,
        default_message_ttl: topic.ttl,
      }),
      parent: within(namespaceOf(topic), 'namespace_id'),
      forwards: [],
    }),
  );
  const unique = new Set(topics.map(({ values, parent }) => `${parent?.key} ${values.name}`));
  const named =
    unique.size === topics.length
      ? topics
      : topics.map((topic, index) => ({ ...topic, values: { ...topic.values, name: ['jobs', 'work'][index] } }));
  const queues = drawn.queues.map(
    (queue, index): ModelResource => ({
      type: QUEUE,
      key: `q${index}`,
      values: defined({ name: `queue-${index}`, ...queue.settings }),
      parent: within(namespaceOf(queue), 'namespace_id'),
      forwards: forwardsOf(namespaceOf(queue), queue.forward),
    }),
  );
  const subscriptions = drawn.subscriptions.flatMap((one, index) => {
    const topic = one.topic % topics.length;
    const key = `s${index}`;
    const namespace = namespaceOf(drawn.topics[topic] as { namespace: number });
    const own: ModelResource = {
      type: SUBSCRIPTION,
      key,
      values: defined({
        name: `sub-${index}`,
        max_delivery_count: 5,
        ...one.settings,
        dead_lettering_on_filter_evaluation_error: one.deadLetters,
      }),
      parent: { argument: 'topic_id', type: TOPIC, key: `t${topic}` },
      forwards: forwardsOf(namespace, one.forward),
    };
    const rules = one.rules.map(
      (given, number): ModelResource => ({
        type: RULE,
        // One rule of a subscription has its key, as those of maps mostly have; or just that of another one.
        key:
          number === 0 ? (drawn.isCrossed ? `s${(index + 1) % drawn.subscriptions.length}` : key) : `${key}-${number}`,
        values: defined({ name: `rule-${number}`, ...given.filter, action: given.action }),
        parent: { argument: 'subscription_id', type: SUBSCRIPTION, key },
        forwards: [],
      }),
    );
    return [own, ...rules];
  });
  return {
    resources: [...namespaces, ...named, ...queues, ...subscriptions],
    removesDefaultRule: drawn.removesDefaultRule,
  };
}

function defined(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** A document that Terraform could have written. */
export interface Json {
  [name: string]: unknown;
}

/** The deployment as one `.tf.json`. */
export function configurationJson({ resources, removesDefaultRule }: Model, said: Values = {}): Json {
  const resource: Record<string, Record<string, Record<string, unknown>>> = {};
  for (const { type, key, values, parent, forwards } of resources) {
    resource[type] ??= {};
    resource[type][key] = {
      ...values,
      ...(parent !== undefined && { [parent.argument]: `\${${parent.type}.${parent.key}.id}` }),
      ...Object.fromEntries(forwards.map((to) => [to.argument, `\${${to.type}.${to.key}.name}`])),
      ...(type === TOPIC && Object.keys(said).length > 0 && { '//': said }),
    };
  }
  const features = removesDefaultRule ? [{ servicebus: [{ auto_delete_subscription_default_rule: true }] }] : [{}];
  return { provider: { azurerm: [{ features }] }, resource };
}

/** How the resources of a type are written: each by itself, or all as one block with `for_each` or `count`. */
export type Style = 'single' | 'each' | 'count';

/** How the resources of each type are written in a plan. */
export type Styles = Readonly<Record<string, Style>>;

export const arbitraryStyles: fc.Arbitrary<Styles> = fc.record(
  Object.fromEntries(
    [NAMESPACE, TOPIC, QUEUE, SUBSCRIPTION, RULE].map((type) => [
      type,
      fc.constantFrom<Style>('single', 'single', 'each', 'count'),
    ]),
  ),
);

/**
 * The deployment as a plan that creates it, or has it as it is. Everything is known in it, ids included: what a plan does
 * not know can be hidden then.
 */
export function planJson({ resources, removesDefaultRule }: Model, styles: Styles, actions: readonly string[]): Json {
  const number = new Map(resources.map((one) => [one, resources.filter(({ type }) => type === one.type).indexOf(one)]));
  const find = (type: string, key: string) =>
    resources.find((one) => one.type === type && one.key === key) as ModelResource;
  const idOf = (one: ModelResource): string => {
    const above =
      one.parent === undefined ? '/subscriptions/0/resourceGroups/rg' : idOf(find(one.parent.type, one.parent.key));
    const kinds: Readonly<Record<string, string>> = {
      [NAMESPACE]: 'providers/Microsoft.ServiceBus/namespaces',
      [TOPIC]: 'topics',
      [QUEUE]: 'queues',
      [SUBSCRIPTION]: 'subscriptions',
      [RULE]: 'rules',
    };
    return `${above}/${kinds[one.type]}/${String(one.values.name)}`;
  };
  const valuesOf = (one: ModelResource) => ({
    ...one.values,
    ...(one.values.correlation_filter !== undefined && { correlation_filter: [one.values.correlation_filter] }),
    id: idOf(one),
    ...(one.parent !== undefined && { [one.parent.argument]: idOf(find(one.parent.type, one.parent.key)) }),
    ...Object.fromEntries(one.forwards.map((to) => [to.argument, find(to.type, to.key).values.name])),
  });
  const isCreated = actions.includes('create');
  const changes = resources.map((one) => {
    const style = styles[one.type] ?? 'single';
    const index = style === 'single' ? undefined : style === 'each' ? one.key : number.get(one);
    const name = style === 'single' ? one.key : 'all';
    return {
      address: `${one.type}.${name}${index === undefined ? '' : `[${JSON.stringify(index)}]`}`,
      mode: 'managed',
      type: one.type,
      name,
      ...(index !== undefined && { index }),
      provider_name: 'registry.terraform.io/hashicorp/azurerm',
      change: {
        actions,
        before: isCreated ? null : valuesOf(one),
        after: valuesOf(one),
        after_unknown: {},
        before_sensitive: false,
        after_sensitive: {},
      },
    };
  });
  const features = removesDefaultRule
    ? [{ servicebus: [{ auto_delete_subscription_default_rule: { constant_value: true } }] }]
    : [{}];
  return {
    format_version: '1.2',
    terraform_version: '1.11.4',
    resource_changes: changes,
    configuration: {
      provider_config: {
        azurerm: { name: 'azurerm', full_name: 'registry.terraform.io/hashicorp/azurerm', expressions: { features } },
      },
      root_module: { resources: blocksOf(resources, styles, find) },
    },
    complete: true,
    errored: false,
  };
}

/** The blocks of the configuration, each with the references of its arguments. */
function blocksOf(
  resources: readonly ModelResource[],
  styles: Styles,
  find: (type: string, key: string) => ModelResource,
): Json[] {
  const names = new Map<string, ModelResource[]>();
  for (const one of resources) {
    const address = `${one.type}.${(styles[one.type] ?? 'single') === 'single' ? one.key : 'all'}`;
    names.set(address, [...(names.get(address) ?? []), one]);
  }
  return [...names].map(([address, members]) => {
    const [first] = members as [ModelResource];
    const style = styles[first.type] ?? 'single';
    const targets = members.flatMap(({ parent, forwards }) =>
      parent === undefined ? forwards : [parent, ...forwards],
    );
    const references = Object.fromEntries(
      [...new Set(targets.map(({ argument }) => argument))].map((argument) => [
        argument,
        { references: referencesOf(argument, members, style, styles, find) },
      ]),
    );
    const constants = Object.keys(style === 'single' ? first.values : {}).map((name) => [
      name,
      { constant_value: first.values[name] },
    ]);
    return {
      address,
      mode: 'managed',
      type: first.type,
      name: address.slice(address.indexOf('.') + 1),
      provider_config_key: 'azurerm',
      expressions: { ...Object.fromEntries(constants), ...references },
      ...(style === 'each' && { for_each_expression: { references: ['local.all'] } }),
      ...(style === 'count' && { count_expression: { constant_value: members.length } }),
    };
  });
}

/** The references by which the instances of a block lead to what they belong to. */
function referencesOf(
  argument: string,
  members: readonly ModelResource[],
  style: Style,
  styles: Styles,
  find: (type: string, key: string) => ModelResource,
): string[] {
  const attribute = argument === 'forward_to' ? 'name' : 'id';
  const linkOf = ({ parent, forwards }: ModelResource) =>
    [...(parent === undefined ? [] : [parent]), ...forwards].find((one) => one.argument === argument);
  const links = members.map(linkOf);
  const known = links.filter((one) => one !== undefined);
  const [first] = known;
  if (first === undefined) return [];
  const isOneType = known.every(({ type }) => type === first.type);
  const targetStyle = styles[first.type] ?? 'single';
  if (style === 'single') {
    if (targetStyle === 'single') {
      const whole = `${first.type}.${first.key}`;
      return [`${whole}.${attribute}`, whole];
    }
    const all = find(first.type, first.key);
    const index = targetStyle === 'each' ? JSON.stringify(first.key) : undefined;
    if (index === undefined) return [`${all.type}.all`, 'local.number'];
    const whole = `${first.type}.all[${index}]`;
    return [`${whole}.${attribute}`, whole, `${first.type}.all`];
  }
  if (!isOneType || targetStyle === 'single' || links.length > known.length) return ['local.targets', 'each.key'];
  const isOwn =
    style === 'each' && targetStyle === 'each' && known.every(({ key }, index) => key === members[index]?.key);
  if (isOwn) return [`${first.type}.all`, 'each.key'];
  if (style === 'count') return [`${first.type}.all`, 'count.index'];
  return [`${first.type}.all`, 'each.value.target', 'each.value'];
}
