import type { DeployedRule, Subscription, Topic } from '../routing';
import { type DeliveryClaim, type Message, type RuleFilter, SqlFilter } from '../rules';
import { around, type Box, boxOf } from './box';
import { type MessageKind, messageKinds } from './message-kinds';
import { EVERY_MESSAGE, inAll, inAny, inSeveral, type MessageSet, outside } from './message-set';
import { type Contract, type Finding, Prover } from './prover';
import type { Effort } from './solver';

/** A rule that says nothing: no proof covers what it would do. */
export interface ExcludedRule {
  readonly subscription: string;
  readonly rule: string;
  readonly reason: string;
}

/** How a message refutes a claim. */
export type RefutationKind = 'reaches nobody' | 'comes twice' | 'reaches one';

/** A message that refutes a claim: the solver found it, and the evaluator has confirmed it. */
export interface Refutation {
  readonly how: RefutationKind;
  readonly message: Message;
}

/** The answer to a claim: proved for all messages, refuted by some (one of each kind), or neither. */
export type Verdict =
  | { readonly verdict: 'proved' }
  | { readonly verdict: 'refuted'; readonly refutations: readonly Refutation[] }
  | { readonly verdict: 'undecided'; readonly reason: string };

const HAS_SESSION = SqlFilter.parse("sys.SessionId IS NOT NULL AND sys.SessionId <> ''");

/** Options of a proof. */
export interface ProofOptions {
  /**
   * What the messages look like.
   *
   * @default - what the topic's document says; without it, what the rules use properties as
   */
  readonly contract?: Contract | undefined;
  /** Filters that questions will ask about besides the rules. */
  readonly filters?: readonly RuleFilter[];
  readonly effort?: Effort;
  /**
   * A prover that knows the filters of the topic already, to ask about several topics together.
   *
   * @default - one of its own
   */
  readonly prover?: Prover;
}

/** All filters that a topic's rules and claims have. */
export function filtersOf({ subscriptions, claims }: Topic): RuleFilter[] {
  const rules = subscriptions.flatMap((subscription) => subscription.rules);
  const asked = claims.flatMap(({ messages, except }) => [messages, except]);
  return [...rules.map(({ filter }) => filter), ...asked, HAS_SESSION].filter((filter) => filter !== undefined);
}

/**
 * What the rules of a topic do with all messages.
 *
 * A message is delivered to a subscription if one of its rules is true; a subscription with sessions refuses one
 * without. Rules without an action share one copy, each rule with one makes its own. That an action itself may fail is
 * not considered, nor what another topic does with what is forwarded to it.
 */
export class TopicProof {
  readonly prover: Prover;
  /** The rules that say nothing. */
  readonly excluded: readonly ExcludedRule[];
  /** The kinds of messages, by the property that most rules tell them apart by. */
  readonly kinds: readonly MessageKind[];
  private readonly boxes = new Map<Subscription, Box>();
  private readonly sets = new Map<Subscription, readonly MessageSet[]>();

  constructor(
    readonly topic: Topic,
    { contract = contractOf(topic), filters = [], effort, prover }: ProofOptions = {},
  ) {
    this.prover = prover ?? new Prover([...filtersOf(topic), ...filters], contract, effort);
    this.kinds = messageKinds(this.prover);
    this.excluded = topic.subscriptions.flatMap(excludedRules);
  }

  /** The messages that a rule is true for, and its subscription takes. */
  matches(subscription: Subscription, { filter }: DeployedRule): MessageSet {
    const matching = filter === undefined ? outside(EVERY_MESSAGE) : this.prover.matching(filter);
    return subscription.requiresSession ? inAll(matching, this.prover.matching(HAS_SESSION)) : matching;
  }

  /** The messages that a subscription gets, once for each copy that it may get. */
  copies(subscription: Subscription): readonly MessageSet[] {
    const known = this.sets.get(subscription);
    if (known !== undefined) return known;
    const plain = subscription.rules.filter(({ action }) => action === undefined);
    const copying = subscription.rules.filter(({ action }) => action !== undefined);
    const copies = [
      ...(plain.length === 0 ? [] : [inAny(...plain.map((rule) => this.matches(subscription, rule)))]),
      ...copying.map((rule) => this.matches(subscription, rule)),
    ];
    this.sets.set(subscription, copies);
    return copies;
  }

