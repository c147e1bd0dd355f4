import { type MixedType, mixedTypes } from '../../rules';
import type { ISubscription, ITopic } from './construct-references';

/** The properties of which the rules of some subscriptions of a topic do not agree what they are. */
export function mixedTypesOf(
  { subscriptions, contract }: ITopic,
  isAsked: (subscription: ISubscription) => boolean = () => true,
): readonly MixedType[] {
  const rules = subscriptions
    .filter(isAsked)
    .flatMap(({ name, rules: own }) =>
      own.map(({ name: rule, filter, action }) => ({ place: `${name}/${rule}`, filter, action })),
    );
  return mixedTypes(rules, contract);
}

/** Whether rules of a subscription have a part in that. */
export function mixesTypes(subscription: ISubscription): boolean {
  const places = subscription.rules.map(({ name }) => `${subscription.name}/${name}`);
  return mixedTypesOf(subscription.topic).some((mixed) => places.some((place) => mixed.places.has(place)));
}
