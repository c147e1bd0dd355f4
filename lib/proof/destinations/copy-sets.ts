import {
  type DeployedRule,
  type Fact,
  known,
  knownAction,
  knownFilter,
  knownOf,
  missingOf,
  type Queue,
  type Subscription,
  sessionReason,
  type Unresolved,
  valueOr,
} from '../../routing';
import { type RuleFilter, SqlFilter } from '../../rules';
import {
  between,
  EVERY_MESSAGE,
  inAll,
  inAny,
  type MessageSet,
  NO_MESSAGE,
  outside,
  perhaps,
} from '../messages/message-set';
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
  passing(passage: Passage): MessageSet;
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

/** Which messages rules deliver to subscriptions, and in how many copies; as far as that is known. */
export class Copies {
  private readonly made = new Map<Subscription, Map<Passage, readonly CopySets[]>>();

  constructor(private readonly asked: Asked) {}

  /** The messages that a rule delivers to its subscription. */
  matches(subscription: Subscription, rule: DeployedRule): MessageSet {
    return this.copyBy(subscription, [rule], AS_SENT).taken;
  }

  /** The copies that a subscription may make of messages of a shape. */
  of(subscription: Subscription, shape: Shape): readonly CopySets[] {
    if (shape.kind === 'unknown') return this.make(subscription, shape);
    const known = this.made.get(subscription) ?? new Map<Passage, readonly CopySets[]>();
    this.made.set(subscription, known);
    const made = known.get(shape.value) ?? this.make(subscription, shape);
    known.set(shape.value, made);
    return made;
  }

  /** The messages of a shape that belong to a session. */
  withSession(shape: Shape): MessageSet {
    return this.after(shape, (passage) => this.asked.matching(HAS_SESSION, passage));
  }

  /** The messages of a shape on which the filter of a rule fails: one set for each rule that may. */
  failing({ rules }: Subscription, shape: Shape): readonly MessageSet[] {
    return this.ofEach(rules, (rule) => {
      const filter = knownFilter(rule);
      if (filter !== undefined) return this.after(shape, (passage) => this.asked.failing(filter, passage));
      return rule.match.kind === 'known' ? NO_MESSAGE : perhaps(EVERY_MESSAGE, [rule.match.unresolved].flat());
    });
  }

  /** The messages of a shape that a rule matches and its action fails on: one set for each rule that has one. */
  halfChanged({ rules }: Subscription, shape: Shape): readonly MessageSet[] {
    return this.ofEach(rules, (rule) => {
      const { action } = rule;
      if (action.kind === 'unknown') return perhaps(this.matching(rule, shape), [action.unresolved]);
      const value = knownAction(rule);
      if (value === undefined) return NO_MESSAGE;
      const succeeding = this.after(shape, (passage) => this.asked.passing(passage.by(rule.name, value)));
      return inAll(this.matching(rule, shape), outside(succeeding));
    });
  }

  /** What is so of each rule, those included that may be of the subscription, of which it is only possible. */
  private ofEach(rules: Subscription['rules'], messagesOf: (rule: DeployedRule) => MessageSet): readonly MessageSet[] {
    const missing = missingOf(rules).map((one) =>
      perhaps(one.rule === undefined ? EVERY_MESSAGE : messagesOf(one.rule), [one]),
    );
    return [...knownOf(rules).map(messagesOf), ...missing].filter((messages) => messages !== NO_MESSAGE);
  }

  /** Of messages that are forwarded to a queue those that it takes, and those that it does not: it may ask for a session. */
  sessions(queue: Queue, messages: MessageSet, shape: Shape): Pick<CopySets, 'taken' | 'untaken'> {
    return this.taken(queue, messages, shape, shape);
  }

  private make(subscription: Subscription, shape: Shape): readonly CopySets[] {
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
    return [
      ...(plain.length === 0 ? [] : [this.copyBy(subscription, plain, shape)]),
      ...copying.map((rule) => this.copyBy(subscription, [rule], shape)),
      ...missing,
    ];
  }

  /** The copy that these rules make together: several without an action, or one. */
  private copyBy(subscription: Subscription, rules: readonly DeployedRule[], before: Shape): CopySets {
    const [rule] = rules as [DeployedRule];
    const matching = inAny(...rules.map((one) => this.matching(one, before)));
    const { action } = rule;
    if (action.kind === 'unknown') {
      // It may give the message a session, or take it, or fail.
      const shape: Shape = { kind: 'unknown', unresolved: action.unresolved };
      return { ...this.taken(subscription, perhaps(matching, [action.unresolved]), before, shape), shape, rules };
    }
    if (action.value === undefined)
      return { ...this.taken(subscription, matching, before, before), shape: before, rules };
    const { value } = action;
    const shape: Shape = before.kind === 'unknown' ? before : known(before.value.by(rule.name, value));
    const made = inAll(
      matching,
      this.after(shape, (passage) => this.asked.passing(passage)),
    );
    const order = { address: rule.resource.address, argument: 'action', problem: sessionReason(`${value}`) };
    return { ...this.taken(subscription, made, before, shape, order), shape, rules };
  }

  /** The messages of a shape that a rule is true for. */
  private matching({ match }: DeployedRule, shape: Shape): MessageSet {
    switch (match.kind) {
      case 'known':
        return this.after(shape, (passage) => this.asked.matching(match.filter, passage));
      case 'part': {
        const { atMost } = match;
        const most = atMost && this.after(shape, (passage) => this.asked.matching(atMost, passage));
        return perhaps(most ?? EVERY_MESSAGE, match.unresolved);
      }
      case 'refused':
        return perhaps(EVERY_MESSAGE, [match.unresolved]);
    }
  }

  /** Of the copies that rules make those that the subscription takes, and those that it does not: it may ask for a session. */
  private taken(
    { requiresSession }: Subscription | Queue,
    made: MessageSet,
    before: Shape,
    after: Shape,
    order?: Unresolved,
  ): Pick<CopySets, 'taken' | 'untaken'> {
    if (!valueOr(requiresSession, true)) return { taken: made, untaken: NO_MESSAGE };
    const [had, has] = [this.withSession(before), this.withSession(after)];
    const isKept = had.formula === has.formula && had.possible === has.possible;
    // Whether the session is asked for before or after the action is not documented.
    const asked = (one: MessageSet, other: MessageSet) =>
      isKept || order === undefined
        ? inAll(made, other)
        : between(inAll(made, one, other), inAll(made, inAny(one, other)), [order]);
    const taken = asked(had, has);
    const untaken = asked(outside(had), outside(has));
    if (requiresSession.kind === 'known') return { taken, untaken };
    const { unresolved } = requiresSession;
    return { taken: between(taken, made, [unresolved]), untaken: perhaps(untaken, [unresolved]) };
  }

  /** What is asked of messages after their passage; of one that is not known everything is possible. */
  private after(shape: Shape, ask: (passage: Passage) => MessageSet): MessageSet {
    return shape.kind === 'unknown' ? perhaps(EVERY_MESSAGE, [shape.unresolved]) : ask(shape.value);
  }
}

function unknownCopy(one: Unresolved): CopySets {
  return {
    taken: perhaps(EVERY_MESSAGE, [one]),
    untaken: NO_MESSAGE,
    shape: { kind: 'unknown', unresolved: one },
    rules: [],
  };
}
