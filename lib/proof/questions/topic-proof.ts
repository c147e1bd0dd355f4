import {
  type DeployedRule,
  distinct,
  goesOn,
  knownAction,
  knownFilter,
  knownOf,
  missingOf,
  Router,
  reachableTopics,
  type Subscription,
  type Topic,
  takesMessages,
  type Unresolved,
  unresolvedOf,
} from '../../routing';
import type { DeliveryClaim, Message, RuleFilter, SqlAction } from '../../rules';
import { AS_SENT, boundOf, Copies, HAS_SESSION } from '../destinations/copies';
import { type Counted, endsBehind } from '../destinations/counted';
import { Near } from '../destinations/near';
import { areRoutedSo } from '../destinations/routed';
import { type Arrival, Walk } from '../destinations/walk';
import { AskedFilters } from '../jobs/asked-filters';
import { noteJobs } from '../jobs/noted';
import type { Box } from '../messages/box';
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
import { Passage } from '../messages/passage';
import type { Effort } from '../solver/solver';
import { ClaimCopies, type Followed } from './claim-copies';
import { Disagreement } from './disagreement';
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
  /** Where the copies end that the claim counts, one entry a copy. */
  readonly ends: readonly string[];
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
  /** Claims that questions will be about besides those of the topic. */
  readonly claims?: readonly DeliveryClaim[];
  readonly effort?: Partial<Effort>;
  /** Is told each question with its answer, unless the prover is given. */
  readonly asked?: ProverOptions['asked'];
  /**
   * A prover that knows the filters of the topic already, to ask about several topics together.
   *
   * @default - one of its own
   */
  readonly prover?: Prover;
  /** What such a prover knows of what is asked about jobs. */
  readonly jobFilters?: AskedFilters;
}

/**
 * All filters and actions that decide where a topic's messages end, the filters of its claims included: of its rules, and
 * of those of the topics that it forwards to, with what may belong to them.
 */
export function filtersOf(topic: Topic): (RuleFilter | SqlAction)[] {
  const rules = [...reachableTopics([topic])].flatMap(({ subscriptions }) =>
    knownOf(subscriptions).flatMap((subscription) => [
      ...knownOf(subscription.rules),
      ...missingOf(subscription.rules).flatMap(({ rule }) => rule ?? []),
    ]),
  );
  return [...rules.flatMap((rule) => [boundOf(rule), knownAction(rule)]), ...askedBy(topic.claims), HAS_SESSION].filter(
    (part) => part !== undefined,
  );
}

function askedBy(claims: readonly DeliveryClaim[]): readonly RuleFilter[] {
  return claims.flatMap(({ messages, except }) => [messages, except].filter((part) => part !== undefined));
}

/** What claims about jobs ask of messages, wherever they end. */
function jobFiltersOf(topic: Topic, claims: readonly DeliveryClaim[], filters: AskedFilters): readonly RuleFilter[] {
  return claims.every(({ jobs }) => jobs === undefined) ? [] : noteJobs(topic, filters);
}

/**
 * What the rules of a topic do with all messages.
 *
 * A message is delivered to a subscription if one of its rules is true and the action of that rule does not fail; in a
 * subscription with sessions one without is a dead letter. Rules without an action share one copy, each rule with one
 * makes its own. What is forwarded is followed to where it ends, over every hop: `arrivals`. What is not known of the
 * topic, its subscriptions and rules, and of what they forward to, is part of every answer: each is a set of messages with
 * two bounds.
 */
export class TopicProof implements Followed {
  readonly prover: Prover;
  /** The rules of which something is not known, or which Azure would refuse. */
  readonly excluded: readonly ExcludedRule[];
  /** Everything of the topic that is not known. */
  readonly unresolved: readonly Unresolved[];
  /** The kinds of messages, by the property that most rules tell them apart by. */
  readonly kinds: readonly MessageKind[];
  private readonly received = new Map<Subscription, MessageSet>();
  private readonly reached = new WeakMap<readonly Subscription[], MessageSet>();
  private readonly known: readonly Subscription[];
  private boxIndex: BoxIndex | undefined;
  private readonly copySets: Copies;
  private readonly nearness: Near;
  private readonly walk: Walk;
  private readonly followed = new Map<Subscription, readonly Arrival[]>();
  private readonly laterOn = new Map<Arrival, readonly Arrival[]>();
  private readonly claimCopies: ClaimCopies;
  private readonly router = new Router();
  private readonly ended = new Map<Subscription, MessageSet>();
  /** How many subscriptions forward. */
  private readonly forwarding: number;

  constructor(
    readonly topic: Topic,
    {
      contract = contractOf(topic),
      filters = [],
      claims = [],
      effort,
      asked,
      prover,
      jobFilters = new AskedFilters(),
    }: ProofOptions = {},
  ) {
    const jobs = jobFiltersOf(topic, [...topic.claims, ...claims], jobFilters);
    const parts = [...filtersOf(topic), ...askedBy(claims), ...jobs, ...filters];
    this.prover = prover ?? new Prover(parts, contract, { ...effort, asked });
    this.claimCopies = new ClaimCopies(this, jobFilters);
    this.copySets = new Copies(this.prover);
    this.nearness = new Near(this.prover.space);
    this.walk = new Walk(this.copySets, this.nearness);
    this.kinds = messageKinds(this.prover);
    const subscriptions = knownOf(topic.subscriptions);
    this.known = subscriptions;
    this.forwarding = subscriptions.filter(goesOn).length;
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
    return this.copySets.matches(subscription, rule);
  }

