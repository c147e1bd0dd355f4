import { type Failure, Message } from '../../rules';
import { type Match, RuleIndex } from '../rule-index';
import { type CompiledRule, compileRule, copiesOf } from '../rule-index/compiled-rule';
import { knownAction, unresolvedOf } from '../topology/deployed-rule';
import { distinct, type Fact, knownOf, missingOf, type Unresolved, valueOr } from '../topology/fact';
import { type Queue, type Subscription, type Target, type Topic, takesMessages } from '../topology/topology';
import { HALF_CHANGED, looksAtMessages, NO_SESSION, READ_BY_RULES, readsDeadLetters } from './dead-letters';

/** After this many hops Service Bus dead-letters a message. */
export const MOST_HOPS = 4;

/** One copy of a message that a subscription gets. */
export interface Copy {
  /** The rules that it came by: one with an action, or all without one. */
  readonly rules: readonly string[];
  readonly message: Message;
  /** Whether an action has changed it. */
  readonly changed: boolean;
  /** Where it ends up. */
  readonly end: End;
}

/** Where a copy ends up. */
export interface End {
  /** The entities that it has passed, this subscription first. */
  readonly way: readonly string[];
  /** `unknown` where that cannot be told, for the reason that is given. */
  readonly state: 'waiting' | 'dead-letter' | 'left' | 'unknown';
  /** Why, where it is not simply waiting to be read. */
  readonly reason?: string;
  /** That it is a dead letter since it has no session, and the last entity of its way asks for one. */
  readonly lacksSession?: true;
  /** Among whose dead letters it is, where it is one, and what becomes of it where those are forwarded. */
  readonly deadLetters?: DeadLetters;
  /** How long it waits before it expires, and what then. */
  readonly expires?: string;
  /** What the next topic does with it, after forwarding. */
  readonly next?: TopicResult;
}

/** Where a dead letter is. */
export interface DeadLetters {
  /** The subscription or queue that has it in its dead-letter queue, unless that is forwarded. */
  readonly of: string;
  /** Where it ends up where dead letters are forwarded. */
  readonly goesOn?: End;
}

/** What one subscription does with a message. */
export interface SubscriptionResult {
  readonly subscription: Subscription;
  /** The copies that certain rules make. */
  readonly copies: readonly Copy[];
  /** Rules that failed, and whether that dead-letters the message here; `undefined` where that is not known. */
  readonly failures: readonly {
    readonly rule: string;
    readonly reason: string;
    readonly deadLettered: boolean | undefined;
    /** Where the dead letter is, if it becomes one. */
    readonly deadLetters?: DeadLetters;
  }[];
  /** Why it may get further copies, or get one at all where there is none. */
  readonly unknown: readonly Unresolved[];
}

/** What a topic does with a message. */
export interface TopicResult {
  readonly topic: Topic;
  /** Why the topic does not take it at all. */
  readonly refused?: string;
  /** The subscriptions that get it, or fail on it, or may. */
  readonly results: readonly SubscriptionResult[];
  /** Why others may get it too, or none of these. */
  readonly unknown: readonly Unresolved[];
}

/** Everything that could not be told about a message. */
export function unknownsIn({ results, unknown }: TopicResult): Unresolved[] {
  const inside = results.flatMap((one) => [
    ...one.unknown,
    ...one.copies.flatMap(({ end }) => unknownsAt(one.subscription, end)),
    ...one.failures.flatMap(({ deadLetters }) => unknownsAt(one.subscription, deadLetters?.goesOn)),
  ]);
  return distinct([...unknown, ...inside]);
}

function unknownsAt(subscription: Subscription, end: End | undefined): Unresolved[] {
  if (end === undefined) return [];
  const { state, reason = '', next, deadLetters } = end;
  return [
    ...(state === 'unknown' ? [{ address: subscription.address, argument: '', problem: reason }] : []),
    ...(next === undefined ? [] : unknownsIn(next)),
    ...unknownsAt(subscription, deadLetters?.goesOn),
  ];
}

/** The copies that a subscription takes: in one that asks for sessions, a message without is a dead letter at once. */
export function deliveredCopies({ copies }: SubscriptionResult): readonly Copy[] {
  return copies.filter(({ end }) => !isUntaken(end) && !isTakingUnknown(end));
}

/** Whether the subscription itself does not take a copy, which has no session; one that it forwards may have none there. */
export function isUntaken({ lacksSession, way }: End): boolean {
  return lacksSession === true && way.length === 1;
}

/** Whether it is not known of a copy that the subscription itself takes it; what becomes of it later may be unknown too. */
export function isTakingUnknown({ state, way }: End): boolean {
  return state === 'unknown' && way.length === 1;
}

/** Routes messages through a topic as Service Bus does. */
export class Router {
  private readonly indexes = new Map<Topic, RuleIndex>();

  /** @param indexed whether rules that cannot match are passed over unread; the answers are the same without */
  constructor(private readonly indexed = true) {}

  /** What a topic does with a message, forwarding included. */
  route(topic: Topic, message: Message, hops = 0): TopicResult {
    const { status } = topic;
    if (status.kind === 'known' && !takesMessages(status.value)) {
      return { topic, refused: `the topic is ${status.value}`, results: [], unknown: [] };
    }
    const unknown = [...missingOf(topic.subscriptions), ...unknownOf(status)];
    const results = this.indexOf(topic)
      .match(message)
      .map((match) => this.deliver(match, message, hops));
    return { topic, results, unknown };
  }

