import {
  type DeployedRule,
  distinct,
  knownOf,
  missingOf,
  type Subscription,
  type Topic,
  type Unresolved,
  unresolvedOf,
} from '../../routing';
import { type DeliveryClaim, isAbout, type Message, type RuleFilter } from '../../rules';
import { around, type Box, boxOf, EVERYTHING } from '../messages/box';
import { BoxIndex } from '../messages/box-index';
import {
  EVERY_MESSAGE,
  inAll,
  inAny,
  inSeveral,
  type MessageSet,
  NO_MESSAGE,
  outside,
  perhaps,
} from '../messages/message-set';
import type { Effort } from '../solver/solver';
import { boundOf, Deliveries, HAS_SESSION } from './deliveries';
import { type MessageKind, messageKinds } from './message-kinds';
import { type Contract, type Finding, Prover, type ProverOptions } from './prover';

/** A rule that is not known, or that Azure would refuse: what it would deliver cannot be told. */
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
  readonly effort?: Partial<Effort>;
  /** Is told each question with its answer, unless the prover is given. */
  readonly asked?: ProverOptions['asked'];
  /**
   * A prover that knows the filters of the topic already, to ask about several topics together.
   *
   * @default - one of its own
   */
  readonly prover?: Prover;
}

/** All filters that a topic's rules and claims have, those included that may belong to it. */
export function filtersOf({ subscriptions, claims }: Topic): RuleFilter[] {
  const rules = knownOf(subscriptions).flatMap((subscription) => [
    ...knownOf(subscription.rules),
    ...missingOf(subscription.rules).flatMap(({ rule }) => rule ?? []),
  ]);
  const asked = claims.flatMap(({ messages, except }) => [messages, except]);
  return [...rules.map(boundOf), ...asked, HAS_SESSION].filter((filter) => filter !== undefined);
}

/**
 * What the rules of a topic do with all messages.
 *
 * A message is delivered to a subscription if one of its rules is true and the action of that rule does not fail; in a
 * subscription with sessions one without is a dead letter. Rules without an action share one copy, each rule with one
 * makes its own. What is not known of the topic, its subscriptions and rules is part of every answer: each is a set of
 * messages with two bounds. What another topic does with what is forwarded to it is not considered.
 */
export class TopicProof {
  readonly prover: Prover;
  /** The rules of which something is not known, or which Azure would refuse. */
  readonly excluded: readonly ExcludedRule[];
  /** Everything of the topic that is not known. */
  readonly unresolved: readonly Unresolved[];
  /** The kinds of messages, by the property that most rules tell them apart by. */
  readonly kinds: readonly MessageKind[];
  private readonly boxes = new Map<Subscription, Box>();
  private readonly received = new Map<Subscription, MessageSet>();
  private readonly reached = new WeakMap<readonly Subscription[], MessageSet>();
  private readonly known: readonly Subscription[];
  private boxIndex: BoxIndex | undefined;
  private readonly deliveries: Deliveries;

  constructor(
    readonly topic: Topic,
    { contract = contractOf(topic), filters = [], effort, asked, prover }: ProofOptions = {},
  ) {
    this.prover = prover ?? new Prover([...filtersOf(topic), ...filters], contract, { ...effort, asked });
    this.deliveries = new Deliveries(this.prover);
    this.kinds = messageKinds(this.prover);
    const subscriptions = knownOf(topic.subscriptions);
    this.known = subscriptions;
    this.excluded = subscriptions.flatMap(excludedRules);
    this.unresolved = distinct([
      ...missingOf(topic.subscriptions),
      ...(topic.status.kind === 'unknown' ? [topic.status.unresolved] : []),
      ...subscriptions.flatMap(({ rules, requiresSession }) => [
        ...missingOf(rules),
        ...knownOf(rules).flatMap(unresolvedOf),
        ...(requiresSession.kind === 'unknown' ? [requiresSession.unresolved] : []),
      ]),
    ]);
  }

  /** The messages that a rule delivers to its subscription. */
  matches(subscription: Subscription, rule: DeployedRule): MessageSet {
    return this.deliveries.matches(subscription, rule);
  }

  /** The messages that a subscription gets, once for each copy that it may get. */
  copies(subscription: Subscription): readonly MessageSet[] {
    return this.deliveries.copies(subscription);
  }

  /** The messages that subscriptions get which the topic may have beside those that are known. */
  get others(): MessageSet {
    const missing = missingOf(this.topic.subscriptions);
    return missing.length === 0 ? NO_MESSAGE : perhaps(EVERY_MESSAGE, missing);
  }

  /** The messages that a subscription gets. */
  receives(subscription: Subscription): MessageSet {
    const known = this.received.get(subscription) ?? inAny(...this.copies(subscription));
    this.received.set(subscription, known);
    return known;
  }

  /** The messages that any of the subscriptions gets. */
  reaches(subscriptions: readonly Subscription[]): MessageSet {
    const known =
      this.reached.get(subscriptions) ?? inAny(...subscriptions.map((subscription) => this.receives(subscription)));
    this.reached.set(subscriptions, known);
    return known;
  }

