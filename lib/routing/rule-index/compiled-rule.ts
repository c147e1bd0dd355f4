import {
  applyAction,
  type CompiledFilter,
  type CorrelationFilter,
  type CorrelationMatch,
  compileFilter,
  Failure,
  type Guid,
  type Message,
  matchesCorrelation,
  type RuleFilter,
  type Statement,
  systemPropertyOf,
  type Truth,
} from '../../rules';
import { type DeployedRule, knownAction, knownFilter } from '../topology/deployed-rule';
import { correlationOutline, predicateOutline, type RuleOutline } from './outline';

/** That a rule may match or not: some of it is not known. */
export const MAYBE = Symbol('maybe');

/** A rule, ready for many messages. */
export interface CompiledRule<R = DeployedRule> {
  readonly rule: R;
  /** What can be said of it without evaluating it; `undefined` for nothing. */
  readonly outline: RuleOutline | undefined;
  /** What the filter says, or that it cannot be told: then the rule is one of which something is not known. */
  matches(message: Message): Truth | typeof MAYBE;
  /** The copy that the rule delivers, with its name on it; `undefined` for a rule without an action. */
  copy(message: Message): Message | Failure | undefined;
}

/** Compiles a rule. */
export function compileRule(rule: DeployedRule): CompiledRule {
  const filter = knownFilter(rule);
  return {
    rule,
    outline: filter === undefined ? undefined : outlineOf(filter),
    matches: compileMatch(rule),
    copy: compileCopy(rule.name, knownAction(rule)?.statements),
  };
}

/**
 * What a rule makes of a message that it matches, by its action.
 *
 * @param newId what newid() gives; by default by chance
 */
export function compileCopy(
  name: string,
  statements: readonly Statement[] | undefined,
  newId?: () => Guid,
): CompiledRule['copy'] {
  return (message) => {
    if (statements === undefined) return undefined;
    const copy = applyAction(statements, message, newId);
    if (copy instanceof Failure) return copy;
    // Service Bus marks the copy of a rule with an action.
    copy.setProperty('RuleName', name);
    return copy;
  };
}

/** What a subscription gets of a message by rules that match. */
export interface RuleCopies<R> {
  /** The rules without an action: they share one copy, which is the message itself. */
  readonly plain: readonly CompiledRule<R>[];
  /** One copy for each rule with an action. */
  readonly changed: readonly { readonly rule: CompiledRule<R>; readonly message: Message }[];
  readonly failed: readonly { readonly rule: CompiledRule<R>; readonly failure: Failure }[];
}

/**
 * The copies that matching rules make.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/topic-filters#actions
 */
export function copiesOf<R>(matched: readonly CompiledRule<R>[], message: Message): RuleCopies<R> {
  const plain: CompiledRule<R>[] = [];
  const changed: { rule: CompiledRule<R>; message: Message }[] = [];
  const failed: { rule: CompiledRule<R>; failure: Failure }[] = [];
  for (const rule of matched) {
    const copy = rule.copy(message);
    if (copy === undefined) plain.push(rule);
    else if (copy instanceof Failure) failed.push({ rule, failure: copy });
    else changed.push({ rule, message: copy });
  }
  return { plain, changed, failed };
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

function outlineOf(filter: RuleFilter): RuleOutline | undefined {
  if (filter.kind === 'correlation') return correlationOutline(correlationMatch(filter));
  return filter.predicate === undefined ? undefined : predicateOutline(filter.predicate);
}

/** A correlation filter as Terraform can give it: all of its values are text. */
export function correlationMatch({ conditions: { properties = {}, ...fields } }: CorrelationFilter): CorrelationMatch {
  const system = Object.entries(fields).map(([name, value]) => [systemPropertyOf(name), value] as const);
  return { system: new Map(system), properties: new Map(Object.entries(properties)) };
}
