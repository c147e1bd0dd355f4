import type { DeployedRule } from '../../routing';
import { CORRELATION_FIELDS, type CorrelationFilter } from '../../rules';

/** A rule as it is deployed, for people; other rules have other texts. */
export function ruleText({ filter, action }: DeployedRule): string {
  const text =
    filter?.kind === 'correlation' ? correlationText(filter) : (filter?.sql ?? 'a filter that only Terraform knows');
  return action === undefined ? text : `${text}, then ${action}`;
}

/** System fields by their names, properties of senders as such: `label` may be both. */
function correlationText({ conditions }: CorrelationFilter): string {
  const fields = CORRELATION_FIELDS.flatMap((field) =>
    conditions[field] === undefined ? [] : [[field, conditions[field]]],
  );
  const properties = Object.entries(conditions.properties ?? {}).map(([name, value]) => [`property ${name}`, value]);
  return [...fields, ...properties].map(([name, value]) => `${name} = '${value}'`).join(' and ');
}
