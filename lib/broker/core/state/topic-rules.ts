import { copiesOf, RuleIndex } from '../../../routing';
import { type Message, TooLarge } from '../../../rules';
import type { RuleDefinition } from '../commands/rule-definition';
import type { SubscriptionEntity } from './entity';

/** That a rule fails on a message. */
export interface RuleFailure {
  readonly rule: string;
  readonly reason: string;
  /** Whether its action makes the message too large. */
  readonly isTooLarge: boolean;
}

/** What a subscription gets of a message. */
export interface SubscriptionCopies {
  readonly subscription: SubscriptionEntity;
  /** Whether it gets the message itself, which all rules without an action share. */
  readonly plain: boolean;
  /** A copy for each rule with an action. */
  readonly changed: readonly Message[];
  /** Why rules failed on it. */
  readonly failures: readonly RuleFailure[];
}

/** The rules of all subscriptions of a topic as they are now, indexed: made anew where any of them changes. */
export class TopicRules {
  private readonly index: RuleIndex<SubscriptionEntity, RuleDefinition>;

  constructor(subscriptions: Iterable<SubscriptionEntity>) {
    const all = [...subscriptions].sort((a, b) => (a.key < b.key ? -1 : 1));
    this.index = new RuleIndex<SubscriptionEntity, RuleDefinition>(
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
  copies(message: Message): SubscriptionCopies[] {
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
