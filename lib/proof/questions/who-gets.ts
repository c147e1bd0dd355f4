import { knownOf, Router, type Subscription } from '../../routing';
import type { Message, RuleFilter } from '../../rules';
import { areApart, boxOf } from '../messages/box';
import { inAll, inAny, outside } from '../messages/message-set';
import { endsOf, type MessageEnd } from './message-ends';
import type { Finding } from './prover';
import type { TopicProof } from './topic-proof';

/** What a subscription gets of the messages of a kind: all of them, some, none, or something that cannot be told. */
export type Share = 'all' | 'some' | 'none' | 'undecided';

/** Whether a subscription gets the messages of a kind. */
export interface Receipt {
  readonly subscription: Subscription;
  readonly gets: Share;
  /** Why, where it cannot be told. */
  readonly reason?: string;
  /** A message of the kind that it gets, the smallest that was found. */
  readonly message?: Message;
  /** Where that message ends: after all forwarding, one for each copy. */
  readonly ends: readonly MessageEnd[];
  /** A message of the kind that it does not get. */
  readonly other?: Message;
}

/** Who gets the messages of a kind. */
export interface Receivers {
  /** A message of the kind; where there is none nobody gets any. */
  readonly kind: Finding;
  /** Of each subscription, those that get all of them first. */
  readonly receipts: readonly Receipt[];
  /** A message of the kind that reaches nobody, for sure. */
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
  const router = new Router();
  const receipts: Receipt[] = [];
  for (const subscription of knownOf(topic.subscriptions)) {
    if (areApart(box, proof.box(subscription))) receipts.push({ subscription, gets: 'none', ends: [] });
    else receipts.push(await receiptOf(subscription));
  }
  const reached = inAny(...knownOf(topic.subscriptions).map((one) => proof.receives(one)), proof.others);
  const unreached = await proof.find(inAll(messages, outside(reached)));
  return { kind, receipts: receipts.sort((a, b) => ORDER.indexOf(a.gets) - ORDER.indexOf(b.gets)), unreached };

  async function receiptOf(subscription: Subscription): Promise<Receipt> {
    const received = proof.receives(subscription);
    const got = await proof.find(inAll(messages, received));
    if (got.kind === 'none') return { subscription, gets: 'none', ends: [] };
    const missed = await proof.find(inAll(messages, outside(received)));
    const open = [got, missed].find((one) => one.kind === 'undecided');
    // That it gets one and misses one is known, whatever else is not.
    const gets: Share = open !== undefined ? 'undecided' : missed.kind === 'none' ? 'all' : 'some';
    return {
      subscription,
      gets,
      ...(open?.kind === 'undecided' && { reason: open.reason }),
      ...(got.kind === 'message' && { message: got.message }),
      ends: got.kind === 'message' ? endsOf(router.route(topic, got.message), subscription) : [],
      ...(missed.kind === 'message' && { other: missed.message }),
    };
  }
}
