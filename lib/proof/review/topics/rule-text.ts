import { becauseOf, type DeployedRule, knownAction, SENSITIVE, unresolvedOf, writtenFilter } from '../../../routing';
import { CORRELATION_FIELDS, type CorrelationFilter, type RuleFilter } from '../../../rules';

/** A rule as it is deployed, for people; what is sensitive, or not known, is said to be. */
export function ruleText(rule: DeployedRule): string {
  if (rule.isSensitive) return SENSITIVE;
  const { match } = rule;
  const filter = match.kind === 'part' ? match.atMost : writtenFilter(rule);
  const open = unresolvedOf(rule);
  const text = filter === undefined ? 'a filter that is not known' : filterText(filter);
  const action = knownAction(rule);
  const changed = action === undefined ? text : `${text}, then ${action}`;
  return open.length === 0 ? changed : `${changed} (${becauseOf(open)})`;
}

/** A rule as a text that is the same for the same rule, and is never shown. */
export function ruleKey(rule: DeployedRule): string {
  const { match, action } = rule;
  const filter = match.kind === 'part' ? match.atMost : match.filter;
  const parts = [filter?.kind, filter && filterText(filter), match.kind, unresolvedOf(rule)];
  return JSON.stringify([...parts, action.kind === 'unknown' ? undefined : action.value?.sql]);
}

function filterText(filter: RuleFilter): string {
  return filter.kind === 'correlation' ? correlationText(filter) : filter.sql;
}

/** System fields by their names, properties of senders as such: `label` may be both. */
function correlationText({ conditions }: CorrelationFilter): string {
  const fields = CORRELATION_FIELDS.flatMap((field) =>
    conditions[field] === undefined ? [] : [[field, conditions[field]]],
  );
  const properties = Object.entries(conditions.properties ?? {}).map(([name, value]) => [`property ${name}`, value]);
  return [...fields, ...properties].map(([name, value]) => `${name} = '${value}'`).join(' and ');
}
