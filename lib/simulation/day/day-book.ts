import { BrokerError, type BrokerEvent, subscriptionAddress, type Tier, type Time } from '../../broker/core';
import type { Run } from '../../local/azure-ml/core';
import type { Outcome } from '../../trigger/program/outcome';
import type { Asking, JobMade } from '../judging/job-made';
import { heardBy } from '../parts/listener';
import type { SimulatedBus } from '../parts/simulated-bus';
import { listenersOf, type SimulatedSystem } from '../world/simulated-world';
import { clusterDay } from './cluster-day';
import { Credits } from './credits';
import type { DayResult, SubscriptionDay } from './day-result';
import { JobBook } from './job-book';
import type { NodePool } from './node-pool';

/** What a day is closed with. */
export interface Closing {
  readonly beginning: Time;
  readonly until: Time;
  readonly arrivals: number;
  readonly pools: ReadonlyMap<string, NodePool>;
}

type SubscriptionCount = {
  -readonly [Member in keyof Omit<SubscriptionDay, 'setAside'>]: SubscriptionDay[Member];
} & { readonly setAside: Map<string, number> };

/** Writes down what happens in a day. */
export class DayBook {
  readonly jobs: JobBook;
  private readonly subscriptions = new Map<string, SubscriptionCount>();
  /** By the name that programs have for them. */
  private readonly byProgram = new Map<string, string>();
  /** Filters of each topic. */
  private readonly filters = new Map<string, number>();
  private readonly credits = new Credits();
  private readonly refusals = new Map<string, number>();
  private duplicates = 0;
  private unwanted = 0;
  private last: Time;

  constructor(
    private readonly system: SimulatedSystem,
    private readonly now: () => Time,
  ) {
    this.jobs = new JobBook(now);
    this.last = now();
    for (const listener of listenersOf(system)) this.byProgram.set(listener.subscription, heardBy(listener)[0]);
  }

  /** Counts what each message that is sent to a topic is put to. */
  countFilters(look: SimulatedBus['look']): void {
    for (const { name } of look.list('topic')) {
      const all = look.subscriptions(name);
      const rules = all instanceof BrokerError ? [] : all.map((one) => rulesOf(look, name, one.name));
      this.filters.set(
        name,
        rules.reduce((sum, count) => sum + count, 0),
      );
    }
  }

  willSend(messageId: string): void {
    this.jobs.willSend(messageId);
  }

  refused(says: string): void {
    this.last = this.now();
    add(this.refusals, says);
  }

  hear({ what, entity, at }: BrokerEvent): void {
    this.last = at;
    switch (what) {
      case 'sent':
        this.credits.spend(at, 1 + (this.filters.get(entity) ?? 0));
        return;
      case 'delivered':
        this.credits.spend(at, 1);
        return;
      case 'duplicate':
        this.duplicates++;
        return;
      case 'no-match':
        this.unwanted++;
        return;
      case 'enqueued':
        this.at(entity).came++;
        return;
      case 'expired':
        this.at(entity).expired++;
        return;
      case 'dead-lettered':
        this.at(entity).deadLettered++;
        return;
      // What goes on by itself, or is told where it ends.
      case 'abandoned':
      case 'activated':
      case 'cancelled':
      case 'completed':
      case 'deferred':
      case 'discarded':
      case 'filter-failed':
      case 'forwarded':
      case 'lock-lost':
      case 'scheduled':
        return;
    }
  }

  hearMade(made: JobMade): void {
    this.last = this.now();
    this.jobs.hearMade(made);
    this.ofProgram(made.asking).started++;
  }

  hearCopy(): void {}

  hearOutcome(asking: Asking, outcome: Outcome | 'given-back'): void {
    if (outcome === 'given-back') return;
    this.hearHeld(asking, outcome);
    if (outcome.kind === 'already-started') this.ofProgram(asking).again++;
    if (outcome.kind === 'rejected') add(this.ofProgram(asking).setAside, outcome.reason);
  }

  /** Nothing goes wrong in a day. */
  hearTrouble(): void {}

  private hearHeld({ messageId }: Asking, outcome: Outcome): void {
    if (outcome.kind === 'rejected') this.jobs.hearGivenUp(messageId);
    if (outcome.kind === 'waiting' && outcome.why === 'over-limit' && outcome.since !== undefined)
      this.jobs.hearHeld(messageId, outcome.since.getTime());
  }

  hearRun(run: Run): void {
    this.last = this.now();
    this.jobs.hearRun(run);
  }

  close({ beginning, until, arrivals, pools }: Closing): DayResult {
    const kinds = this.jobs.kinds();
    const { stillHeld } = this.jobs;
    const isWhole = stillHeld === 0 && kinds.every(({ waiting, running }) => waiting + running === 0);
    const end = isWhole ? this.last : until;
    const tier: Tier | undefined = this.system.tier;
    return {
      beginning,
      until,
      end,
      isWhole,
      messages: { sent: arrivals, refused: this.refusals, duplicates: this.duplicates, unwanted: this.unwanted },
      subscriptions: [...this.subscriptions.values()].sort((one, other) => (one.address < other.address ? -1 : 1)),
      jobs: kinds,
      stillHeld,
      clusters: this.system.clusters.flatMap((cluster) => {
        const pool = pools.get(cluster.id.toLowerCase());
        return pool === undefined ? [] : [clusterDay(cluster, pool, end)];
      }),
      service: {
        tier,
        mostCredits: this.credits.most,
        throttled: tier === undefined ? undefined : this.credits.throttled(tier),
      },
      assumedLengths: this.jobs.assumedLengths,
    };
  }

  private ofProgram({ subscription }: Asking): SubscriptionCount {
    return this.at(this.byProgram.get(subscription) ?? subscription);
  }

  private at(address: string): SubscriptionCount {
    const known = this.subscriptions.get(address);
    if (known !== undefined) return known;
    const startsJobs = [...this.byProgram.values()].includes(address);
    const made = { address, came: 0, expired: 0, deadLettered: 0, started: 0, again: 0, startsJobs };
    const count: SubscriptionCount = { ...made, setAside: new Map() };
    this.subscriptions.set(address, count);
    return count;
  }
}

/** How many rules a subscription has. */
function rulesOf(look: SimulatedBus['look'], topic: string, subscription: string): number {
  const rules = look.rules(subscriptionAddress(topic, subscription));
  return rules instanceof BrokerError ? 0 : rules.length;
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