  private deliver(
    { subscription, matched, failed, possible, missing }: Match,
    message: Message,
    hops: number,
  ): SubscriptionResult {
    const unknown: Unresolved[] = [...missing, ...possible.flatMap(({ rule }) => unresolvedOf(rule))];
    const known = matched.filter(({ rule: { action } }) => {
      if (action.kind === 'unknown') unknown.push(action.unresolved);
      return action.kind === 'known';
    });
    const made = copiesOf(known, message);
    const failures = [
      ...failed.map(({ rule, failure }) => this.failureOf(subscription, rule, failure, message, hops)),
      // The documentation does not say whether the dead letter is as before the action, or half changed.
      ...made.failed.map(({ rule, failure }) => this.failureOf(subscription, rule, failure, undefined, hops)),
    ];
    const copies = made.changed.map(({ rule, message: changed }) =>
      this.changedCopy(subscription, rule, message, changed, hops),
    );
    const plain = made.plain.map(({ rule }) => rule.name);
    // All matching rules without an action share one copy.
    if (plain.length > 0)
      copies.unshift({ rules: plain, message, changed: false, end: this.end(subscription, message, hops) });
    return { subscription, copies, failures, unknown: distinct(unknown) };
  }

  private changedCopy(
    subscription: Subscription,
    { rule }: CompiledRule,
    before: Message,
    message: Message,
    hops: number,
  ): Copy {
    const copy = { rules: [rule.name], message, changed: true };
    const asked = valueOr(subscription.requiresSession, true);
    if (asked && hasSession(before) !== hasSession(message)) {
      return { ...copy, end: unknownEnd([nameOf(subscription)], sessionReason(knownAction(rule)?.toString() ?? '')) };
    }
    return { ...copy, end: this.end(subscription, message, hops) };
  }

  private indexOf(topic: Topic): RuleIndex {
    const index = this.indexes.get(topic) ?? indexOf(topic, this.indexed);
    this.indexes.set(topic, index);
    return index;
  }

  private end(from: Subscription | Queue, message: Message, hops: number): End {
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
    const disabled =
      status.kind === 'unknown'
        ? { reason: `whether it can be read is not known: ${reasonOf(status.unresolved)}` }
        : status.value === 'Active' || status.value === 'SendDisabled'
          ? {}
          : { reason: `nobody can read it: ${status.value}` };
    return { way, state: 'waiting', ...disabled, ...(expires !== undefined && { expires }) };
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
      const end = this.end(entity, message, hops + 1);
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

  /** @param message the dead letter; `undefined` where it is not known what it looks like */
  private deadLetters(entity: Subscription | Queue, message: Message | undefined, hops: number): DeadLetters {
    const of = nameOf(entity);
    const { forwardDeadLetteredMessagesTo: target } = entity;
    if (target.kind === 'unknown') return { of, goesOn: unknownEnd([of, '?'], reasonOf(target.unresolved)) };
    if (target.value === undefined) return { of };
    if (message === undefined && looksAtMessages(target.value))
      return { of, goesOn: unknownEnd([of, target.value.name], HALF_CHANGED) };
    return { of, goesOn: this.forward(entity, target.value, message ?? new Message(), hops, true) };
  }

  private failureOf(
    subscription: Subscription,
    { rule }: CompiledRule,
    { reason }: Failure,
    message: Message | undefined,
    hops: number,
  ): SubscriptionResult['failures'][number] {
    const deadLettered = valueOr(subscription.deadLettersFilterErrors, undefined);
    return {
      rule: rule.name,
      reason,
      deadLettered,
      ...(deadLettered !== false && { deadLetters: this.deadLetters(subscription, message, hops) }),
    };
  }
}

function indexOf(topic: Topic, files: boolean): RuleIndex {
  const subscriptions = knownOf(topic.subscriptions).map((subscription) => ({
    subscription,
    rules: knownOf(subscription.rules).map(compileRule),
    missing: missingOf(subscription.rules).map((one) => ({
      one,
      rule: one.rule === undefined ? undefined : compileRule(one.rule),
    })),
  }));
  return new RuleIndex(subscriptions, files);
}

/**
 * That an action gives a message its session, or takes it. The documentation does not say whether Service Bus asks for
 * the session before or after the action; so it cannot be told whether such a message is taken.
 */
export function sessionReason(action: string): string {
  return `it requires sessions, and whether Service Bus asks for one before or after ${action} is not documented`;
}

/** Whether a message is of a session; the one without a name is one as well. */
export function hasSession(message: Message): boolean {
  return message.systemProperty('SessionId') !== null;
}

function unknownEnd(way: readonly string[], reason: string): End {
  return { way, state: 'unknown', reason };
}

function unknownOf(fact: Fact<unknown>): Unresolved[] {
  return fact.kind === 'unknown' ? [fact.unresolved] : [];
}

function reasonOf({ argument, problem }: Unresolved): string {
  return argument === '' ? problem : `${argument}: ${problem}`;
}

function nameOf(entity: Subscription | Queue): string {
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
