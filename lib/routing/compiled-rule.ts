import {
  applyAction,
  type CompiledFilter,
  type CorrelationFilter,
  type CorrelationMatch,
  compileFilter,
  Failure,
  type Message,
  matchesCorrelation,
  type RuleFilter,
  systemPropertyOf,
  type Truth,
} from '../rules';
import { type DeployedRule, knownAction } from './topology/deployed-rules';

/** That a rule may match or not: some of it is not known. */
export const MAYBE = Symbol('maybe');

/** A rule, ready for many messages. */
export interface CompiledRule {
  readonly rule: DeployedRule;
  /** What the filter says, or that it cannot be told: then the rule is one of which something is not known. */
  matches(message: Message): Truth | typeof MAYBE;
  /** The copy that the rule delivers, with its name on it; `undefined` for a rule without an action. */
  copy(message: Message): Message | Failure | undefined;
}

/** Compiles a rule. */
export function compileRule(rule: DeployedRule): CompiledRule {
  const matches = compileMatch(rule);
  const statements = knownAction(rule)?.statements;
  return {
    rule,
    matches,
    copy: (message) => {
      if (statements === undefined) return undefined;
      const copy = applyAction(statements, message);
      if (copy instanceof Failure) return copy;
      // Service Bus marks the copy of a rule with an action.
      copy.setProperty('RuleName', rule.name);
      return copy;
    },
  };
}

function compileMatch({ match }: DeployedRule): CompiledRule['matches'] {
  if (match.kind === 'known') return compileRuleFilter(match.filter);
  // The apply fails on it: what is there then is not known.
  if (match.kind === 'refused' || match.atMost === undefined) return () => MAYBE;
  const atMost = compileRuleFilter(match.atMost);
  return (message) => (atMost(message) === true ? MAYBE : false);
}

function compileRuleFilter(filter: RuleFilter): CompiledFilter {
  if (filter.kind === 'sql') return filter.predicate === undefined ? () => undefined : compileFilter(filter.predicate);
  const match = correlationMatch(filter);
  return (message) => matchesCorrelation(match, message);
}

/** A correlation filter as Terraform can give it: all of its values are text. */
export function correlationMatch({ conditions: { properties = {}, ...fields } }: CorrelationFilter): CorrelationMatch {
  const system = Object.entries(fields).map(([name, value]) => [systemPropertyOf(name), value] as const);
  return { system: new Map(system), properties: new Map(Object.entries(properties)) };
}
