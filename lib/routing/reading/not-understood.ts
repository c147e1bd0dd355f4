import { plainText } from '../../schema';
import type { Gap, ResourceDocument, TerraformResource } from '../../terraform';
import type { Unresolved } from '../topology/fact';
import { asAzurerm } from './azapi';

/** Something that is not understood, and whether what is known may be other than the document says, or only more. */
export interface Hidden extends Unresolved {
  readonly effect: 'more' | 'other';
}

const AZAPI = /^azapi_(resource|update_resource|resource_action|data_plane_resource)$/;
const DEPLOYMENT = /^azurerm_\w*(template_deployment|deployment_stack)$/;
const SERVICE_BUS = /microsoft\.servicebus/i;
/** A template that loads others: what those have is not in it. */
const LINKS_TEMPLATES = /microsoft\.resources\/deployments/i;

/** The types of Service Bus that azurerm has, and that are either read or say nothing of where messages go. */
const UNDERSTOOD = new Set(
  [
    'namespace',
    'topic',
    'queue',
    'subscription',
    'subscription_rule',
    'namespace_authorization_rule',
    'topic_authorization_rule',
    'queue_authorization_rule',
    'namespace_network_rule_set',
    'namespace_disaster_recovery_config',
    'namespace_customer_managed_key',
  ].map((name) => `azurerm_servicebus_${name}`),
);

/**
 * What of a document may change topics, subscriptions or rules in a way that is not read here: parts that the reader of
 * the document did not understand, and resources of other providers and templates.
 */
export function notUnderstood({ gaps, resources }: ResourceDocument): Hidden[] {
  return [
    ...gaps
      .filter(({ types }) => types === undefined)
      .map(({ address, why, effect }) => ({ address, argument: '', problem: why, effect })),
    ...resources.filter(({ presence }) => presence !== 'forgotten').flatMap(problemOf),
  ];
}

/** Whether a part that was not understood may have to do with where messages go: locks, for one, have not. */
export function concernsMessages({ types }: Pick<Gap, 'types'>): boolean {
  return types === undefined || types.some((type) => ENTITY.test(type));
}

const ENTITY = /^azurerm_servicebus_(topic|queue)$/;

/** Topics and queues that there may be beside those of the document: nothing that is known depends on them. */
export function perhapsBeside({ gaps }: ResourceDocument): Unresolved[] {
  return gaps
    .filter((gap) => gap.types !== undefined && concernsMessages(gap))
    .map(({ address, why }) => ({ address, argument: '', problem: why }));
}

/** Resources of ARM that decide who may come, and nothing about messages. */
const ABOUT_ACCESS =
  /^microsoft\.servicebus\/namespaces(\/(topics|queues))?\/(authorizationRules|networkRuleSets|privateEndpointConnections|disasterRecoveryConfigs|migrationConfigurations)@/i;

function problemOf(resource: TerraformResource): Hidden[] {
  const what = ABOUT_ACCESS.test(plainText(resource.values.type)) ? undefined : whatItHides(resource);
  const { address } = resource;
  return what === undefined
    ? []
    : [{ address, argument: '', problem: `${what}, which is not read here`, effect: 'other' }];
}

/**
 * What a resource may be of Service Bus in a way that is not read here, as the rest of a sentence about it; `undefined`
 * where it is nothing of it, or read.
 */
export function whatItHides(resource: TerraformResource): string | undefined {
  const { type, values, mode } = resource;
  if (mode === 'data' || asAzurerm(resource) !== undefined) return undefined;
  if (AZAPI.test(type)) {
    const said = [values.type, values.resource_id].filter((one): one is string => typeof one === 'string');
    if (said.some((one) => SERVICE_BUS.test(one))) return `changes \`${said[0]}\``;
    return said.length === 0 ? 'changes a resource of Azure of a type that is not known' : undefined;
  }
  if (DEPLOYMENT.test(type)) {
    const content = values.template_content ?? values.template_body;
    if (typeof content !== 'string') return 'deploys a template that is not known';
    return SERVICE_BUS.test(content) || LINKS_TEMPLATES.test(content)
      ? 'deploys a template with Service Bus'
      : undefined;
  }
  if (!type.startsWith('azurerm_servicebus_')) return undefined;
  return UNDERSTOOD.has(type) ? undefined : 'is a type of Service Bus';
}
