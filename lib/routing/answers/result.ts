import type { Message } from '../../rules';
import { distinct, type Unresolved } from '../topology/fact';
import type { Subscription, Topic } from '../topology/topology';

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
