import { Failure, type Message } from '../rules';
import { RuleIndex } from './rule-index';
import type { Queue, Subscription, Target, Topic } from './topology';

/** After this many hops Service Bus dead-letters a message. */
const MOST_HOPS = 4;

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
  readonly state: 'waiting' | 'dead-letter' | 'refused' | 'left';
  /** Why, where it is not simply waiting to be read. */
  readonly reason?: string;
  /** How long it waits before it expires, and what then. */
  readonly expires?: string;
  /** What the next topic does with it, after forwarding. */
  readonly next?: TopicResult;
}

/** What one subscription does with a message. */
export interface SubscriptionResult {
  readonly subscription: Subscription;
  readonly copies: readonly Copy[];
  /** Rules that failed, and whether that dead-letters the message here. */
  readonly failures: readonly { readonly rule: string; readonly reason: string; readonly deadLettered: boolean }[];
}

/** What a topic does with a message. */
export interface TopicResult {
  readonly topic: Topic;
  /** Why the topic does not take it at all. */
  readonly refused?: string;
  /** The subscriptions that get it, or fail on it. */
  readonly results: readonly SubscriptionResult[];
}

/** Routes messages through a topic as Service Bus does. */
export class Router {
  private readonly indexes = new Map<Topic, RuleIndex>();

  /** @param indexed whether rules that cannot match are passed over unread; the answers are the same without */
  constructor(private readonly indexed = true) {}

  /** What a topic does with a message, forwarding included. */
  route(topic: Topic, message: Message, hops = 0): TopicResult {
    if (topic.status !== 'Active' && topic.status !== 'ReceiveDisabled') {
      return { topic, refused: `the topic is ${topic.status}`, results: [] };
    }
    const results: SubscriptionResult[] = [];
    for (const { subscription, matched, failed } of this.indexOf(topic).match(message)) {
      const copies: Copy[] = [];
      const failures = failed.map(({ rule, failure }) => failureOf(subscription, rule.rule.name, failure));
      const plain: string[] = [];
      for (const rule of matched) {
        const changed = rule.copy(message);
        if (changed === undefined) plain.push(rule.rule.name);
        else if (changed instanceof Failure) failures.push(failureOf(subscription, rule.rule.name, changed));
        else
          copies.push({
            rules: [rule.rule.name],
            message: changed,
            changed: true,
            end: this.end(subscription, changed, hops),
          });
      }
      // All matching rules without an action share one copy.
      if (plain.length > 0)
        copies.unshift({ rules: plain, message, changed: false, end: this.end(subscription, message, hops) });
      results.push({ subscription, copies, failures });
    }
    return { topic, results };
  }

  private indexOf(topic: Topic): RuleIndex {
    const index = this.indexes.get(topic) ?? new RuleIndex(topic, this.indexed);
    this.indexes.set(topic, index);
    return index;
  }

  private end(from: Subscription | Queue, message: Message, hops: number): End {
    const here = nameOf(from);
    const session = message.systemProperty('SessionId');
    if (from.requiresSession && (session === null || session === '')) {
      return { way: [here], state: 'refused', reason: 'it requires sessions, and the message has no session id' };
    }
    if (from.forwardTo !== undefined) return this.forward(from, from.forwardTo, message, hops);
    const expires = expiry(from);
    const disabled =
      from.status === 'Active' || from.status === 'SendDisabled'
        ? {}
        : { reason: `nobody can read it: ${from.status}` };
    return { way: [here], state: 'waiting', ...disabled, ...(expires !== undefined && { expires }) };
  }

  private forward(from: Subscription | Queue, { name, entity }: Target, message: Message, hops: number): End {
    const here = nameOf(from);
    if (hops >= MOST_HOPS) {
      return {
        way: [here],
        state: 'dead-letter',
        reason: `${MOST_HOPS} hops are the most that Service Bus forwards a message`,
      };
    }
    if (entity === undefined)
      return { way: [here, name], state: 'left', reason: 'what it is forwarded to is not in this document' };
    if (entity.status === 'Disabled' || entity.status === 'SendDisabled') {
      return { way: [here, name], state: 'dead-letter', reason: `${name} takes no messages: ${entity.status}` };
    }
    if (entity.kind === 'queue') {
      const end = this.end(entity, message, hops + 1);
      return { ...end, way: [here, ...end.way] };
    }
    return { way: [here, entity.name], state: 'left', next: this.route(entity, message, hops + 1) };
  }
}

function failureOf(subscription: Subscription, rule: string, { reason }: Failure) {
  return { rule, reason, deadLettered: subscription.deadLettersFilterErrors };
}

function nameOf(entity: Subscription | Queue): string {
  return entity.kind === 'subscription' ? `${entity.topic.name}/${entity.name}` : entity.name;
}

/** When a message expires here, and what happens then. */
function expiry(entity: Subscription | Queue): string | undefined {
  const time = entity.timeToLive ?? (entity.kind === 'subscription' ? entity.topic.timeToLive : undefined);
  if (time === undefined) return undefined;
  return `${time}, then ${entity.deadLettersExpired ? 'dead-lettered' : 'lost'}`;
}
