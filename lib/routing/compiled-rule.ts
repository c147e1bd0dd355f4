import {
  applyAction,
  type CompiledFilter,
  type CorrelationFilter,
  type CorrelationMatch,
  compileFilter,
  Failure,
  type Message,
  matchesCorrelation,
  systemPropertyOf,
  type Truth,
} from '../rules';
import type { DeployedRule } from './deployed-rules';

/** A rule, ready for many messages. */
export interface CompiledRule {
  readonly rule: DeployedRule;
  /** What the filter says; a filter that Azure would refuse says nothing and matches nothing. */
  matches(message: Message): Truth;
  /** The copy that the rule delivers, with its name on it; `undefined` for a rule without an action. */
  copy(message: Message): Message | Failure | undefined;
}

/** Compiles a rule. */
export function compileRule(rule: DeployedRule): CompiledRule {
  const matches = compileMatch(rule);
  const statements = rule.action?.statements;
  return {
    rule,
    matches,
    copy: (message) => {
      if (rule.action === undefined) return undefined;
      if (statements === undefined) return new Failure('Azure would refuse the action');
      const copy = applyAction(statements, message);
      if (copy instanceof Failure) return copy;
      // Service Bus marks the copy of a rule with an action.
      copy.setProperty('RuleName', rule.name);
      return copy;
    },
  };
}

function compileMatch({ filter }: DeployedRule): CompiledFilter {
  if (filter === undefined) return () => undefined;
  if (filter.kind === 'sql') return filter.predicate === undefined ? () => undefined : compileFilter(filter.predicate);
  const match = correlationMatch(filter);
  return (message) => matchesCorrelation(match, message);
}

/** A correlation filter as Terraform can give it: all of its values are text. */
export function correlationMatch({ conditions: { properties = {}, ...fields } }: CorrelationFilter): CorrelationMatch {
  const system = Object.entries(fields).map(([name, value]) => [systemPropertyOf(name), value] as const);
  return { system: new Map(system), properties: new Map(Object.entries(properties)) };
}
