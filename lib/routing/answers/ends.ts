import { Message } from '../../rules';
import { type Unresolved, valueOr } from '../topology/fact';
import {
  type Queue,
  type Subscription,
  type Target,
  type Topic,
  takesMessages,
  whyUnreadable,
} from '../topology/topology';
import { HALF_CHANGED, looksAtMessages, NO_SESSION, READ_BY_RULES, readsDeadLetters } from './dead-letters';
import type { DeadLetters, End, TopicResult } from './result';

/** After this many hops Service Bus dead-letters a message. */
export const MOST_HOPS = 4;

/** Says where copies end up: whether they wait, are forwarded, and where dead letters go. */
export class Ends {
  /** @param route what the next topic does with a message that is forwarded to it */
  constructor(private readonly route: (topic: Topic, message: Message, hops: number) => TopicResult) {}

  /** Where a copy ends up that an entity has got. */
  of(from: Subscription | Queue, message: Message, hops: number): End {
    const way = [nameOf(from)];
    const { requiresSession, forwardTo, status } = from;
    if (!hasSession(message)) {
      if (requiresSession.kind === 'unknown') return unknownEnd(way, reasonOf(requiresSession.unresolved));
      // https://learn.microsoft.com/azure/service-bus-messaging/service-bus-dead-letter-queues#moving-messages-to-the-dlq
      if (requiresSession.value)
        return { way, ...this.deadLetter(from, message, hops, NO_SESSION), lacksSession: true };
    }
    if (forwardTo.kind === 'unknown') return { ...unknownEnd(way, reasonOf(forwardTo.unresolved)), way: [...way, '?'] };
    if (forwardTo.value !== undefined) return this.forward(from, forwardTo.value, message, hops);
    const expires = expiry(from);
    const reason =
      status.kind === 'unknown'
        ? `whether it can be read is not known: ${reasonOf(status.unresolved)}`
        : whyUnreadable(status.value);
    return {
      way,
      state: 'waiting',
      ...(reason !== undefined && { reason }),
      ...(expires !== undefined && { expires }),
    };
  }

  private forward(
    from: Subscription | Queue,
    { name, entity, isDeleted }: Target,
    message: Message,
    hops: number,
    isDeadLetter = false,
  ): End {
    const here = nameOf(from);
    // A dead letter that cannot go on stays where it is.
    const stuck = (reason: string, way = [here, name]): End => ({
      way,
      ...(isDeadLetter
        ? { state: 'dead-letter' as const, reason, deadLetters: { of: here } }
        : this.deadLetter(from, message, hops, reason)),
    });
    if (hops >= MOST_HOPS) return stuck(`${MOST_HOPS} hops are the most that Service Bus forwards a message`, [here]);
    // https://github.com/Azure/azure-service-bus/issues/693
    if (isDeleted) return stuck(`${name} is deleted: it has nowhere to go`);
    if (entity === undefined)
      return { way: [here, name], state: 'left', reason: 'what it is forwarded to is not in this document' };
    const { status } = entity;
    if (status.kind === 'unknown') return unknownEnd([here, name], reasonOf(status.unresolved));
    if (!takesMessages(status.value)) return stuck(`${name} takes no messages: ${status.value}`);
    if (entity.kind === 'queue') {
      // What a queue with sessions does not take does not leave.
      if (valueOr(entity.requiresSession, false) && !hasSession(message))
        return { ...stuck(NO_SESSION, [here, nameOf(entity)]), lacksSession: true };
      const end = this.of(entity, message, hops + 1);
      return { ...end, way: [here, ...end.way] };
    }
    if (isDeadLetter && readsDeadLetters(entity)) return unknownEnd([here, entity.label], READ_BY_RULES);
    return { way: [here, entity.label], state: 'left', next: this.route(entity, message, hops + 1) };
  }

  /** That a message is among the dead letters of an entity, or goes on from there. */
  private deadLetter(
    entity: Subscription | Queue,
    message: Message,
    hops: number,
    reason: string,
  ): Pick<End, 'state' | 'reason' | 'deadLetters'> {
    return { state: 'dead-letter', reason, deadLetters: this.deadLetters(entity, message, hops) };
  }

  /**
   * Where a dead letter of an entity is.
   *
   * @param message the dead letter; `undefined` where it is not known what it looks like
   */
  deadLetters(entity: Subscription | Queue, message: Message | undefined, hops: number): DeadLetters {
    const of = nameOf(entity);
    const { forwardDeadLetteredMessagesTo: target } = entity;
    if (target.kind === 'unknown') return { of, goesOn: unknownEnd([of, '?'], reasonOf(target.unresolved)) };
    if (target.value === undefined) return { of };
    if (message === undefined && looksAtMessages(target.value))
      return { of, goesOn: unknownEnd([of, target.value.name], HALF_CHANGED) };
    return { of, goesOn: this.forward(entity, target.value, message ?? new Message(), hops, true) };
  }
}

/** Whether a message is of a session; the one without a name is one as well. */
export function hasSession(message: Message): boolean {
  return message.systemProperty('SessionId') !== null;
}

/** That it cannot be told where a copy ends up. */
export function unknownEnd(way: readonly string[], reason: string): End {
  return { way, state: 'unknown', reason };
}

function reasonOf({ argument, problem }: Unresolved): string {
  return argument === '' ? problem : `${argument}: ${problem}`;
}

/** What an entity is called on the way of a copy. */
export function nameOf(entity: Subscription | Queue): string {
  return entity.kind === 'subscription' ? `${entity.topic.label}/${entity.name}` : entity.label;
}

/** When a message expires here, and what happens then. */
function expiry(entity: Subscription | Queue): string | undefined {
  const own = entity.timeToLive;
  const time =
    own.kind === 'known' && own.value === undefined && entity.kind === 'subscription' ? entity.topic.timeToLive : own;
  if (time.kind === 'unknown') return 'a time that is not known';
  if (time.value === undefined) return undefined;
  const end = valueOr(entity.deadLettersExpired, undefined);
  return `${time.value}, then ${end === undefined ? 'dead-lettered or lost: that is not known' : end ? 'dead-lettered' : 'lost'}`;
}