  /** Bounds of the messages that a subscription gets. */
  box(subscription: Subscription): Box {
    if (!this.boxes.has(subscription)) {
      const isWhole = subscription.rules.kind === 'all';
      const boxes = knownOf(subscription.rules).map((rule) => {
        const bound = boundOf(rule);
        return bound === undefined ? EVERYTHING : boxOf(bound, this.prover.space);
      });
      this.boxes.set(subscription, isWhole ? boxes.reduce<Box>(around, undefined) : EVERYTHING);
    }
    return this.boxes.get(subscription);
  }

  /** The subscriptions that may get messages of a kind: the others need not be looked at. */
  near(kind: MessageKind): readonly Subscription[] {
    const near =
      kind.box === undefined
        ? this.known.filter((subscription) => kind.isNear(this.box(subscription)))
        : this.index.near(kind.box).map((at) => this.known[at] as Subscription);
    // The same list where it is all of them, so that what they get together is said once.
    return near.length === this.known.length ? this.known : near;
  }

  /** Finds the subscriptions of which the bounds are near. */
  private get index(): BoxIndex {
    this.boxIndex ??= new BoxIndex(this.known.map((subscription) => this.box(subscription)));
    return this.boxIndex;
  }

  /**
   * A message of the set, if there is one.
   *
   * @param words what the messages of the set are: `that reaches nobody`
   */
  find(set: MessageSet, words?: string): Promise<Finding> {
    return this.prover.find(set, words);
  }

  /**
   * The messages that refute a claim, by how. Subscriptions that the topic does not have get nothing, unless it may have
   * some that are not known.
   */
  refuting(claim: DeliveryClaim): readonly (readonly [RefutationKind, MessageSet])[] {
    const { kind, messages, except } = claim;
    const { about, nameless, others } = this.subjectsOf(claim);
    const may = (sets: readonly MessageSet[], { address }: Subscription) =>
      sets.map((set) => perhaps(set, [{ address, argument: 'name', problem: 'it is not known' }]));
    const scope = inAll(
      messages === undefined ? EVERY_MESSAGE : this.prover.matching(messages),
      except === undefined ? EVERY_MESSAGE : outside(this.prover.matching(except)),
    );
    const receivers = [
      ...about.map((subscription) => this.receives(subscription)),
      ...nameless.flatMap((one) => may([this.receives(one)], one)),
      ...others,
    ];
    // What is not known may come twice by itself.
    const copies = [
      ...about.flatMap((subscription) => this.copies(subscription)),
      ...nameless.flatMap((one) => may(this.copies(one), one)),
      ...others,
      ...others,
    ];
    const unreached = inAll(scope, outside(inAny(...receivers)));
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
        return [['reaches one', inAll(scope, inAny(...receivers))]];
    }
  }

  /** The subscriptions that a claim is about, those that it may be about, and what those may get that are not known. */
  private subjectsOf(claim: DeliveryClaim) {
    const { subscriptions, observers = [] } = claim;
    const known = knownOf(this.topic.subscriptions);
    const named = subscriptions ?? observers;
    const strangers = named.filter((wanted) => known.every(({ name }) => name !== wanted));
    // Each that is not found may be one that is not known, or one of which the name is not.
    const nameless =
      strangers.length === 0
        ? []
        : known.filter((one) => hasNoKnownName(one) && subscriptions?.includes(one.name) !== true);
    const about = known.filter((one) => isAbout(claim, one.name) && !nameless.includes(one));
    // Of all subscriptions, several may be missing: two say that a message may reach both.
    const count =
      subscriptions === undefined ? Math.min(2, missingOf(this.topic.subscriptions).length * 2) : strangers.length;
    return { about, nameless, others: Array.from({ length: count }, () => this.others) };
  }

  /** Whether a claim holds for all messages. */
  async prove(claim: DeliveryClaim): Promise<Verdict> {
    const refutations: Refutation[] = [];
    let undecided: Verdict | undefined;
    for (const [how, messages] of this.refuting(claim)) {
      const found = await this.find(messages, `that ${how}, against the claim "${claim.name}"`);
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

/** Whether only the apply tells the name of a subscription: it has its address instead. */
export function hasNoKnownName({ name, address }: Subscription): boolean {
  return name === address;
}

/** The contract that the document of a topic has. */
export function contractOf({ contract, setBySenders, systemProperties }: Topic): Contract | undefined {
  return contract && { schema: contract, setBySenders, systemProperties };
}

function excludedRules({ name: subscription, rules }: Subscription): ExcludedRule[] {
  return knownOf(rules)
    .filter((rule) => unresolvedOf(rule).length > 0)
    .map((rule) => ({ subscription, rule: rule.name, reason: reasonOf(rule) }));
}

/** Why a rule is not known, or refused, as the rest of a sentence that begins with its name. */
export function reasonOf(rule: DeployedRule): string {
  return unresolvedOf(rule)
    .map(({ argument, problem }) =>
      argument === '' || problem.startsWith('Azure') ? problem : `${argument}: ${problem}`,
    )
    .join('; ');
}
