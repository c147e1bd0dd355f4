import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { audit, type Status } from '../../lib/audit';
import { isObject, type JsonObject, parseDocument } from '../../lib/terraform';
import { runs } from '../fuzz/runs';
import { synthEnvironmentTexts } from '../support/environments';
import { environments } from '../support/shipped';
import { TRAINING } from '../support/training';
import { TODAY } from './documents';

/**
 * The law of the audit: forgetting something may make a verdict unknown, and never makes it another one. `FUZZ_TIMES` tries
 * it longer.
 */

/** What only Terraform knows, and what may be anything. */
const HIDDEN = '${data.external.x.result.y}';

const read = (...path: string[]): JsonObject => JSON.parse(readFileSync(join(__dirname, ...path), 'utf8'));
/** What other projects write: locals, variables, instances, settings of apps, roles of their own, azapi beside. */
const OTHERS: JsonObject = {
  variable: {
    region: { default: 'westeurope' },
    group: { default: 'rg' },
    jobs: { default: { gpu: "kind = 'gpu'", cpu: 'true' } },
  },
  locals: {
    bus: '${azurerm_servicebus_namespace.bus.id}',
    key: '${azurerm_servicebus_namespace.bus.default_primary_connection_string}',
    settings: { A: 'text', BUS: '${local.key}' },
  },
  resource: {
    azurerm_resource_group: { g: { name: '${var.group}', location: '${var.region}' } },
    azurerm_servicebus_namespace: {
      bus: {
        name: 'bus',
        location: '${var.region}',
        resource_group_name: '${azurerm_resource_group.g.name}',
        sku: 'Premium',
        network_rule_set: { default_action: 'Deny', ip_rules: ['203.0.113.0/24', '128.0.0.0/1'] },
      },
      far: {
        name: 'far',
        location: 'North Europe',
        resource_group_name: 'rg',
        sku: 'Premium',
        local_auth_enabled: 'false',
      },
    },
    azurerm_servicebus_namespace_disaster_recovery_config: {
      d: { primary_namespace_id: '${local.bus}', partner_namespace_id: '${azurerm_servicebus_namespace.far.id}' },
    },
    azurerm_servicebus_topic: { t: { name: 't', namespace_id: '${local.bus}', default_message_ttl: 'P1D' } },
    azurerm_servicebus_subscription: {
      s: { for_each: '${var.jobs}', name: '${each.key}', topic_id: '${azurerm_servicebus_topic.t.id}' },
    },
    azurerm_servicebus_subscription_rule: {
      r: {
        for_each: '${var.jobs}',
        name: 'r',
        subscription_id: '${azurerm_servicebus_subscription.s[each.key].id}',
        sql_filter: '${each.value}',
      },
    },
    azurerm_management_lock: { l: { scope: '${azurerm_resource_group.g.id}', lock_level: 'CanNotDelete' } },
    azurerm_monitor_diagnostic_setting: {
      m: {
        target_resource_id: '${local.bus}',
        enabled_log: [{ category: 'OperationalLogs' }, { category: 'RuntimeAuditLogs' }],
      },
    },
    azurerm_monitor_metric_alert: {
      a: {
        scopes: ['${azurerm_servicebus_namespace.far.id}', '${local.bus}'],
        criteria: [{ metric_name: 'ServerErrors' }],
        action: [{ action_group_id: 'a' }],
      },
    },
    azurerm_linux_function_app: {
      a: {
        name: 'a',
        app_settings: '${local.settings}',
        connection_string: [{ name: 'B', type: 'ServiceBus', value: 'x' }],
      },
      b: {
        name: 'b',
        app_settings: { X__fullyQualifiedNamespace: 'x', Y: '${azurerm_resource_group.g.location}' },
        https_only: true,
        identity: { type: 'UserAssigned', identity_ids: ['${azurerm_user_assigned_identity.i.id}'] },
      },
    },
    azurerm_user_assigned_identity: { i: { name: 'i' }, j: { name: 'j' } },
    azurerm_servicebus_topic_authorization_rule: {
      k: { name: 'k', topic_id: '${azurerm_servicebus_topic.t.id}', listen: true },
    },
    azurerm_role_definition: {
      d: {
        name: 'd',
        scope: '/subscriptions/s',
        permissions: [{ actions: ['Microsoft.ServiceBus/namespaces/read', '*/read'] }],
      },
    },
    azurerm_role_assignment: {
      a: {
        role_definition_name: 'Azure Service Bus Data Receiver',
        scope: '${azurerm_servicebus_subscription.s["gpu"].id}',
        principal_id: 'p',
      },
      b: {
        role_definition_id: '${azurerm_role_definition.d.role_definition_resource_id}',
        scope: '${local.bus}',
        principal_id: 'p',
      },
      c: {
        role_definition_name: 'Azure Service Bus Data Owner',
        scope: '${azurerm_resource_group.g.id}',
        principal_id: 'q',
        principal_type: 'Group',
      },
      d: {
        role_definition_name: 'Azure Service Bus Data Receiver',
        scope: '${azurerm_servicebus_subscription.s["cpu"].id}',
        principal_id: '${azurerm_user_assigned_identity.i.principal_id}',
      },
      e: {
        role_definition_name: 'Azure Service Bus Data Receiver',
        scope: '${azurerm_servicebus_topic.t.id}',
        principal_id: '${azurerm_user_assigned_identity.j.principal_id}',
      },
    },
    azurerm_logic_app_workflow: { w: { name: 'w' } },
    azurerm_logic_app_trigger_http_request: { h: { logic_app_id: '${azurerm_logic_app_workflow.w.id}' } },
  },
  output: { key: { value: '${local.key}', sensitive: true }, bus: { value: '${local.bus}' } },
};

