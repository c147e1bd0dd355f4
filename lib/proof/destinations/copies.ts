import {
  type DeployedRule,
  type Fact,
  HALF_CHANGED,
  known,
  knownOf,
  missingOf,
  type Subscription,
  sessionReason,
  type Unresolved,
  valueOr,
} from '../../routing';
import { type RuleFilter, SqlFilter } from '../../rules';
import { between, EVERY_MESSAGE, inAll, inAny, type MessageSet, NO_MESSAGE, outside, perhaps } from '../messages/message-set';
import { Passage } from '../messages/passage';

/** What a subscription with sessions asks of a message; the session without a name is one as well. */
export const HAS_SESSION = SqlFilter.parse('sys.SessionId IS NOT NULL');

/** The filter of a rule, or of one that is known in part what it matches at most. */
export function boundOf({ match }: DeployedRule): RuleFilter | undefined {
  return match.kind === 'known' ? match.filter : match.kind === 'part' ? match.atMost : undefined;
}

/** Who tells which messages a filter is true for once they have come by some rules. */
export interface Asked {
  /** The messages as they were sent that a filter is true for after a passage. */
  matching(filter: RuleFilter, passage?: Passage): MessageSet;
  /** The messages as they were sent that a filter fails on after a passage. */
  failing(filter: RuleFilter, passage?: Passage): MessageSet;
  /** The messages that no action of a passage fails on. */
  succeeding(passage: Passage): MessageSet;
}

/** What changed a message before it came somewhere, or that this is not known. */
export type Shape = Fact<Passage>;

/** The shape of a message as it was sent. */
export const AS_SENT: Shape = known(Passage.NONE);

/** One copy that a subscription may make of a message: the messages as they were sent. */
export interface CopySets {
  /** Those of which it takes the copy. */
  readonly taken: MessageSet;
  /** Those of which the copy has no session, and is a dead letter since the subscription asks for one. */
  readonly untaken: MessageSet;
  /** What the copy looks like. */
  readonly shape: Shape;
  /** The rules that make it: one with an action, or all without one; none where they are not known. */
  readonly rules: readonly DeployedRule[];
}

/** What a subscription makes of messages that come to its topic in one shape. */
interface Made {
  readonly copies: readonly CopySets[];
  /** The messages on which the filter of a rule fails. */
  readonly failing: MessageSet;
  /** The messages on which the action of a rule fails that matches. */
  readonly halfChanged: MessageSet;
}

/** Which messages rules deliver to subscriptions, and in how many copies; as far as that is known. */
export class Copies {
  private readonly made = new Map<Subscription, Map<Passage, Made>>();

  constructor(private readonly asked: Asked) {}

  /** The messages that a rule delivers to its subscription. */
  matches(subscription: Subscription, rule: DeployedRule): MessageSet {
    return this.copyBy(subscription, [rule], AS_SENT).taken;
  }

  /** What a subscription makes of messages of a shape. */
  of(subscription: Subscription, shape: Shape): Made {
    if (shape.kind === 'unknown') return this.make(subscription, shape);
    const known = this.made.get(subscription) ?? new Map<Passage, Made>();
    this.made.set(subscription, known);
    const made = known.get(shape.value) ?? this.make(subscription, shape);
    known.set(shape.value, made);
    return made;
  }

  /** The messages of a shape that belong to a session. */
  withSession(shape: Shape): MessageSet {
    return this.matching(HAS_SESSION, shape);
  }

  private make(subscription: Subscription, shape: Shape): Made {
    const rules = knownOf(subscription.rules);
    const isPlain = ({ action }: DeployedRule) => action.kind === 'known' && action.value === undefined;
    const plain = rules.filter(isPlain);
    const copying = rules.filter((rule) => !isPlain(rule));
    const missing = missingOf(subscription.rules).flatMap((one) => {
      // How many there are is not known: two say that a message may come twice.
      if (one.rule === undefined) return [unknownCopy(one), unknownCopy(one)];
      const copy = this.copyBy(subscription, [one.rule], shape);
      return [{ ...copy, taken: perhaps(copy.taken, [one]), untaken: perhaps(copy.untaken, [one]) }];
    });
    return {
      copies: [
        ...(plain.length === 0 ? [] : [this.copyBy(subscription, plain, shape)]),
        ...copying.map((rule) => this.copyBy(subscription, [rule], shape)),
        ...missing,
      ],
      // Asked for lazily: most subscriptions do not keep what a rule fails on.
      get failing() {
        return failing();
      },
      get halfChanged() {
        return halfChanged();
      },
    };
  }
}
