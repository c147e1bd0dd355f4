import {
  type Fact,
  HALF_CHANGED,
  MOST_HOPS,
  missingOf,
  type Queue,
  READ_BY_RULES,
  readsDeadLetters,
  type Subscription,
  type Target,
  type Topic,
  takesMessages,
  type Unresolved,
} from '../../routing';
import type { Box } from '../messages/box';
import { EVERY_MESSAGE, inAll, inAny, inSeveral, type MessageSet, outside, perhaps } from '../messages/message-set';
import { FALSE } from '../solver/formula';
import { AS_SENT, type Copies, type Shape } from './copy-sets';
import type { Stop } from './forward-stop';
import { boxAfter, type Near } from './near';

/** A copy of each of some messages, which goes one way. */
export interface Arrival {
  /** Where it has been, the first subscription first; the last one has it. */
  readonly way: readonly Stop[];
  /** The messages, as they were sent, of which a copy goes this way. */
  readonly messages: MessageSet;
  /** What has changed it by then. */
  readonly shape: Shape;
  readonly hops: number;
  /** Bounds of the messages as they are by then: each is in all of them. */
  readonly boxes: readonly Box[];
  /** That it is a dead letter since it has been forwarded as often as Service Bus does. */
  readonly isTooFar?: true;
}

/** So many ways are followed from the subscriptions of a topic that forward, each at least so many. */
const MOST_WAYS = 40_000;
const FEWEST_WAYS = 100;

/**
 * Where the copies of messages end that come to a topic: forwarding is followed from subscription to queue to topic, to
 * whatever has a copy at last, and every step says of which messages a copy takes it.
 *
 * What the router does with one message, this does with all of them; whatever it asks of rules is asked of the copy as it
 * is by then. What is not known on a way is part of the sets: of an arrival behind it no message is sure.
 */
export class Walk {
  private left = 0;

  constructor(
    private readonly copies: Copies,
    private readonly near: Near,
  ) {}

  /** The copies that a subscription takes of messages as they were sent, and what becomes of each. */
  through(subscription: Subscription, forwarding: number): readonly Arrival[] {
    this.left = Math.max(FEWEST_WAYS, Math.floor(MOST_WAYS / Math.max(1, forwarding)));
    return [
      ...this.subscription(subscription, { way: [], messages: EVERY_MESSAGE, shape: AS_SENT, hops: 0, boxes: [] }),
    ];
  }

  /**
   * What may become of a copy that waits somewhere, later: it expires, or who reads it gives it up. Rules do not decide
   * about that.
   */
  later(arrival: Arrival): readonly Arrival[] {
    this.left = FEWEST_WAYS;
    return this.afterWaiting(arrival);
  }

  private afterWaiting(arrival: Arrival): readonly Arrival[] {
    const last = arrival.way.at(-1);
    if (last?.kind !== 'entity' || last.isDeadLetter) return [];
    const { entity } = last;
    const problem = 'whether it expires there, or its reader gives it up, is not decided by rules';
    const dead = this.deadLetter(entity, within(arrival, perhaps(arrival.messages, [about(entity, '', problem)])));
    return [...dead].flatMap((one) => [one, ...this.afterWaiting(one)]);
  }

  private *subscription(subscription: Subscription, coming: Arrival): Generator<Arrival> {
    for (const { taken, untaken, shape } of this.copies.of(subscription, coming.shape)) {
      const boxes = [...coming.boxes, this.near.boxOf(subscription, coming.shape)].map((box) => boxAfter(box, shape));
      const copy = { ...coming, shape, boxes };
      if (mayHaveAny(taken)) yield* this.entity(subscription, within(copy, taken));
      if (mayHaveAny(untaken)) yield* this.deadLetter(subscription, within(copy, untaken));
    }
    yield* this.failures(subscription, coming);
  }

  /** What rules fail on is lost, or a dead letter: once at least, however many of them fail. */
  private *failures(subscription: Subscription, coming: Arrival): Generator<Arrival> {
    const { deadLettersFilterErrors: kept } = subscription;
    if (kept.kind === 'known' && !kept.value) return;
    const failing = this.copies.failing(subscription, coming.shape).filter(mayHaveAny);
    const halfChanged = this.copies.halfChanged(subscription, coming.shape).filter(mayHaveAny);
    if (failing.length + halfChanged.length === 0) return;
    const dead = (messages: MessageSet, shape = coming.shape) => {
      const set = kept.kind === 'known' ? messages : perhaps(messages, [kept.unresolved]);
      return this.deadLetter(subscription, { ...within(coming, set), shape });
    };
    const unchanged = inAny(...failing);
    const unknown: Shape = { kind: 'unknown', unresolved: about(subscription, '', HALF_CHANGED) };
    if (failing.length > 0) yield* dead(unchanged);
    if (halfChanged.length > 0) yield* dead(inAll(inAny(...halfChanged), outside(unchanged)), unknown);
    const all = [...failing, ...halfChanged];
    const problem = 'how many dead letters it has of a message that several of its rules fail on is not documented';
    const again = perhaps(inSeveral(all), [about(subscription, '', problem)]);
    for (const _ of all.slice(1)) yield* dead(again, unknown);
  }

