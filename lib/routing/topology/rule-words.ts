import { actionInWords, filterInWords } from '../../rules';
import { SENSITIVE } from '../../terraform/shown-value';
import { type DeployedRule, unresolvedOf } from './deployed-rule';
import { becauseOf } from './fact';

export { SENSITIVE };

/** A rule in words, for people; what is not known, refused or sensitive is said to be. */
export function ruleInWords(rule: DeployedRule): string {
  if (rule.isSensitive) return `a filter that is marked as sensitive ${SENSITIVE}`;
  const { match, action } = rule;
  if (match.kind === 'refused') return `refused: ${match.unresolved.problem}`;
  const unknown = unresolvedOf(rule).map(({ argument }) => argument);
  const matched =
    match.kind === 'known'
      ? filterInWords(match.filter)
      : match.atMost === undefined
        ? 'a filter that is not known'
        : `${filterInWords(match.atMost)} and a condition that is not known`;
  const changed = action.kind === 'known' && action.value !== undefined ? `, ${actionInWords(action.value)}` : '';
  const perhaps = action.kind === 'unknown' ? ', perhaps with an action, which is not known' : '';
  return `${matched}${changed}${perhaps}${unknown.length > 0 ? ` (${[...new Set(unknown)].join(', ')})` : ''}`;
}

/** A rule as it is written, for people: its filter and action, or why they cannot be shown. */
export function ruleText(rule: DeployedRule): string {
  if (rule.isSensitive) return SENSITIVE;
  const { match, action } = rule;
  const written = match.kind === 'part' ? match.atMost : match.filter;
  const open = match.kind === 'part' ? becauseOf(match.unresolved) : undefined;
  const filter =
    written === undefined ? (open ?? (match.kind === 'refused' ? match.unresolved.problem : '')) : written.toString();
  const more = written !== undefined && open !== undefined ? ` and what is not known (${open})` : '';
  if (action.kind === 'unknown') return `${filter}${more}, perhaps with an action, which is not known`;
  return `${filter}${more}${action.value === undefined ? '' : ` -> ${action.value}`}`;
}
