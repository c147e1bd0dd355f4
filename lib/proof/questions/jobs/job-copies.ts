import { type DeployedRule, goesOn, knownAction, knownOf, type Subscription, type Unresolved } from '../../../routing';
import type { Shape } from '../../destinations/copy-sets';
import { labelOf } from '../../destinations/forward-stop';
import type { Arrival } from '../../destinations/walk';
import type { MessageSet } from '../../messages/message-set';
import { Passage } from '../../messages/passage';
import type { TopicProof } from '../topic-proof';

/** A copy of messages that comes to a subscription that starts jobs. */
export interface JobCopy {
  /** The messages, as they were sent. */
  readonly taken: MessageSet;
  readonly shape: Shape;
  /** The rules that bring it: of the subscription itself by their names alone, else with where they are. */
  readonly rules: readonly { readonly name: string }[];
}

/** The copies that may come to a subscription of what is sent to a topic: its own, and those that are forwarded. */
export function jobCopiesTo(subscription: Subscription, proof: TopicProof): readonly JobCopy[] {
  const own = isOwn(subscription, proof) ? proof.copiesTo(subscription) : [];
  return [...own, ...forwardedTo(subscription, proof)];
}

/** What a subscription is called: one of the topic itself by its own name, another one with its topic. */
export function jobPlaceName(subscription: Subscription, proof: TopicProof): string {
  return isOwn(subscription, proof) ? subscription.name : labelOf(subscription);
}

/** Why it is not known which other copies may come to a subscription. */
export function openTo(subscription: Subscription, proof: TopicProof): readonly Unresolved[] {
  return isOwn(subscription, proof) ? [] : openForwards(proof);
}

function isOwn(subscription: Subscription, { topic }: TopicProof): boolean {
  return knownOf(topic.subscriptions).includes(subscription);
}

/** The copies of messages of a topic that come to a subscription by forwarding. */
function forwardedTo(subscription: Subscription, proof: TopicProof): readonly JobCopy[] {
  return arrivalsOf(proof).flatMap(({ way, messages, shape }) => {
    const last = way.at(-1);
    const isHere = last?.kind === 'entity' && !last.isDeadLetter && last.entity === subscription;
    // What comes without a hop are its own copies.
    return isHere && way.length > 1 ? [{ taken: messages, shape, rules: actingRules(way, shape) }] : [];
  });
}

/** Why it is not known which copies of messages of a topic come anywhere by forwarding. */
function openForwards(proof: TopicProof): readonly Unresolved[] {
  return arrivalsOf(proof).flatMap(({ way }) => {
    const last = way.at(-1);
    // What leaves the document comes to nothing in it.
    return last?.kind === 'unknown' && way.at(-2)?.kind !== 'outside' ? last.unresolved : [];
  });
}

function arrivalsOf(proof: TopicProof): readonly Arrival[] {
  return knownOf(proof.topic.subscriptions)
    .filter(goesOn)
    .flatMap((one) => proof.arrivals(one));
}

/** The rules with an action that a copy has come by, the last one first. */
function actingRules(way: Arrival['way'], shape: Shape): JobCopy['rules'] {
  const found: { readonly name: string }[] = [];
  const stops = [...way].reverse();
  for (let passage = shape.kind === 'known' ? shape.value : Passage.NONE; passage.before; passage = passage.before) {
    const is = (rule: DeployedRule) => rule.name === passage.rule && knownAction(rule) === passage.action;
    const at = stops.find((stop) => stop.kind === 'entity' && rulesOf(stop.entity).some(is));
    found.push({ name: at?.kind === 'entity' ? `${labelOf(at.entity)}/${passage.rule}` : passage.rule });
  }
  return found;
}

function rulesOf(entity: Parameters<typeof labelOf>[0]): readonly DeployedRule[] {
  return entity.kind === 'queue' ? [] : knownOf(entity.rules);
}
