import {
  type DeployedRule,
  distinct,
  knownOf,
  missingOf,
  type Subscription,
  type Topic,
  type Unresolved,
  unresolvedOf,
} from '../../routing';

/** A rule that is not known, or that Azure would refuse: what it would deliver cannot be told. */
export interface ExcludedRule {
  readonly subscription: string;
  readonly rule: string;
  readonly reason: string;
}

/** The rules of a subscription of which something is not known, or which Azure would refuse. */
export function excludedRules({ name: subscription, rules }: Subscription): ExcludedRule[] {
  return knownOf(rules)
    .filter((rule) => unresolvedOf(rule).length > 0)
    .map((rule) => ({ subscription, rule: rule.name, reason: reasonOf(rule) }));
}

/** Why a rule is not known, or refused, as the rest of a sentence that begins with its name. */
export function reasonOf(rule: DeployedRule): string {
  return unresolvedOf(rule)
    .map(({ argument, problem }) =>
      argument === '' || problem.startsWith('Azure') ? problem : `${argument}: ${problem}`,
    )
    .join('; ');
}

/** Everything of a topic that is not known. */
export function unresolvedIn({ subscriptions, status }: Topic): readonly Unresolved[] {
  return distinct([
    ...missingOf(subscriptions),
    ...(status.kind === 'unknown' ? [status.unresolved] : []),
    ...knownOf(subscriptions).flatMap(({ rules, requiresSession }) => [
      ...missingOf(rules),
      ...knownOf(rules).flatMap(unresolvedOf),
      ...(requiresSession.kind === 'unknown' ? [requiresSession.unresolved] : []),
    ]),
  ]);
}
