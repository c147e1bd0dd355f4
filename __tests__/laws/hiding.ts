import { isObject, type JsonObject } from '../../lib/terraform';
import { type Json, NAMESPACE, QUEUE, RULE, SUBSCRIPTION, TOPIC } from './models';

/** One way to forget something of a document. */
export interface Hiding {
  /** What it forgets, for whoever reads a counterexample. */
  readonly name: string;
  apply(document: Json): void;
}

/** The arguments of each type that decide about messages. */
const DECISIVE: Readonly<Record<string, readonly string[]>> = {
  [NAMESPACE]: ['name'],
  [TOPIC]: ['name', 'status', 'default_message_ttl', 'requires_duplicate_detection'],
  [QUEUE]: [
    'name',
    'status',
    'default_message_ttl',
    'requires_session',
    'forward_to',
    'dead_lettering_on_message_expiration',
  ],
  [SUBSCRIPTION]: [
    'name',
    'status',
    'default_message_ttl',
    'requires_session',
    'forward_to',
    'dead_lettering_on_message_expiration',
    'dead_lettering_on_filter_evaluation_error',
    'max_delivery_count',
  ],
  [RULE]: ['name', 'filter_type', 'sql_filter', 'action', 'correlation_filter'],
};

const PARENTS: Readonly<Record<string, readonly [argument: string, type: string]>> = {
  [TOPIC]: ['namespace_id', NAMESPACE],
  [QUEUE]: ['namespace_id', NAMESPACE],
  [SUBSCRIPTION]: ['topic_id', TOPIC],
  [RULE]: ['subscription_id', SUBSCRIPTION],
};

const TEMPLATE = JSON.stringify({ resources: [{ type: 'Microsoft.ServiceBus/namespaces/topics/subscriptions' }] });

/** A document with some of it forgotten; the document itself stays as it is. */
export function withHidden(document: Json, hidings: readonly Hiding[]): Json {
  const copy = structuredClone(document);
  for (const { apply } of hidings) apply(copy);
  return copy;
}

// In a `.tf.json`

type Bodies = Record<string, Record<string, Record<string, unknown>>>;

/** Everything that can be forgotten of a `.tf.json`. */
export function configurationHidings(document: Json): Hiding[] {
  const found: Hiding[] = [];
  const resources = document.resource as Bodies;
  const bodyIn = (copy: Json, type: string, name: string) => (copy.resource as Bodies)[type]?.[name];
  const hide = (name: string, type: string, resource: string, change: (body: Record<string, unknown>) => void) =>
    found.push({
      name: `${type}.${resource}: ${name}`,
      apply: (copy) => {
        const body = bodyIn(copy, type, resource);
        if (body !== undefined) change(body);
      },
    });
  for (const [type, decisive] of Object.entries(DECISIVE)) {
    for (const [resource, body] of Object.entries(resources[type] ?? {})) {
      for (const argument of decisive) {
        for (const text of [`\${var.hidden}`, `\${random_string.r.result}`, `x-\${local.hidden}`])
          hide(`${argument} = ${text}`, type, resource, (own) => {
            own[argument] = text;
          });
      }
      const { correlation_filter: block } = body;
      if (isObject(block)) hideConditions(block, (name, change) => hide(name, type, resource, change));
      const parent = PARENTS[type];
      if (parent === undefined) continue;
      const [argument, target] = parent;
      const others = Object.keys(resources[target] ?? {});
      const now = String(body[argument]).replace(/^\$\{|\}$/g, '');
      for (const text of [
        `\${var.hidden}`,
        `\${local.ids["a"]}`,
        `\${module.bus.id}`,
        ...others.map((other) => `\${var.canary ? ${now} : ${target}.${other}.id}`),
      ])
        hide(`${argument} = ${text}`, type, resource, (own) => {
          own[argument] = text;
        });
      for (const [what, put] of OTHER_MAKERS)
        found.push({
          name: `${type}.${resource} is made by ${what}`,
          apply: (copy) => {
            delete (copy.resource as Bodies)[type]?.[resource];
            put(copy.resource as Bodies, copy);
          },
        });
    }
  }
  for (const [what, put] of OTHER_MAKERS)
    found.push({ name: `${what} beside`, apply: (copy) => put(copy.resource as Bodies, copy) });
  return [...found, ...hiddenExistence(resources), hiddenSwitch];
}

