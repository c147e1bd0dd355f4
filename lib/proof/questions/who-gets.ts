import { knownOf, type Subscription } from '../../routing';
import type { RuleFilter } from '../../rules';
import { areApart, boxOf } from '../messages/box';
import { inAll, inAny, outside } from '../messages/message-set';
import { type Destination, Destinations, type Gets, type Share, shareOf } from './destinations';
import type { Finding } from './prover';
import type { TopicProof } from './topic-proof';

/** Whether a subscription gets the messages of a kind, and what has their copies at last. */
export interface Receipt extends Gets {
  readonly subscription: Subscription;
  /** Whatever has its copies at last, after all forwarding, dead letters included. */
  readonly destinations: readonly Destination[];
}

/** Who gets the messages of a kind. */
export interface Receivers {
  /** A message of the kind; where there is none nobody gets any. */
  readonly kind: Finding;
  /** Of each subscription, those that get all of them first. */
  readonly receipts: readonly Receipt[];
  /** A message of the kind that reaches nobody, for sure: no copy of it waits anywhere, but as a dead letter. */
  readonly unreached: Finding;
}

const ORDER: readonly Share[] = ['all', 'some', 'undecided', 'none'];

/**
 * Who gets the messages that a filter is true for, over all messages of the topic's contract.
 *
 * @param filter one that the proof was told of
 */
export async function whoGets(proof: TopicProof, filter: RuleFilter): Promise<Receivers> {
  const { prover, topic } = proof;
  const messages = prover.matching(filter);
  const kind = await proof.find(messages);
  if (kind.kind === 'none') return { kind, receipts: [], unreached: kind };
  const box = boxOf(filter, prover.space);
  const destinations = new Destinations(proof, messages);
  const subscriptions = knownOf(topic.subscriptions);
  const receipts: Receipt[] = [];
  for (const subscription of subscriptions) {
    const gets: Gets = areApart(box, proof.box(subscription))
      ? { gets: 'none' }
      : await shareOf(proof, messages, proof.receives(subscription));
    receipts.push({ subscription, ...gets, destinations: await destinations.behind(subscription, gets) });
  }
  const reached = inAny(...subscriptions.map((one) => proof.ends(one)), proof.others);
  const unreached = await proof.find(inAll(messages, outside(reached)));
  return { kind, receipts: receipts.sort((a, b) => ORDER.indexOf(a.gets) - ORDER.indexOf(b.gets)), unreached };
}