  /**
   * The messages that a rule fails on: those that its filter fails on, and those that it is true for and that its action
   * fails on. Of what is not known of a rule nothing is said.
   */
  failures(rule: DeployedRule): { readonly filter: MessageSet; readonly action: MessageSet } {
    const [filter, action] = [knownFilter(rule), knownAction(rule)];
    if (filter === undefined) return { filter: NO_MESSAGE, action: NO_MESSAGE };
    return {
      filter: this.prover.failing(filter),
      action:
        action === undefined
          ? NO_MESSAGE
          : inAll(this.prover.matching(filter), this.prover.failingAt(Passage.NONE.by(rule.name, action))),
    };
  }

  /** The messages that a subscription gets, once for each copy that it may get. */
  copies(subscription: Subscription): readonly MessageSet[] {
    const copies = this.copySets.of(subscription, AS_SENT).map(({ taken }) => taken);
    const { status } = this.topic;
    if (status.kind === 'unknown') return copies.map((copy) => perhaps(copy, [status.unresolved]));
    return takesMessages(status.value) ? copies : [];
  }

  /** The copies that a subscription makes of messages, and where each ends. */
  arrivals(subscription: Subscription): readonly Arrival[] {
    const known = this.followed.get(subscription) ?? this.follow(subscription);
    this.followed.set(subscription, known);
    return known;
  }

  /** A topic that is disabled takes nothing. */
  private follow(subscription: Subscription): readonly Arrival[] {
    const { status } = this.topic;
    if (status.kind === 'known' && !takesMessages(status.value)) return [];
    const arrivals = this.walk.through(subscription, this.forwarding);
    if (status.kind === 'known') return arrivals;
    return arrivals.map((one) => ({ ...one, messages: perhaps(one.messages, [status.unresolved]) }));
  }

  /** What may become later of a copy that waits somewhere. */
  later(arrival: Arrival): readonly Arrival[] {
    const known = this.laterOn.get(arrival) ?? this.walk.later(arrival);
    this.laterOn.set(arrival, known);
    return known;
  }

  /** The messages of which a copy ends somewhere that a subscription gets, and not as a dead letter. */
  ends(subscription: Subscription): MessageSet {
    if (!goesOn(subscription)) return this.receives(subscription);
    const known = this.ended.get(subscription) ?? inAny(...this.endsBehind(subscription).flat().map(messagesOf));
    this.ended.set(subscription, known);
    return known;
  }

  /** The copies that end behind a subscription, those together that come one way. */
  endsBehind(subscription: Subscription): readonly (readonly Counted[])[] {
    if (goesOn(subscription)) return endsBehind(this.arrivals(subscription));
    return [this.copies(subscription).map((messages) => ({ messages, end: subscription.name }))];
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

  /** The messages of which a copy ends somewhere that any of the subscriptions gets, and not as a dead letter. */
  reaches(subscriptions: readonly Subscription[]): MessageSet {
    const known =
      this.reached.get(subscriptions) ?? inAny(...subscriptions.map((subscription) => this.ends(subscription)));
    this.reached.set(subscriptions, known);
    return known;
  }

  /** Bounds of the messages that a subscription gets. */
  box(subscription: Subscription): Box {
    return this.nearness.boxOf(subscription);
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
    const { groups, copies } = this.claimCopies.of(claim);
    const receivers = groups.map((group) => inAny(...group.map(messagesOf)));
    const scope = inAll(
      messages === undefined ? EVERY_MESSAGE : this.prover.matching(messages),
      except === undefined ? EVERY_MESSAGE : outside(this.prover.matching(except)),
    );
    const unreached = inAll(scope, outside(inAny(...receivers)));
    switch (kind) {
      case 'exactly-once':
        return [
          ['reaches nobody', unreached],
          ['comes twice', inAll(scope, inSeveral(copies.map(messagesOf)))],
        ];
      case 'never-overlap':
        return [['comes twice', inAll(scope, inSeveral(receivers))]];
      case 'cover':
        return [['reaches nobody', unreached]];
      case 'not-reach':
        return [['reaches one', inAll(scope, inAny(...receivers))]];
    }
  }

  /** A message that refutes a claim, and where its copies end: the router says so too. */
  private confirmed(claim: DeliveryClaim, message: Message): Omit<Refutation, 'how'> {
    const counted = this.claimCopies.of(claim).copies.filter(({ messages }) => messages.has(message));
    if (this.forwarding > 0 && !this.isRouted(message)) throw new Disagreement(message, claim.name);
    return { message, ends: counted.map(({ end }) => end) };
  }

  /** Whether the router has the copies of a message end where this proof does. */
  isRouted(message: Message): boolean {
    const arrivals = this.known.flatMap((subscription) => this.arrivals(subscription));
    return areRoutedSo(this.router.route(this.topic, message), arrivals, message);
  }

  /** Whether a claim holds for all messages. */
  async prove(claim: DeliveryClaim): Promise<Verdict> {
    const refutations: Refutation[] = [];
    let undecided: Verdict | undefined;
    for (const [how, messages] of this.refuting(claim)) {
      const found = await this.find(messages, `that ${how}, against the claim "${claim.name}"`);
      if (found.kind === 'message') refutations.push({ how, ...this.confirmed(claim, found.message) });
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

function messagesOf({ messages }: Counted): MessageSet {
  return messages;
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