/** Rules, and subscriptions without rules, of which it is not known whether they are there, or how often. */
function hiddenExistence(resources: Bodies): Hiding[] {
  const owners = new Set(Object.values(resources[RULE] ?? {}).map(({ subscription_id: id }) => id));
  const rules = Object.keys(resources[RULE] ?? {}).map((name) => [RULE, name] as const);
  const subscriptions = Object.keys(resources[SUBSCRIPTION] ?? {}).flatMap((name) =>
    owners.has(`\${${SUBSCRIPTION}.${name}.id}`) ? [] : [[SUBSCRIPTION, name] as const],
  );
  return [...rules, ...subscriptions].flatMap(([type, name]) =>
    [
      { count: '${var.enabled ? 1 : 0}' },
      { count: '${var.many}' },
      { for_each: '${var.all}' },
      { for_each: '${toset(var.enabled ? ["a"] : [])}' },
    ].map((repeated) => ({
      name: `${type}.${name}: ${JSON.stringify(repeated)}`,
      apply: (copy: Json) => {
        const body = (copy.resource as Bodies)[type]?.[name];
        if (body === undefined) return;
        delete body.count;
        delete body.for_each;
        Object.assign(body, repeated);
      },
    })),
  );
}

const hiddenSwitch: Hiding = {
  name: "the provider's switch of $Default",
  apply: (copy) => {
    copy.provider = {
      azurerm: [{ features: [{ servicebus: [{ auto_delete_subscription_default_rule: '${var.switch}' }] }] }],
    };
  },
};

/** The configuration with one of its rules turned off by a count that is known. */
export function withoutRule(document: Json, pick: number): Json {
  const copy = structuredClone(document);
  const rules = Object.values((copy.resource as Bodies)[RULE] ?? {});
  const rule = rules[pick % Math.max(rules.length, 1)];
  if (rule !== undefined) rule.count = 0;
  return copy;
}

/** What may make, or change, something of Service Bus without saying what. */
const OTHER_MAKERS: readonly (readonly [what: string, put: (resources: Bodies, document: Json) => void])[] = [
  [
    'a module that is not there',
    (_, document) => {
      document.module = { bus: { source: 'app.terraform.io/acme/bus/azurerm', version: '1.0.0' } };
    },
  ],
  [
    'azapi_update_resource',
    (resources) => {
      resources.azapi_update_resource = {
        patch: { type: 'Microsoft.ServiceBus/namespaces/topics/subscriptions@2024-01-01', body: { properties: {} } },
      };
    },
  ],
  [
    'a template',
    (resources) => {
      resources.azurerm_resource_group_template_deployment = { t: { template_content: TEMPLATE } };
    },
  ],
  [
    'azapi of an unknown type',
    (resources) => {
      resources.azapi_resource = { r: { type: '${var.type}', name: 'x', body: {} } };
    },
  ],
  [
    'an unknown type',
    (resources) => {
      resources.azurerm_servicebus_rule_set = { r: { name: 'x' } };
    },
  ],
];

function hideConditions(
  block: JsonObject,
  hide: (name: string, change: (body: Record<string, unknown>) => void) => void,
): void {
  const text = '${var.hidden}';
  const blockOf = (body: Record<string, unknown>) => {
    const copy = isObject(body.correlation_filter) ? { ...body.correlation_filter } : {};
    body.correlation_filter = copy;
    return copy as Record<string, unknown>;
  };
  for (const field of Object.keys(block))
    hide(`${field} of the filter`, (body) => {
      blockOf(body)[field] = text;
    });
  hide('the filter is a dynamic block', (body) => {
    delete body.correlation_filter;
    body.dynamic = { correlation_filter: [{ for_each: '${var.filters}', content: { label: '${var.label}' } }] };
  });
  const { properties } = block;
  for (const property of isObject(properties) ? Object.keys(properties) : [])
    hide(`property ${property} of the filter`, (body) => {
      const copy = blockOf(body);
      copy.properties = { ...(copy.properties as object), [property]: text };
    });
}