  private *entity(entity: Subscription | Queue, coming: Arrival): Generator<Arrival> {
    const arrival = at(coming, { kind: 'entity', entity, isDeadLetter: false });
    yield* this.onwards(entity, entity.forwardTo, arrival);
  }

  private *deadLetter(entity: Subscription | Queue, coming: Arrival): Generator<Arrival> {
    const arrival = at(coming, { kind: 'entity', entity, isDeadLetter: true });
    yield* this.onwards(entity, entity.forwardDeadLetteredMessagesTo, arrival);
  }

  private *onwards(
    entity: Subscription | Queue,
    target: Fact<Target | undefined>,
    arrival: Arrival,
  ): Generator<Arrival> {
    // What ends here is a way as well: of a topic that forwards to itself, most of them do.
    this.left--;
    if (target.kind === 'unknown') yield openEnd(arrival, target.unresolved);
    else if (target.value === undefined) yield arrival;
    else yield* this.forward(entity, target.value, arrival);
  }

  private *forward(
    from: Subscription | Queue,
    { name, entity, isDeleted }: Target,
    arrival: Arrival,
  ): Generator<Arrival> {
    // A dead letter that cannot go on stays where it is.
    const stuck = (messages: MessageSet, isTooFar = false): Iterable<Arrival> => {
      const one = { ...arrival, messages, ...(isTooFar && { isTooFar }) };
      return isDead(arrival) ? [one] : this.deadLetter(from, one);
    };
    const argument = isDead(arrival) ? 'forward_dead_lettered_messages_to' : 'forward_to';
    const { messages, hops } = arrival;
    if (hops >= MOST_HOPS) yield* stuck(messages, true);
    else if (isDeleted) yield* stuck(messages);
    else if (this.left < 0) {
      yield openEnd(arrival, about(from, argument, `more ways than are followed (${MOST_WAYS}) lead on from there`));
    } else if (entity === undefined) {
      yield openEnd(at(arrival, { kind: 'outside', name, from }), about(from, argument, outsideText(name)));
    } else {
      const { status } = entity;
      const open = status.kind === 'unknown';
      const sets = open ? perhaps(messages, [status.unresolved]) : messages;
      if (open || !takesMessages(status.value)) yield* stuck(sets);
      if (!open && !takesMessages(status.value)) return;
      const coming = { ...arrival, messages: sets, hops: hops + 1 };
      if (entity.kind === 'topic') yield* this.topic(entity, coming);
      else {
        const { taken, untaken } = this.copies.sessions(entity, sets, arrival.shape);
        if (mayHaveAny(taken)) yield* this.entity(entity, { ...coming, messages: taken });
        // What a queue with sessions does not take does not leave.
        if (mayHaveAny(untaken)) yield* stuck(untaken);
      }
    }
  }

  private *topic(topic: Topic, coming: Arrival): Generator<Arrival> {
    if (isDead(coming) && readsDeadLetters(topic)) {
      yield openEnd(coming, about(topic, '', READ_BY_RULES));
      return;
    }
    for (const subscription of this.near.of(topic, coming.boxes, coming.shape))
      yield* this.subscription(subscription, coming);
    for (const one of missingOf(topic.subscriptions)) yield openEnd(coming, one);
  }
}

function at(arrival: Arrival, stop: Stop): Arrival {
  return { ...arrival, way: [...arrival.way, stop] };
}

/** Of the messages of a copy those that are in another set too. */
function within(arrival: Arrival, messages: MessageSet): Arrival {
  return { ...arrival, messages: arrival.messages === EVERY_MESSAGE ? messages : inAll(arrival.messages, messages) };
}

/** A copy of which nobody knows what becomes of it. */
function openEnd(arrival: Arrival, unresolved: Unresolved): Arrival {
  return at(arrival, { kind: 'unknown', unresolved: [unresolved] });
}

/** Whether the last that is known of a copy is that it is a dead letter. */
function isDead({ way }: Arrival): boolean {
  const last = way.at(-1);
  return last?.kind === 'entity' && last.isDeadLetter;
}

function mayHaveAny({ possible }: MessageSet): boolean {
  return possible !== FALSE;
}

function about({ address }: { readonly address: string }, argument: string, problem: string): Unresolved {
  return { address, argument, problem };
}

function outsideText(name: string): string {
  return `${name} is not in this document, so what becomes of a message there is not known`;
}
