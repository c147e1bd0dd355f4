import { Usages } from '../../proof/messages/usage';
import { type DeployedRule, knownFilter, knownOf, type Topic } from '../../routing';
import { foldName, isOneSlip } from '../../rules';

/** A property of a topic without a contract that is most likely misspelt, with the rule that asks for it. */
export interface NearTwin {
  readonly rule: DeployedRule;
  readonly message: string;
}

/** Names that are shorter are near others by chance. */
const SHORTEST = 5;

/**
 * Properties that one rule alone asks for, and that are one slip away from what several others ask for: where no contract
 * says which properties there are, the other rules do. A rule that is acknowledged, or sensitive, is not told of.
 */
export function nearTwins(topic: Topic): NearTwin[] {
  const rules = knownOf(topic.subscriptions).flatMap(({ rules: own }) => knownOf(own));
  const asked = rules.flatMap((rule) => {
    const filter = knownFilter(rule);
    return filter === undefined || rule.isSensitive ? [] : [{ rule, names: new Usages([filter]).byKey }];
  });
  const all = new Usages(asked.flatMap(({ rule }) => knownFilter(rule) ?? [])).byKey;
  const names = [...all].filter(([, { isSystem, name }]) => !isSystem && name.length >= SHORTEST);
  return names.flatMap(([key, { name, rules: count }]) => {
    const twin =
      count > 1
        ? undefined
        : names.find(([, other]) => other.rules > 1 && isOneSlip(foldName(name), foldName(other.name)));
    const rule = asked.find((one) => one.names.has(key))?.rule;
    if (twin === undefined || rule === undefined || Object.hasOwn(rule.acknowledged, 'near-miss')) return [];
    const [, { name: meant, rules: others }] = twin;
    const message = `no other rule of the topic asks for ${name}, and ${others} ask for ${meant}; did you mean ${meant}? While no sender sets ${name}, the rule matches nothing`;
    return [{ rule, message }];
  });
}