const DOCUMENTS: Readonly<Record<string, JsonObject>> = {
  others: OTHERS,
  ...Object.fromEntries(
    Object.entries(synthEnvironmentTexts([...environments, TRAINING])).map(([name, text]) => [name, JSON.parse(text)]),
  ),
  bad: read('checkov', 'neighbours', 'bad', 'cdk.tf.json'),
  good: read('checkov', 'neighbours', 'good', 'cdk.tf.json'),
  older: read('checkov', 'neighbours', 'older', 'cdk.tf.json'),
  ...Object.fromEntries(
    readdirSync(join(__dirname, 'cases')).map((name) => [name, read('cases', name, 'cdk.tf.json')]),
  ),
};

/** One thing that is forgotten: where, counted through the document, and how. */
interface Forgotten {
  readonly how: 'value' | 'type' | 'resource' | 'number' | 'default';
  readonly at: number;
}

type Place = readonly [owner: Record<string, unknown>, key: string];

function resourcesOf(json: JsonObject): Place[] {
  const sections = Array.isArray(json.resource) ? json.resource : [json.resource];
  return sections.filter(isObject).flatMap((section) =>
    Object.values(section)
      .filter(isObject)
      .flatMap((byName) => Object.keys(byName).map((name) => [byName as Record<string, unknown>, name] as const)),
  );
}

/** Every value in resources and outputs that can be forgotten: blocks as a whole, and what stands in them. */
function valuesOf(json: JsonObject): Place[] {
  const below = (value: unknown): Place[] => {
    if (Array.isArray(value)) {
      return value.flatMap((one, index): Place[] => [
        ...(typeof one === 'string' ? [[value as unknown as Record<string, unknown>, String(index)] as const] : []),
        ...below(one),
      ]);
    }
    if (!isObject(value)) return [];
    return Object.entries(value)
      .filter(([name]) => !['//', 'depends_on', 'provider', 'sensitive', 'description'].includes(name))
      .flatMap(([name, part]): Place[] =>
        name === 'dynamic' && isObject(part)
          ? Object.values(part).flatMap((block) => insideDynamic(block as Record<string, unknown>))
          : [[value as Record<string, unknown>, name], ...below(part)],
      );
  };
  const insideDynamic = (block: Record<string, unknown>): Place[] => [[block, 'for_each'], ...below(block.content)];
  const outputs = [json.output, json.locals].flatMap((section) => (isObject(section) ? [section] : []));
  return [...resourcesOf(json).flatMap(([owner, name]) => below(owner[name])), ...outputs.flatMap(below)];
}

