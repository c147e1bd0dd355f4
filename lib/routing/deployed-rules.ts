import { type Acknowledgements, type CorrelationConditions, CorrelationFilter, SqlAction, SqlFilter } from '../rules';
import type { ResourceDocument } from '../terraform';
import { Reference, type TerraformResource } from '../terraform/resource';

/** A rule of a Terraform document, as far as it is known. */
export interface DeployedRule {
  readonly resource: TerraformResource;
  /** The name in Azure. */
  readonly name: string;
  /** What stands for its subscription: its address, or its id where it is not in the document. */
  readonly subscription: string | undefined;
  readonly filter: SqlFilter | CorrelationFilter | undefined;
  readonly action: SqlAction | undefined;
  /** What cannot be looked at, since only Terraform knows it. */
  readonly unknown: readonly string[];
  /** The warnings that the author has acknowledged, where the document tells. */
  readonly acknowledged: Acknowledgements;
}

/** The rules of a document. */
export function subscriptionRules(document: ResourceDocument): DeployedRule[] {
  const rules = document.resources.filter(({ type }) => type === 'azurerm_servicebus_subscription_rule');
  return rules.map((rule) => {
    const target = document.resolve(rule, 'subscription_id');
    return ruleOf(rule, target.kind === 'resource' ? target.resource : undefined);
  });
}

function ruleOf(resource: TerraformResource, subscription: TerraformResource | undefined): DeployedRule {
  const { values } = resource;
  const { sql_filter: sql, action, subscription_id: id } = values;
  const unknown = (['name', 'sql_filter', 'action'] as const).filter(
    (argument) => values[argument] instanceof Reference,
  );
  const acknowledged = acknowledgementsOf(values['//']);
  return {
    resource,
    name: typeof values.name === 'string' ? values.name : resource.address,
    subscription: subscription?.address ?? elsewhere(id),
    filter: typeof sql === 'string' && sql !== '' ? SqlFilter.parse(sql) : correlationOf(values),
    action: typeof action === 'string' && action !== '' ? SqlAction.parse(action) : undefined,
    unknown,
    acknowledged,
  };
}

/** What stands for a resource that the document does not have: its id, or the reference to it. */
export function elsewhere(id: unknown): string | undefined {
  if (typeof id === 'string') return id.toLowerCase();
  return id instanceof Reference && id.text.startsWith('${') ? id.text : undefined;
}

function acknowledgementsOf(metadata: unknown): Acknowledgements {
  const { acknowledged } = (metadata ?? {}) as { acknowledged?: unknown };
  return typeof acknowledged === 'object' && acknowledged !== null ? (acknowledged as Acknowledgements) : {};
}

const FIELDS: Readonly<Record<string, keyof CorrelationConditions>> = {
  content_type: 'contentType',
  correlation_id: 'correlationId',
  label: 'label',
  message_id: 'messageId',
  reply_to: 'replyTo',
  reply_to_session_id: 'replyToSessionId',
  session_id: 'sessionId',
  to: 'to',
};

function correlationOf({
  correlation_filter: block,
}: Readonly<Record<string, unknown>>): CorrelationFilter | undefined {
  // A block in a plan is a list, in cdktf's JSON an object.
  const [filter] = Array.isArray(block) ? block : [block];
  if (typeof filter !== 'object' || filter === null) return undefined;
  const fields = Object.entries(FIELDS).flatMap(([name, field]) => {
    const value = (filter as Record<string, unknown>)[name];
    return typeof value === 'string' && value !== '' ? [[field, value]] : [];
  });
  const { properties } = filter as { properties?: Record<string, unknown> | null };
  const texts = Object.entries(properties ?? {}).filter(([, value]) => typeof value === 'string');
  return CorrelationFilter.of({
    ...Object.fromEntries(fields),
    ...(texts.length > 0 && { properties: Object.fromEntries(texts) }),
  });
}
