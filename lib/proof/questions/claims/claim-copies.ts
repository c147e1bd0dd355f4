import { knownOf, missingOf, type Subscription, type Topic } from '../../../routing';
import { type DeliveryClaim, isAbout } from '../../../rules';
import { type Counted, endsAt } from '../../destinations/counted';
import type { Arrival } from '../../destinations/walk';
import { jobsAt } from '../../jobs/counted-jobs';
import type { TopicJobs } from '../../jobs/topic-jobs';
import { type MessageSet, perhaps } from '../../messages/message-set';
import type { Prover } from '../prover';

/** The copies that count for a claim, in groups of which each is one destination. */
export interface ClaimCounts {
  readonly groups: readonly (readonly Counted[])[];
  /** All of them, each once. */
  readonly copies: readonly Counted[];
}

/** Where the messages of a topic end, as far as it was followed. */
export interface Followed {
  readonly topic: Topic;
  readonly prover: Prover;
  /** The messages that subscriptions get which the topic may have beside those that are known. */
  readonly others: MessageSet;
  /** The copies that a subscription makes of messages, and where each ends. */
  arrivals(subscription: Subscription): readonly Arrival[];
  /** What may become later of a copy that waits somewhere. */
  later(arrival: Arrival): readonly Arrival[];
  /** The copies that end behind a subscription, those together that come one way. */
  endsBehind(subscription: Subscription): readonly (readonly Counted[])[];
}

/** Which copies of messages count for the claims of a topic. */
export class ClaimCopies {
  private readonly counts = new WeakMap<DeliveryClaim, ClaimCounts>();

  constructor(
    private readonly proof: Followed,
    private readonly jobs: TopicJobs,
  ) {}

  /** The copies that count for a claim, and the groups of those of which one is as good as several for an overlap. */
  of(claim: DeliveryClaim): ClaimCounts {
    const known = this.counts.get(claim) ?? this.count(claim);
    this.counts.set(claim, known);
    return known;
  }

  private count(claim: DeliveryClaim): ClaimCounts {
    const { subscriptions, destinations, jobs } = claim;
    const arrivals = () => knownOf(this.proof.topic.subscriptions).flatMap((one) => this.proof.arrivals(one));
    if (jobs !== undefined) {
      const all = arrivals();
      return this.countNamed(jobs, (names) => jobsAt(names, all, (subscription) => this.jobs.takerOf(subscription)));
    }
    if (destinations !== undefined) {
      const all = arrivals();
      return this.countNamed(destinations, (names) => endsAt(names, all, (arrival) => this.proof.later(arrival)));
    }
    const { about, nameless, others } = this.subjectsOf(claim);
    const may = (counted: readonly Counted[], { address }: Subscription) =>
      counted.map((one) => ({
        ...one,
        messages: perhaps(one.messages, [{ address, argument: 'name', problem: 'it is not known' }]),
      }));
    // Of all subscriptions each end is one; of those that are named each of them is, wherever its copies end.
    const groupsOf = (one: Subscription) =>
      subscriptions === undefined ? this.proof.endsBehind(one) : [this.proof.endsBehind(one).flat()];
    const groups = [
      ...about.flatMap(groupsOf),
      ...nameless.flatMap((one) => groupsOf(one).map((group) => may(group, one))),
      ...others.map((messages) => [{ messages, end: '?' }]),
    ];
    // What is not known may come twice by itself.
    return { groups, copies: [...groups.flat(), ...others.map((messages) => ({ messages, end: '?' }))] };
  }

  /** @param counted the copies that count for some names together */
  private countNamed(names: readonly string[], counted: (names: readonly string[]) => readonly Counted[]): ClaimCounts {
    const { topic, others } = this.proof;
    const unknown = missingOf(topic.subscriptions).length === 0 ? [] : [{ messages: others, end: '?' }];
    return {
      groups: names.map((name) => [...counted([name]), ...unknown]),
      // What is not known may come twice by itself.
      copies: [...counted(names), ...unknown, ...unknown],
    };
  }

  /** The subscriptions that a claim is about, those that it may be about, and what those may get that are not known. */
  private subjectsOf(claim: DeliveryClaim) {
    const { subscriptions, observers = [] } = claim;
    const known = knownOf(this.proof.topic.subscriptions);
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
      subscriptions === undefined
        ? Math.min(2, missingOf(this.proof.topic.subscriptions).length * 2)
        : strangers.length;
    return { about, nameless, others: Array.from({ length: count }, () => this.proof.others) };
  }
}

/** Whether only the apply tells the name of a subscription: it has its address instead. */
export function hasNoKnownName({ name, address }: Subscription): boolean {
  return name === address;
}
