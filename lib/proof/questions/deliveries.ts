import {
  type DeployedRule,
  knownAction,
  knownOf,
  missingOf,
  type Subscription,
  sessionReason,
  type Unresolved,
} from '../../routing';
import { type RuleFilter, SqlFilter } from '../../rules';
import { between, EVERY_MESSAGE, inAll, inAny, type MessageSet, NO_MESSAGE, perhaps } from '../messages/message-set';
import { effectOf } from './action-effect';
import type { Prover } from './prover';

/** What a subscription with sessions asks of a message; the session without a name is one as well. */
export const HAS_SESSION = SqlFilter.parse('sys.SessionId IS NOT NULL');

/** The filter of a rule, or of one that is known in part what it matches at most. */
export function boundOf({ match }: DeployedRule): RuleFilter | undefined {
  return match.kind === 'known' ? match.filter : match.kind === 'part' ? match.atMost : undefined;
}

/** Which messages the rules of a subscription deliver to it, and in how many copies; as far as that is known. */
export class Deliveries {
  private readonly sets = new Map<Subscription, readonly MessageSet[]>();

  constructor(private readonly prover: Prover) {}

  /** The messages that a rule delivers to its subscription. */
  matches(subscription: Subscription, rule: DeployedRule): MessageSet {
    const matching = this.matching(rule);
    const action = knownAction(rule);
    const { fails, session } = effectOf(action, this.prover.space);
    if (fails === 'always') return NO_MESSAGE;
    const about = (problem: string): readonly Unresolved[] => [
      { address: rule.resource.address, argument: 'action', problem },
    ];
    if (rule.action.kind === 'unknown') {
      // It may give the message a session, or take it, or fail.
      const { unresolved } = rule.action;
      return perhaps(this.taken(subscription, matching, 'perhaps', [unresolved]), [unresolved]);
    }
    const taken = this.taken(subscription, matching, session, about(sessionReason(`${action}`)));
    return fails === 'never' ? taken : perhaps(taken, about('whether it fails depends on the message'));
  }

  /** The messages that a rule is true for. */
  private matching({ match }: DeployedRule): MessageSet {
    switch (match.kind) {
      case 'known':
        return this.prover.matching(match.filter);
      case 'part':
        return perhaps(
          match.atMost === undefined ? EVERY_MESSAGE : this.prover.matching(match.atMost),
          match.unresolved,
        );
      case 'refused':
        return perhaps(EVERY_MESSAGE, [match.unresolved]);
    }
  }

  /** Of the messages of a rule those that its subscription takes; one with sessions asks for a session. */
  private taken(
    { requiresSession }: Subscription,
    matching: MessageSet,
    session: ReturnType<typeof effectOf>['session'],
    order: readonly Unresolved[],
  ): MessageSet {
    const isAsked = requiresSession.kind === 'unknown' || requiresSession.value;
    if (!isAsked) return matching;
    const withSession = inAll(matching, this.prover.matching(HAS_SESSION));
    const unresolved = requiresSession.kind === 'unknown' ? [requiresSession.unresolved] : [];
    const least = session === 'taken' || session === 'perhaps' ? NO_MESSAGE : withSession;
    const isOpen = requiresSession.kind === 'unknown' || session === 'given' || session === 'perhaps';
    const most = isOpen ? matching : withSession;
    return between(least, most, session === 'kept' ? unresolved : [...unresolved, ...order]);
  }

  /** The messages that a subscription gets, once for each copy that it may get. */
  copies(subscription: Subscription): readonly MessageSet[] {
    const known = this.sets.get(subscription);
    if (known !== undefined) return known;
    const copies = this.takesMessages(subscription, this.copiesOf(subscription));
    this.sets.set(subscription, copies);
    return copies;
  }

  private copiesOf(subscription: Subscription): readonly MessageSet[] {
    const rules = knownOf(subscription.rules);
    const isPlain = ({ action }: DeployedRule) => action.kind === 'known' && action.value === undefined;
    const plain = rules.filter(isPlain);
    const copying = rules.filter((rule) => !isPlain(rule));
    const missing = missingOf(subscription.rules).flatMap((one) =>
      one.rule === undefined
        ? // How many there are is not known: two say that a message may come twice.
          [perhaps(EVERY_MESSAGE, [one]), perhaps(EVERY_MESSAGE, [one])]
        : [perhaps(this.matches(subscription, one.rule), [one])],
    );
    return [
      ...(plain.length === 0 ? [] : [inAny(...plain.map((rule) => this.matches(subscription, rule)))]),
      ...copying.map((rule) => this.matches(subscription, rule)),
      ...missing,
    ];
  }

  /** A topic that is disabled takes nothing. */
  private takesMessages({ topic: { status } }: Subscription, copies: readonly MessageSet[]): readonly MessageSet[] {
    if (status.kind === 'unknown') return copies.map((copy) => perhaps(copy, [status.unresolved]));
    return status.value === 'Active' || status.value === 'ReceiveDisabled' ? copies : [];
  }
}
