import type { Failure, Message } from '../../rules';
import { type Match, RuleIndex } from '../rule-index';
import { type CompiledRule, compileRule, copiesOf } from '../rule-index/compiled-rule';
import { knownAction, unresolvedOf } from '../topology/deployed-rule';
import { distinct, type Fact, knownOf, missingOf, type Unresolved, valueOr } from '../topology/fact';
import { type Subscription, type Topic, takesMessages } from '../topology/topology';
import { Ends, hasSession, nameOf, unknownEnd } from './ends';
import type { Copy, SubscriptionResult, TopicResult } from './result';

/** Routes messages through a topic as Service Bus does. */
export class Router {
  private readonly indexes = new Map<Topic, RuleIndex>();
  private readonly ends = new Ends((topic, message, hops) => this.route(topic, message, hops));

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
      copies.unshift({ rules: plain, message, changed: false, end: this.ends.of(subscription, message, hops) });
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
    return { ...copy, end: this.ends.of(subscription, message, hops) };
  }

  private indexOf(topic: Topic): RuleIndex {
    const index = this.indexes.get(topic) ?? indexOf(topic, this.indexed);
    this.indexes.set(topic, index);
    return index;
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
      ...(deadLettered !== false && { deadLetters: this.ends.deadLetters(subscription, message, hops) }),
    };
  }
}

function indexOf(topic: Topic, indexed: boolean): RuleIndex {
  const subscriptions = knownOf(topic.subscriptions).map((subscription) => ({
    subscription,
    rules: knownOf(subscription.rules).map(compileRule),
    missing: missingOf(subscription.rules).map((one) => ({
      one,
      rule: one.rule === undefined ? undefined : compileRule(one.rule),
    })),
  }));
  return new RuleIndex(subscriptions, indexed);
}

/**
 * That an action gives a message its session, or takes it. The documentation does not say whether Service Bus asks for
 * the session before or after the action; so it cannot be told whether such a message is taken.
 */
export function sessionReason(action: string): string {
  return `it requires sessions, and whether Service Bus asks for one before or after ${action} is not documented`;
}

function unknownOf(fact: Fact<unknown>): Unresolved[] {
  return fact.kind === 'unknown' ? [fact.unresolved] : [];
}