function forget(json: JsonObject, { how, at }: Forgotten): void {
  const pick = <T>(all: readonly T[]): T | undefined => all[at % Math.max(all.length, 1)];
  const document = json as Record<string, unknown>;
  if (how === 'value') {
    const place = pick(valuesOf(json));
    if (place !== undefined) hide(place);
  } else if (how === 'default') {
    const variables = Object.values(isObject(json.variable) ? json.variable : {}).filter(isObject);
    const variable = pick(variables) as Record<string, unknown> | undefined;
    if (variable !== undefined) delete variable.default;
  } else {
    const place = pick(resourcesOf(json));
    if (place === undefined) return;
    const [owner, name] = place;
    const body = owner[name] as Record<string, unknown>;
    if (how === 'number') body.count = HIDDEN;
    else delete owner[name];
    if (how === 'type') {
      const section = (Array.isArray(document.resource) ? document.resource[0] : document.resource) as Record<
        string,
        unknown
      >;
      section.custom_thing = { ...(section.custom_thing as object), [`${name}_${at}`]: body };
    }
    // What is gone from the document stands in a module that nobody can read.
    if (how === 'resource') document.module = { ...(document.module as object), far: { source: 'Azure/far/azurerm' } };
  }
}

/** A block is hidden as Terraform does it, by a `dynamic` block; everything else by an expression. */
function hide([owner, name]: Place): void {
  const value = owner[name];
  const isBlock = isObject(value) || (Array.isArray(value) && value.some(isObject));
  const isMap = /settings|tags|value|parameters|properties$/.test(name);
  if (!isBlock || isMap || name === 'lifecycle')
    owner[name] = name === 'lifecycle' ? { prevent_destroy: HIDDEN } : HIDDEN;
  else {
    delete owner[name];
    owner.dynamic = {
      ...(owner.dynamic as object),
      [name]: { for_each: HIDDEN, content: isObject(value) ? value : value?.[0] },
    };
  }
}

const SAID: Readonly<Partial<Record<Status, string>>> = { waived: 'non-compliant', unknown: undefined };

/** What is said of each rule and resource with certainty. */
function certainties(json: JsonObject): Map<string, string> {
  const { records } = audit([parseDocument('cdk.tf.json', JSON.stringify(json))], { today: TODAY });
  return new Map(
    records.flatMap(({ rule, address, status }) => {
      const said = status in SAID ? SAID[status] : status;
      // How much is understood is what one rule says, and another whether a text is written down: what is hidden is not.
      const isExcepted = rule.id === 'TF-003' || (rule.id === 'SB-SEC-002' && /^(local|var)\./.test(address));
      return said === undefined || isExcepted ? [] : [[`${rule.id} ${address}`, said] as const];
    }),
  );
}

const full = new Map(Object.entries(DOCUMENTS).map(([name, json]) => [name, certainties(json)]));

const forgotten = fc.record({
  how: fc.oneof(
    { weight: 6, arbitrary: fc.constant('value' as const) },
    fc.constantFrom('type' as const, 'resource' as const, 'number' as const, 'default' as const),
  ),
  at: fc.nat(100_000),
});

test('forgetting never turns a verdict into another one', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.constant('others'), fc.constantFrom(...Object.keys(DOCUMENTS))),
      fc.array(forgotten, { minLength: 1, maxLength: 3 }),
      (name, all) => {
        const json = structuredClone(DOCUMENTS[name]) as JsonObject;
        for (const one of all) forget(json, one);
        const before = full.get(name) as Map<string, string>;
        const flipped = [...certainties(json)].filter(([key, said]) => before.has(key) && before.get(key) !== said);
        expect(flipped.map(([key, said]) => `${key}: ${before.get(key)} became ${said}`)).toEqual([]);
      },
    ),
    runs(300),
  );
});
