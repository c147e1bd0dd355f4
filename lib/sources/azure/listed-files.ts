import { basename } from 'node:path';
import { type Gap, isObject, type JsonObject, type TerraformDocument } from '../../terraform';
import type { ArmResource } from '../arm/arm-resource';
import { keyOf, shownText } from '../arm/expressions/arm-values';
import { resourceIdAt } from '../arm/ids';
import type { JsonSource } from '../json-source';
import { deployedDocument } from './deployed-document';
import { idParts, listedResource } from './listing';

/** What some JSON lists, where it is what `az … list` prints, `az … show`, or what Azure answers. */
export function listedIn(json: unknown): readonly JsonObject[] | undefined {
  const list = Array.isArray(json) ? json : isObject(json) && Array.isArray(json.value) ? json.value : [json];
  const isListed = (one: unknown): one is JsonObject =>
    isObject(one) && typeof one.id === 'string' && idParts(one.id) !== undefined && /^\/subscriptions\//i.test(one.id);
  return list.length > 0 && list.every(isListed) ? list : undefined;
}

/** Whether some JSON is a list with nothing in it: nobody can tell of what. */
export function isEmptyList(json: unknown): boolean {
  return Array.isArray(json)
    ? json.length === 0
    : isObject(json) && Array.isArray(json.value) && json.value.length === 0;
}

const TOPIC = 'Microsoft.ServiceBus/namespaces/topics';
const SUBSCRIPTION = `${TOPIC}/subscriptions`;
const RULE = `${SUBSCRIPTION}/rules`;

/** What a team that lists a namespace may leave out, and how it is listed. */
const ASKED: readonly (readonly [type: string, azurerm: string, command: string])[] = [
  ['Microsoft.ServiceBus/namespaces', 'azurerm_servicebus_namespace', 'az servicebus namespace show'],
  [TOPIC, 'azurerm_servicebus_topic', 'az servicebus topic list'],
  ['Microsoft.ServiceBus/namespaces/queues', 'azurerm_servicebus_queue', 'az servicebus queue list'],
  [
    'Microsoft.ServiceBus/namespaces/authorizationRules',
    'azurerm_servicebus_namespace_authorization_rule',
    'az servicebus namespace authorization-rule list',
  ],
  [
    'Microsoft.ServiceBus/namespaces/networkRuleSets',
    'azurerm_servicebus_namespace_network_rule_set',
    'az servicebus namespace network-rule-set list',
  ],
  ['Microsoft.Authorization/roleAssignments', 'azurerm_role_assignment', 'az role assignment list --scope <namespace>'],
  ['Microsoft.Authorization/locks', 'azurerm_management_lock', 'az lock list'],
  [
    'Microsoft.Insights/diagnosticSettings',
    'azurerm_monitor_diagnostic_setting',
    'az monitor diagnostic-settings list --resource <namespace>',
  ],
  ['Microsoft.Insights/metricAlerts', 'azurerm_monitor_metric_alert', 'az monitor metrics alert list'],
];

/** Types of which each entity has its own, so that no list of them is one of all. */
const OF_ENTITIES = ['azurerm_servicebus_topic_authorization_rule', 'azurerm_servicebus_queue_authorization_rule'];

/**
 * What lists from Azure say together. What they do not have may be there all the same: a list is all of something where
 * it has at least one of it, and does not go on elsewhere.
 */
export function readListed(path: string, sources: readonly JsonSource<unknown>[]): TerraformDocument {
  const resources = sources.flatMap(({ file, json }) => {
    const isList = Array.isArray(json);
    return (listedIn(json) ?? []).flatMap((one, index): ArmResource[] => {
      const at = isList ? [index] : isObject(json) && Array.isArray(json.value) ? ['value', index] : [];
      const resource = listedResource(one, file, at);
      return resource === undefined ? [] : [resource];
    });
  });
  // One that was shown alone says nothing of others.
  const alone = new Set(
    sources.filter(({ json }) => isObject(json) && typeof json.id === 'string').map(({ file }) => file),
  );
  const cut = sources.filter(({ json }) => isObject(json) && typeof json.nextLink === 'string');
  const unread = new Set(cut.flatMap(({ json }) => (listedIn(json) ?? []).map(({ id }) => parentKey(String(id)))));
  const whole = new Set(
    resources
      .filter(({ type, file }) => !alone.has(file) && (isType(type, RULE) || isType(type, SUBSCRIPTION)))
      .map(({ id }) => parentKey(shownText(id)))
      .filter((key) => key !== undefined && !unread.has(key)),
  ) as Set<string>;
  return deployedDocument({
    path,
    resources,
    whole,
    gaps: [...notListed(path, resources), ...cut.map(({ file }) => goesOn(file))],
    files: sources.map(({ file, text, bytes }) => ({ file, text, ...(bytes !== undefined && { bytes }) })),
  });
}

function isType(type: string, other: string): boolean {
  return type.toLowerCase() === other.toLowerCase();
}

/** What something stands in. */
function parentKey(id: string): string | undefined {
  const parts = idParts(id);
  if (parts === undefined || parts.names.length < 2) return undefined;
  return keyOf(resourceIdAt(parts.at, parts.type.split('/').slice(0, -1).join('/'), parts.names.slice(0, -1)));
}

function goesOn(file: string): Gap {
  const why = 'goes on behind its nextLink, which is not here';
  return {
    file,
    address: basename(file),
    why,
    effect: 'more',
    types: [...ASKED.map(([, type]) => type), ...OF_ENTITIES],
  };
}

/** What no file has anything of. */
function notListed(file: string, resources: readonly ArmResource[]): Gap[] {
  const has = (wanted: string) => resources.some(({ type }) => isType(type, wanted));
  const missing = ASKED.filter(([type]) => !has(type)).map(
    ([type, azurerm, command]): Gap => ({
      file,
      address: type,
      why: `is not among what was listed (${command})`,
      effect: 'more',
      types: [azurerm],
    }),
  );
  const ofEntities: Gap = {
    file,
    address: 'Microsoft.ServiceBus/namespaces/topics/authorizationRules',
    why: 'and those of queues are listed for each alone, and some may not be here',
    effect: 'more',
    types: OF_ENTITIES,
  };
  return [...missing, ofEntities];
}
