import { goesOn, Router, type Subscription, unknownsIn } from '../../routing';
import type { Message } from '../../rules';
import { DEAD_LETTERS } from '../destinations/forward-stop';
import { endOf, endsOf, type RoutedEnd } from '../destinations/routed';
import type { Arrival } from '../destinations/walk';
import { inAll, inAny, type MessageSet, outside } from '../messages/message-set';
import { Disagreement } from './disagreement';
import type { Finding } from './prover';
import type { TopicProof } from './topic-proof';

/** What a subscription, or a destination, gets of the messages of a kind: all, some, none, or it cannot be told. */
export type Share = 'all' | 'some' | 'none' | 'undecided';

/** How much of a kind of message something gets, with an example of what it gets and of what it does not. */
export interface Gets {
  readonly gets: Share;
  /** Why, where it cannot be told. */
  readonly reason?: string;
  /** A message of the kind that it gets, the smallest that was found. */
  readonly message?: Message;
  /** A message of the kind that it does not get. */
  readonly other?: Message;
}

/** Something that has copies of the messages of a kind at last. */
export interface Destination extends Gets {
  /** How its example comes there, and why it is a dead letter or lost. */
  readonly end: RoutedEnd;
}

/** How many of some messages are in a set. */
export async function shareOf(proof: TopicProof, messages: MessageSet, set: MessageSet): Promise<Gets> {
  const got = await proof.find(inAll(messages, set));
  if (got.kind === 'none') return { gets: 'none' };
  const missed = await proof.find(inAll(messages, outside(set)));
  const open = [got, missed].find((one) => one.kind === 'undecided');
  // That it gets one and misses one is known, whatever else is not.
  return {
    gets: open !== undefined ? 'undecided' : missed.kind === 'none' ? 'all' : 'some',
    ...(open?.kind === 'undecided' && { reason: open.reason }),
    ...exampleIn(got, 'message'),
    ...exampleIn(missed, 'other'),
  };
}

function exampleIn(finding: Finding, name: 'message' | 'other'): Partial<Record<typeof name, Message>> {
  return finding.kind === 'message' ? { [name]: finding.message } : {};
}

/** Follows the messages of a kind to whatever has their copies at last. */
export class Destinations {
  private readonly router = new Router();

  constructor(
    private readonly proof: TopicProof,
    private readonly messages: MessageSet,
  ) {}

  /**
   * All that has copies at last which a subscription makes: each once, however many ways lead there.
   *
   * @param received what the subscription itself gets of the messages
   */
  async behind(subscription: Subscription, received: Gets): Promise<readonly Destination[]> {
    const groups = new Map<string, Arrival[]>();
    for (const arrival of this.proof.arrivals(subscription)) {
      const at = endOf(arrival) || subscription.name;
      const group = groups.get(at);
      if (group === undefined) groups.set(at, [arrival]);
      else group.push(arrival);
    }
    const found: Destination[] = [];
    for (const [at, arrivals] of groups) {
      // What a subscription gets and keeps was asked already.
      const isKept = arrivals.every(({ way }) => way.length === 1 && way[0]?.kind === 'entity' && !way[0].isDeadLetter);
      const share = isKept ? received : await this.share(inAny(...arrivals.map(({ messages }) => messages)));
      if (share.gets !== 'none') found.push({ ...share, end: this.endAt(subscription, at, share) });
    }
    return [...found, ...(await this.lost(subscription, [...groups.values()].flat()))];
  }

  private share(set: MessageSet): Promise<Gets> {
    return shareOf(this.proof, this.messages, set);
  }

  /** What of the messages is forwarded to where nobody gets it. */
  private async lost(subscription: Subscription, arrivals: readonly Arrival[]): Promise<readonly Destination[]> {
    if (!goesOn(subscription)) return [];
    const anywhere = inAny(...arrivals.map(({ messages }) => messages));
    const share = await this.share(inAll(this.proof.receives(subscription), outside(anywhere)));
    if (share.message === undefined) return [];
    const ends = this.routed(share.message, subscription);
    return ends.filter(({ state }) => state === 'lost').map((end) => ({ ...share, end }));
  }

  /** How the example of a destination comes there: the router has to say so too. */
  private endAt(subscription: Subscription, at: string, { message, reason }: Gets): Destination['end'] {
    const open: RoutedEnd = {
      way: [subscription.name, at],
      at,
      state: 'unknown',
      ...(reason !== undefined && { reason }),
    };
    if (message === undefined) return open;
    const [end] = this.routed(message, subscription)
      .filter((one) => one.at === at)
      .sort((a, b) => a.way.length - b.way.length);
    if (end !== undefined) return end;
    if (unknownsIn(this.router.route(this.proof.topic, message)).length > 0) return open;
    throw new Disagreement(message, `that comes to ${at}`);
  }

  private routed(message: Message, subscription: Subscription): readonly RoutedEnd[] {
    return endsOf(this.router.route(this.proof.topic, message), subscription);
  }
}

/** `forwarded to gpu-work`, with what becomes of it there; nothing for one that waits in the subscription itself. */
export function endText({ way, at, state, reason }: RoutedEnd): string {
  const passed = way.slice(1).filter((name) => !name.endsWith(DEAD_LETTERS));
  const isDead = state !== 'dead-letter' && [...way.slice(0, -1), at].some((name) => name.endsWith(DEAD_LETTERS));
  const forwarded = passed.length > 0 ? [`forwarded to ${passed.join(' -> ')}`] : [];
  const words = {
    waiting: [],
    'dead-letter': ['dead-lettered'],
    left: [],
    lost: ['lost'],
    unknown: ['cannot tell where it ends'],
  };
  const said = [...forwarded, ...(isDead ? ['as a dead letter'] : []), ...words[state]].join(', ');
  return reason === undefined ? said : `${said}${said === '' ? '' : ': '}${reason}`;
}
