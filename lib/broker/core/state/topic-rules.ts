import { copiesOf, RuleIndex } from '../../../routing';
import { type Message, TooLarge } from '../../../rules';
import type { RuleDefinition } from '../commands/rule-definition';
import type { BrokerRule } from './broker-rule';

/** That a rule fails on a message. */
export interface RuleFailure {
  readonly rule: string;
  readonly reason: string;
  /** Whether its action makes the message too large. */
  readonly isTooLarge: boolean;
}

/** A subscription, as far as its rules are asked. */
interface WithRules {
  readonly key: string;
  readonly rules: ReadonlyMap<string, BrokerRule>;
}

/** What a subscription gets of a message. */
export interface SubscriptionCopies<S> {
  readonly subscription: S;
  /** Whether it gets the message itself, which all rules without an action share. */
  readonly plain: boolean;
  /** A copy for each rule with an action. */
  readonly changed: readonly Message[];
  /** Why rules failed on it. */
  readonly failures: readonly RuleFailure[];
}

/** The rules of all subscriptions of a topic as they are now, indexed: made anew where any of them changes. */
export class TopicRules<S extends WithRules> {
  private readonly index: RuleIndex<S, RuleDefinition>;

  constructor(subscriptions: Iterable<S>) {
    const all = [...subscriptions].sort((a, b) => (a.key < b.key ? -1 : 1));
    this.index = new RuleIndex<S, RuleDefinition>(
      all.map((subscription) => ({
        subscription,
        rules: [...subscription.rules.values()]
          .map(({ compiled }) => compiled)
          .sort((a, b) => (a.rule.name < b.rule.name ? -1 : 1)),
        missing: [],
      })),
    );
  }

  /** What every subscription gets that gets anything. */
  copies(message: Message): SubscriptionCopies<S>[] {
    return this.index.match(message).map(({ subscription, matched, failed }) => {
      const { plain, changed, failed: failedActions } = copiesOf(matched, message);
      return {
        subscription,
        plain: plain.length > 0,
        changed: changed.map((one) => one.message),
        failures: [...failed, ...failedActions].map(({ rule, failure }) => ({
          rule: rule.rule.name,
          reason: failure.reason,
          isTooLarge: failure instanceof TooLarge,
        })),
      };
    });
  }
}
