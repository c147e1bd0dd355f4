import type { TerraformResource } from '../../../terraform';
import type { ArmResource } from '../arm-resource';
import { type ArmObject, keyOf, shownText, textOfParts, Untold } from '../expressions/arm-values';
import { resourceIdAt, type Text } from '../ids';
import * as entities from './arm-entities';
import * as namespaces from './arm-namespace';
import { ArmReference, secretsIn, written } from './arm-reference';
import * as neighbours from './neighbours';
import { type Arguments, present, Said } from './said-by-arm';

/** How azurerm has a type of ARM. */
interface Translation {
  readonly type: string;
  readonly arguments: (said: Said) => Arguments;
  /** The argument that leads to what it is in, by its id without the last kind and name. */
  readonly parent?: string;
  /** The argument that leads to what it is at. */
  readonly at?: string;
}

const SERVICE_BUS = 'Microsoft.ServiceBus/namespaces';

/** Every type that is read. @see https://learn.microsoft.com/azure/templates/ */
const TRANSLATIONS = Object.entries<Translation>({
  [SERVICE_BUS]: { type: 'azurerm_servicebus_namespace', arguments: namespaces.namespace },
  [`${SERVICE_BUS}/topics`]: { type: 'azurerm_servicebus_topic', arguments: entities.topic, parent: 'namespace_id' },
  [`${SERVICE_BUS}/queues`]: { type: 'azurerm_servicebus_queue', arguments: entities.queue, parent: 'namespace_id' },
  [`${SERVICE_BUS}/topics/subscriptions`]: {
    type: 'azurerm_servicebus_subscription',
    arguments: entities.subscription,
    parent: 'topic_id',
  },
  [`${SERVICE_BUS}/topics/subscriptions/rules`]: {
    type: 'azurerm_servicebus_subscription_rule',
    arguments: entities.rule,
    parent: 'subscription_id',
  },
  [`${SERVICE_BUS}/authorizationRules`]: {
    type: 'azurerm_servicebus_namespace_authorization_rule',
    arguments: namespaces.authorizationRule,
    parent: 'namespace_id',
  },
  [`${SERVICE_BUS}/topics/authorizationRules`]: {
    type: 'azurerm_servicebus_topic_authorization_rule',
    arguments: namespaces.authorizationRule,
    parent: 'topic_id',
  },
  [`${SERVICE_BUS}/queues/authorizationRules`]: {
    type: 'azurerm_servicebus_queue_authorization_rule',
    arguments: namespaces.authorizationRule,
    parent: 'queue_id',
  },
  [`${SERVICE_BUS}/networkRuleSets`]: {
    type: 'azurerm_servicebus_namespace_network_rule_set',
    arguments: namespaces.networkRules,
    parent: 'namespace_id',
  },
  [`${SERVICE_BUS}/disasterRecoveryConfigs`]: {
    type: 'azurerm_servicebus_namespace_disaster_recovery_config',
    arguments: namespaces.pairing,
    parent: 'primary_namespace_id',
  },
  'Microsoft.Network/privateEndpoints': {
    type: 'azurerm_private_endpoint',
    arguments: neighbours.privateEndpoint,
  },
  'Microsoft.Insights/diagnosticSettings': {
    type: 'azurerm_monitor_diagnostic_setting',
    arguments: neighbours.diagnosticSetting,
    at: 'target_resource_id',
  },
  'Microsoft.Insights/metricAlerts': { type: 'azurerm_monitor_metric_alert', arguments: neighbours.metricAlert },
  'Microsoft.Insights/actionGroups': { type: 'azurerm_monitor_action_group', arguments: neighbours.actionGroup },
  'Microsoft.Authorization/roleAssignments': {
    type: 'azurerm_role_assignment',
    arguments: neighbours.roleAssignment,
    at: 'scope',
  },
  'Microsoft.Authorization/locks': { type: 'azurerm_management_lock', arguments: neighbours.lock, at: 'scope' },
  'Microsoft.ManagedIdentity/userAssignedIdentities': {
    type: 'azurerm_user_assigned_identity',
    arguments: neighbours.located,
  },
});

/** By the type in small letters, with how it is spelt: Azure answers `Microsoft.ServiceBus/Namespaces`. */
const BY_TYPE: ReadonlyMap<string, readonly [spelt: string, translation: Translation]> = new Map(
  TRANSLATIONS.map(([type, translation]) => [type.toLowerCase(), [type, translation]]),
);

/** A resource of ARM as azurerm would have it, and what tells it from all others. */
export interface Translated {
  readonly resource: TerraformResource;
  /** The id, as `keyOf` has it. */
  readonly key: string;
  /** Its type in ARM. */
  readonly type: string;
  /** Whether all names in its id are known. */
  readonly isNamed: boolean;
}

