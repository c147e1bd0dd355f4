import type { ResourceDocument, TerraformResource } from '../../terraform';
import { Reference } from '../../terraform/resource';
import { serviceBusType } from './azapi';
import { textOf } from './deployed-rules';
import type { Unresolved } from './fact';

/** Something that is not understood, and whether what is known may be other than the document says, or only more. */
export interface Hidden extends Unresolved {
  readonly effect: 'more' | 'other';
}

const MENTIONS_SERVICE_BUS = /microsoft\.servicebus/i;
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
    ...gaps.map(({ address, why, effect }) => ({ address, argument: '', problem: why, effect })),
    ...resources.filter(({ presence }) => presence !== 'forgotten').flatMap(problemOf),
  ];
}

function problemOf(resource: TerraformResource): Hidden[] {
  const { address, type, values } = resource;
  const found = (argument: string, problem: string) => [{ address, argument, problem, effect: 'other' as const }];
  if (/^azurerm_.*(template_deployment|deployment_stack)/.test(type)) {
    const argument = values.template_content === undefined ? 'template_spec_version_id' : 'template_content';
    const content = values[argument];
    const isHarmless =
      typeof content === 'string' &&
      argument === 'template_content' &&
      !MENTIONS_SERVICE_BUS.test(content) &&
      !LINKS_TEMPLATES.test(content);
    return isHarmless ? [] : found(argument, 'what its template makes of Service Bus is not read here');
  }
  if (resource.mode === 'managed' && type.startsWith('azurerm_servicebus_') && !UNDERSTOOD.has(type))
    return found('', 'it is of a type of Service Bus that is not read here');
  if (!/^azapi_(resource|update_resource|resource_action|data_plane_resource)$/.test(type)) return [];
  if (resource.mode === 'data') return [];
  if (values.type instanceof Reference) return found('type', `it is ${textOf(values.type)}`);
  const kind = serviceBusType(values.type);
  if (kind === undefined) return [];
  if (type === 'azapi_resource') return [];
  return found('body', `what it changes of ${String(values.type)} is not read here`);
}