  /** The messages that a subscription gets. */
  receives(subscription: Subscription): MessageSet {
    return inAny(...this.copies(subscription));
  }

  /** The messages that any of the subscriptions gets. */
  reaches(subscriptions: readonly Subscription[]): MessageSet {
    return inAny(...subscriptions.map((subscription) => this.receives(subscription)));
  }

  /** Bounds of the messages that a subscription gets. */
  box(subscription: Subscription): Box {
    if (!this.boxes.has(subscription)) {
      const filters = subscription.rules.flatMap(({ filter }) => (filter === undefined ? [] : [filter]));
      const boxes = filters.map((filter) => boxOf(filter, this.prover.space));
      this.boxes.set(subscription, boxes.reduce<Box>(around, undefined));
    }
    return this.boxes.get(subscription);
  }

  /** The subscriptions that may get messages of a kind: the others need not be looked at. */
  near(kind: MessageKind): readonly Subscription[] {
    return this.topic.subscriptions.filter((subscription) => kind.isNear(this.box(subscription)));
  }

  /** A message of the set, if there is one. */
  find(set: MessageSet): Promise<Finding> {
    return this.prover.find(set);
  }

  /** The messages that refute a claim, by how. Subscriptions that the topic does not have get nothing. */
  refuting({
    kind,
    subscriptions,
    messages,
    except,
  }: DeliveryClaim): readonly (readonly [RefutationKind, MessageSet])[] {
    const about = this.topic.subscriptions.filter(({ name }) => subscriptions.includes(name));
    const scope = inAll(
      messages === undefined ? EVERY_MESSAGE : this.prover.matching(messages),
      except === undefined ? EVERY_MESSAGE : outside(this.prover.matching(except)),
    );
    const unreached = inAll(scope, outside(this.reaches(about)));
    const copies = about.flatMap((subscription) => this.copies(subscription));
    const receivers = about.map((subscription) => this.receives(subscription));
    switch (kind) {
      case 'exactly-once':
        return [
          ['reaches nobody', unreached],
          ['comes twice', inAll(scope, inSeveral(copies))],
        ];
      case 'never-overlap':
        return [['comes twice', inAll(scope, inSeveral(receivers))]];
      case 'cover':
        return [['reaches nobody', unreached]];
      case 'not-reach':
        return [['reaches one', inAll(scope, this.reaches(about))]];
    }
  }

  /** Whether a claim holds for all messages. */
  async prove(claim: DeliveryClaim): Promise<Verdict> {
    const refutations: Refutation[] = [];
    let undecided: Verdict | undefined;
    for (const [how, messages] of this.refuting(claim)) {
      const found = await this.find(messages);
      if (found.kind === 'message') refutations.push({ how, message: found.message });
      if (found.kind === 'undecided') undecided = { verdict: 'undecided', reason: found.reason };
    }
    if (refutations.length > 0) return { verdict: 'refuted', refutations };
    return undecided ?? { verdict: 'proved' };
  }

  /** Ends the solver's thread. */
  close(): Promise<void> {
    return this.prover.close();
  }
}

/** The contract that the document of a topic has. */
export function contractOf({ contract, setBySenders, systemProperties }: Topic): Contract | undefined {
  return contract && { schema: contract, setBySenders, systemProperties };
}

function excludedRules(subscription: Subscription): ExcludedRule[] {
  return subscription.rules.flatMap(({ name, filter, unknown }) => {
    const exclude = (reason: string) => [{ subscription: subscription.name, rule: name, reason }];
    if (unknown.includes('sql_filter')) return exclude('only Terraform knows its filter');
    if (filter === undefined) return exclude('it has no filter');
    const [error] = filter.diagnostics().filter(({ severity }) => severity === 'error');
    const isInvalid = filter.kind === 'sql' && filter.predicate === undefined;
    return isInvalid
      ? exclude(`Azure would refuse its filter: ${filter.describe(error as NonNullable<typeof error>).split('\n')[0]}`)
      : [];
  });
}