/** How resources come to be: a template declares them, Azure has them, or the emulator is to have them. */
export type ArmPresence = 'declared' | 'deployed' | 'emulated';

/**
 * A resource of ARM in azurerm's words; one of a type that azurerm's rules are not asked about keeps its own type, and its
 * own words.
 */
export function translate(given: ArmResource, presence: ArmPresence): Translated {
  const [type, translation] = BY_TYPE.get(given.type.toLowerCase()) ?? [given.type, undefined];
  const one = { ...given, type };
  const { file, path, id, isExisting } = one;
  const values = toldOf(valuesOf(one, translation), type, presence);
  return {
    resource: {
      file,
      path,
      address: addressOf(one),
      mode: isExisting ? 'data' : 'managed',
      type: translation?.type ?? type,
      values: { ...linksOf(one, translation), ...(written(values) as object) },
      presence: isExisting ? 'read' : presence === 'deployed' ? 'deployed' : 'declared',
      perhaps: one.perhaps ?? whyPerhaps(one, presence),
      sensitive: secretsIn(values),
      origin: 'arm',
    },
    key: keyOf(id),
    type,
    isNamed: one.names?.every((name) => typeof name === 'string') ?? false,
  };
}

/**
 * A rule of this name is there already when a template is deployed. What becomes of it is reported in several ways, and
 * documented in none.
 *
 * @see Azure/bicep and pulumi-azure-native #4489: it is gone after a deployment that reports success
 */
function whyPerhaps({ type, names }: ArmResource, presence: ArmPresence): string | undefined {
  const isRule = type === `${SERVICE_BUS}/topics/subscriptions/rules`;
  const name = names?.at(-1);
  if (!isRule || presence !== 'declared' || typeof name !== 'string' || !/^\$default$/i.test(name)) return undefined;
  return 'its name is $Default, which Azure makes itself: some find it gone after a template was deployed that has it, so give the rule a name of its own';
}

/** A rule that is there has a filter, told or not. */
function toldOf(values: ArmObject, type: string, presence: ArmPresence): ArmObject {
  const isRule = type === `${SERVICE_BUS}/topics/subscriptions/rules`;
  if (!isRule || presence !== 'deployed') return values;
  const { filter_type: kind, sql_filter: sql, correlation_filter: correlation } = values;
  const isTold = kind === 'CorrelationFilter' ? correlation !== undefined : sql !== undefined;
  return isTold ? values : { ...values, filter_type: new Untold('a filter that Azure does not tell') };
}

/** The arguments that are written. */
function valuesOf({ names, body, resourceGroup, id }: ArmResource, translation: Translation | undefined): ArmObject {
  const name = names?.at(-1) ?? new Untold('a name that cannot be taken apart');
  const known = typeof id === 'string' ? id : undefined;
  if (translation === undefined) return present({ ...body, name, id: known });
  const said = translation.arguments(new Said(body));
  const group = translation.parent === undefined && translation.at === undefined ? resourceGroup : undefined;
  return present({ ...said, name, id: known, resource_group_name: group });
}

/** The arguments that lead to others. */
function linksOf(
  one: ArmResource,
  translation: Translation | undefined,
): Readonly<Record<string, ArmReference | string>> {
  if (translation?.parent !== undefined) return { [translation.parent]: parentOf(one) };
  if (translation?.at === undefined) return {};
  return { [translation.at]: typeof one.at === 'string' ? one.at : (written(one.at) as ArmReference) };
}

/** What something is in, by names that say it wherever the namespace is: these are the only ones of all of Azure. */
function parentOf({ type, names, at }: ArmResource): ArmReference {
  const kind = type.split('/').slice(0, -1).join('/');
  const around = names?.slice(0, -1);
  if (around === undefined) return new ArmReference('a name that cannot be taken apart', [], undefined);
  const path = textOfParts([kind.split('/')[0] ?? '', ...pairsOf(kind, around)]);
  const key = keyOf(resourceIdAt(at, kind, around));
  return new ArmReference(shownText(path), [], key, typeof path === 'string' ? { type: kind, id: path } : undefined);
}

function pairsOf(type: string, names: readonly Text[]): Text[] {
  const [, ...kinds] = type.split('/');
  return kinds.flatMap((kind, index) => ['/', kind, '/', names[index] ?? '']);
}

/** `Microsoft.ServiceBus/namespaces/bus/topics/jobs`; what is at another resource has that before it. */
function addressOf({ type, names, at, id }: ArmResource): string {
  const above = shownText(at);
  const owner = /\/providers\/(.*)$/i.exec(above)?.[1];
  const before = owner === undefined ? '' : `${owner}/`;
  if (names === undefined) return shownText(id).replace(/^.*?\/providers\//i, '');
  const [provider = ''] = type.split('/');
  return `${before}${provider}${pairsOf(type, names).map(shownText).join('')}`;
}
