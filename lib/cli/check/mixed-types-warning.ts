import { contractOf } from '../../proof';
import { knownAction, knownFilter, knownOf, type Topic } from '../../routing';
import { MessageContract, mixedText, mixedTypes, type PlacedRule } from '../../rules';

/**
 * The properties of which rules of a topic do not agree what they are, in a sentence. A rule whose author says that it is
 * meant is left out, and no sensitive rule is quoted.
 */
export function mixedTypesWarning(topic: Topic): string | undefined {
  const rules = knownOf(topic.subscriptions).flatMap(({ name, rules: own }) =>
    knownOf(own).flatMap((rule): PlacedRule[] => {
      const filter = knownFilter(rule);
      const isMeant = Object.hasOwn(rule.acknowledged, 'mixed-types');
      if (filter === undefined || isMeant || rule.isSensitive) return [];
      return [{ place: `${name}/${rule.name}`, filter, action: knownAction(rule) }];
    }),
  );
  const json = contractOf(topic);
  const mixed = mixedTypes(rules, json && MessageContract.fromJson(json));
  return mixed.length === 0 ? undefined : mixedText(mixed);
}