// In a plan

interface Change {
  readonly address: string;
  type: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly after: Record<string, unknown> | null;
    after_unknown: Record<string, unknown>;
  };
}

interface Block {
  readonly address: string;
  readonly expressions: Record<string, unknown>;
  readonly provider_config_key?: string;
}

const changesOf = (plan: Json) => plan.resource_changes as Change[];

/** The blocks of a plan's root module: those in modules are left as they are. */
const blocksOf = (plan: Json): Block[] => {
  const { root_module: root } = (plan.configuration ?? {}) as { root_module?: { resources?: Block[] } };
  return root?.resources ?? [];
};

/** Everything that can be forgotten of a plan. */
export function planHidings(plan: Json): Hiding[] {
  const found: Hiding[] = [
    { name: 'all ids are known after apply', apply: hideIds },
    {
      name: 'the plan ends with an error',
      apply: (copy) => {
        copy.errored = true;
      },
    },
    {
      name: "the provider's switch of $Default",
      apply: (copy) => {
        const { provider_config: providers } = copy.configuration as { provider_config: Record<string, Json> };
        for (const provider of Object.values(providers))
          provider.expressions = {
            features: [{ servicebus: [{ auto_delete_subscription_default_rule: { references: ['var.switch'] } }] }],
          };
      },
    },
  ];
  for (const { address, type, change } of changesOf(plan)) {
    if (change.after === null || change.actions.includes('delete')) continue;
    for (const argument of DECISIVE[type] ?? []) {
      found.push({
        name: `${address}: ${argument} is known after apply`,
        apply: (copy) => hideArgument(copy, address, argument, ['random_string.r.result', 'random_string.r']),
      });
    }
    const [block] = (change.after.correlation_filter ?? []) as JsonObject[];
    for (const field of Object.keys(block ?? {}))
      found.push({
        name: `${address}: ${field} of its filter is known after apply`,
        apply: (copy) =>
          hideInBlock(copy, address, (unknown, known) => {
            unknown[field] = true;
            delete known[field];
          }),
      });
    const properties = block?.properties;
    for (const property of isObject(properties) ? Object.keys(properties) : [])
      found.push({
        name: `${address}: property ${property} of its filter is known after apply`,
        apply: (copy) =>
          hideInBlock(copy, address, (unknown, known) => {
            if (unknown.properties === true) return;
            unknown.properties = { ...(unknown.properties as object), [property]: true };
            known.properties = Object.fromEntries(
              Object.entries((known.properties ?? {}) as object).filter(([name]) => name !== property),
            );
          }),
      });
    for (const what of MAKERS_IN_PLANS) {
      found.push({
        name: `${address} is made by ${what.type}`,
        apply: (copy) => {
          copy.resource_changes = changesOf(copy).filter((one) => one.address !== address);
          addMaker(copy, what);
        },
      });
    }
    const parent = PARENTS[type];
    if (parent === undefined) continue;
    for (const references of undecidedReferences(plan, address, ...parent))
      found.push({
        name: `${address}: ${parent[0]} is made of ${references.join(', ')}`,
        apply: (copy) => hideJoin(copy, address, parent[0], references),
      });
  }
  for (const what of MAKERS_IN_PLANS)
    found.push({ name: `${what.type} beside`, apply: (copy) => addMaker(copy, what) });
  return found;
}

const MAKERS_IN_PLANS: readonly { readonly type: string; readonly values: JsonObject }[] = [
  {
    type: 'azapi_update_resource',
    values: { type: 'Microsoft.ServiceBus/namespaces/topics/subscriptions@2024-01-01', body: { properties: {} } },
  },
  { type: 'azurerm_resource_group_template_deployment', values: { template_content: TEMPLATE } },
  { type: 'azurerm_servicebus_rule_set', values: { name: 'x' } },
];

