import {
  type DeployedRule,
  goesOn,
  knownAction,
  knownFilter,
  knownOf,
  missingOf,
  Router,
  type Subscription,
  type Topic,
  takesMessages,
  type Unresolved,
} from '../../routing';
import type { DeliveryClaim, Message } from '../../rules';
import { AS_SENT, type Asked, Copies, type CopySets } from '../destinations/copy-sets';
import { type Counted, closedTo, endsBehind } from '../destinations/counted';
import { Near } from '../destinations/near';
import { areRoutedSo } from '../destinations/routed';
import { type Arrival, Walk } from '../destinations/walk';
import { AskedFilters } from '../jobs/asked-filters';
import { TopicJobs } from '../jobs/topic-jobs';
import type { Box } from '../messages/box';
import { EVERY_MESSAGE, inAll, inAny, type MessageSet, NO_MESSAGE, perhaps } from '../messages/message-set';
import { Passage } from '../messages/passage';
import { Usages } from '../messages/usage';
import type { Followed } from './claims/claim-copies';
import { ClaimProof, type ClosedPlace, type RefutationKind, type Verdict } from './claims/claim-proof';
import { type ExcludedRule, excludedRules, unresolvedIn } from './excluded-rules';
import { type MessageKind, messageKinds } from './message-kinds';
import { NearKinds } from './near-kinds';
import type { ProofOptions } from './proof-options';
import { type Finding, Prover } from './prover';
import { askedBy, contractOf, filtersOf } from './topic-filters';

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
  /** What starts jobs of its messages. */
  readonly jobs: TopicJobs;
  /** The rules of which something is not known, or which Azure would refuse. */
  readonly excluded: readonly ExcludedRule[];
  /** Everything of the topic that is not known. */
  readonly unresolved: readonly Unresolved[];
  /** The kinds of messages, by the property that most rules tell them apart by. */
  readonly kinds: readonly MessageKind[];
  private readonly received = new Map<Subscription, MessageSet>();
  private readonly reached = new WeakMap<readonly Subscription[], MessageSet>();
  private readonly known: readonly Subscription[];
  private readonly copySets: Copies;
  private readonly nearness: Near;
  private readonly nearKinds: NearKinds;
  private readonly walk: Walk;
  private readonly followed = new Map<Subscription, readonly Arrival[]>();
  private readonly laterOn = new Map<Arrival, readonly Arrival[]>();
  private readonly claims: ClaimProof;
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
    const matching: Asked['matching'] = (filter, passage) => this.prover.matching(filter, passage);
    this.jobs = new TopicJobs(topic, jobFilters, { matching });
    const own = [...filtersOf(topic), ...askedBy(claims), ...filters];
    this.prover =
      prover ?? new Prover([...own, ...this.jobs.note([...topic.claims, ...claims])], contract, { ...effort, asked });
    this.claims = new ClaimProof(this, this.jobs);
    this.copySets = new Copies(this.prover);
    this.nearness = new Near(this.prover.space);
    this.walk = new Walk(this.copySets, this.nearness);
    // What templates ask of messages makes no kinds of them.
    this.kinds = messageKinds(this.prover, prover?.usages ?? new Usages(own));
    const subscriptions = knownOf(topic.subscriptions);
    this.known = subscriptions;
    this.nearKinds = new NearKinds(this.kinds, subscriptions, (subscription) => this.box(subscription));
    this.forwarding = subscriptions.filter(goesOn).length;
    this.excluded = subscriptions.flatMap(excludedRules);
    this.unresolved = unresolvedIn(topic);
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
    const copies = this.copiesTo(subscription).map(({ taken }) => taken);
    const { status } = this.topic;
    if (status.kind === 'unknown') return copies.map((copy) => perhaps(copy, [status.unresolved]));
    return takesMessages(status.value) ? copies : [];
  }

  /** The copies that may come to a subscription, each with what it looks like. */
  copiesTo(subscription: Subscription): readonly CopySets[] {
    return this.copySets.of(subscription, AS_SENT);
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
    return [
      this.copies(subscription).map((messages) => ({ messages, end: subscription.name, ...closedTo(subscription) })),
    ];
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
    return this.nearKinds.subscriptionsNear(kind);
  }

  /** The kinds of which sets of messages with any of these bounds may have some. */
  kindsNear(boxes: readonly Box[]): readonly MessageKind[] {
    return this.nearKinds.kindsNear(boxes);
  }

  /**
   * A message of the set, if there is one.
   *
   * @param words what the messages of the set are: `that reaches nobody`
   */
  find(set: MessageSet, words?: string): Promise<Finding> {
    return this.prover.find(set, words);
  }

  /** The messages that refute a claim, by how. */
  refuting(claim: DeliveryClaim): readonly (readonly [RefutationKind, MessageSet])[] {
    return this.claims.refuting(claim);
  }

  /** Whether a claim holds for all messages. */
  prove(claim: DeliveryClaim): Promise<Verdict> {
    return this.claims.prove(claim);
  }

  /** Where the copies of a message end that a claim counts, one entry a copy. */
  countedEnds(claim: DeliveryClaim, message: Message): readonly string[] {
    return this.claims.countedEnds(claim, message);
  }

  /** The places that a claim counts copies at, and where nobody can read them. */
  closedPlaces(claim: DeliveryClaim): Promise<readonly ClosedPlace[]> {
    return this.claims.closedPlaces(claim);
  }

  /** Whether the router has the copies of a message end where this proof does; where nothing forwards, they end at once. */
  isRouted(message: Message): boolean {
    if (this.forwarding === 0) return true;
    const arrivals = this.known.flatMap((subscription) => this.arrivals(subscription));
    return areRoutedSo(this.router.route(this.topic, message), arrivals, message);
  }

  /** Ends the solver's thread. */
  close(): Promise<void> {
    return this.prover.close();
  }
}

function messagesOf({ messages }: Counted): MessageSet {
  return messages;
}