function addMaker(copy: Json, { type, values }: (typeof MAKERS_IN_PLANS)[number]): void {
  changesOf(copy).push({
    address: `${type}.hidden`,
    type,
    ...{ mode: 'managed', name: 'hidden' },
    change: { actions: ['create'], after: { ...values }, after_unknown: { id: true } },
  });
}

function blockOf(copy: Json, address: string): Block | undefined {
  return blocksOf(copy).find((block) => block.address === address.replace(/\[.*$/, ''));
}

/** A value that is known after apply, and comes from something else. */
function hideArgument(copy: Json, address: string, argument: string, references: readonly string[]): void {
  const change = changesOf(copy).find((one) => one.address === address)?.change;
  if (change?.after == null) return;
  delete change.after[argument];
  change.after_unknown[argument] = true;
  const block = blockOf(copy, address);
  if (block !== undefined) block.expressions[argument] = { references };
}

function hideInBlock(
  copy: Json,
  address: string,
  hide: (unknown: Record<string, unknown>, known: Record<string, unknown>) => void,
): void {
  const change = changesOf(copy).find((one) => one.address === address)?.change;
  if (change?.after == null || change.after_unknown.correlation_filter === true) return;
  const [unknown] = (change.after_unknown.correlation_filter ?? [{}]) as Record<string, unknown>[];
  const [known] = (change.after.correlation_filter ?? [{}]) as Record<string, unknown>[];
  hide(unknown ?? {}, known ?? {});
  change.after_unknown.correlation_filter = [unknown];
  change.after.correlation_filter = [known];
}

/** Ids of what is created, and all arguments that lead to them. */
function hideIds(copy: Json): void {
  const created = changesOf(copy).filter(({ change }) => change.actions.includes('create') && change.after !== null);
  const ids = new Set(created.map(({ change }) => change.after?.id).filter((id) => id !== undefined));
  for (const { change } of created) {
    const { after } = change;
    if (after === null) continue;
    for (const argument of ['id', 'namespace_id', 'topic_id', 'subscription_id']) {
      if (after[argument] === undefined || !ids.has(after[argument])) continue;
      delete after[argument];
      change.after_unknown[argument] = true;
    }
  }
}

function hideJoin(copy: Json, address: string, argument: string, references: readonly string[]): void {
  const block = address.replace(/\[.*$/, '');
  // One expression is for all instances of a block.
  for (const one of changesOf(copy)) {
    if (one.address.replace(/\[.*$/, '') === block) hideArgument(copy, one.address, argument, references);
  }
}

/** References that do not decide where a block leads, and may lead to where it does. */
function undecidedReferences(plan: Json, address: string, argument: string, target: string): string[][] {
  const block = address.replace(/\[.*$/, '');
  const ids = changesOf(plan)
    .filter((one) => one.address.replace(/\[.*$/, '') === block)
    .map(({ change }) => change.after?.[argument]);
  const targets = changesOf(plan).filter(({ type }) => type === target);
  const blocks = [...new Set(targets.map((one) => one.address.replace(/\[.*$/, '')))];
  const led = targets
    .filter(({ change }) => typeof change.after?.id === 'string' && ids.includes(change.after.id))
    .map((one) => one.address.replace(/\[.*$/, ''));
  const isSure = led.length > 0 && ids.every((id) => typeof id === 'string');
  const [only, ...others] = [...new Set(led)];
  return [
    ['local.ids'],
    ['local.ids', 'each.key'],
    ['data.external.ids.result', 'data.external.ids'],
    ...(isSure && only !== undefined && others.length === 0
      ? [
          ...(targets.some((one) => one.address.startsWith(`${only}[`))
            ? [
                [only, 'each.value.k', 'each.value'],
                [only, 'count.index'],
                [only, 'var.k'],
              ]
            : []),
          ...blocks.flatMap((other) =>
            other === only ? [] : [['var.canary', `${only}.id`, only, `${other}.id`, other]],
          ),
        ]
      : []),
  ];
}
