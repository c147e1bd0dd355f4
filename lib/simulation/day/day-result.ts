import type { Duration, Tier, Time } from '../../broker/core';
import type { Cluster } from '../../local/deployment';
import type { Throttled } from './credits';
import type { NodeCount } from './node-pool';

/** What a day came to. */
export interface DayResult {
  readonly beginning: Time;
  /** When it is no longer looked on. */
  readonly until: Time;
  /** When the last thing happened; `until` where jobs still waited or ran then. */
  readonly end: Time;
  /** Whether every job had come to its end. */
  readonly isWhole: boolean;
  readonly messages: {
    readonly sent: number;
    /** Those that the topic did not take, with what the service says. */
    readonly refused: ReadonlyMap<string, number>;
    readonly duplicates: number;
    /** Those that no rule wants. */
    readonly unwanted: number;
  };
  readonly subscriptions: readonly SubscriptionDay[];
  readonly jobs: readonly JobKindDay[];
  /** Messages that waited for a place of their template when it was looked on no longer. */
  readonly stillHeld: number;
  readonly clusters: readonly ClusterDay[];
  readonly service: ServiceDay;
  /** Templates of which nobody said how long they run, with the limit that was taken; `undefined` where they have none. */
  readonly assumedLengths: ReadonlyMap<string, Duration | undefined>;
}

/** What came to a subscription, and what became of it. */
export interface SubscriptionDay {
  /** As clients write it: `training-events/Subscriptions/gpu`. */
  readonly address: string;
  readonly came: number;
  readonly expired: number;
  readonly deadLettered: number;
  /** Jobs that its messages started. */
  readonly started: number;
  /** Messages whose job was there already. */
  readonly again: number;
  /** Messages that were set aside, by reason. */
  readonly setAside: ReadonlyMap<string, number>;
  /** Whether a program that is simulated receives from it. */
  readonly startsJobs: boolean;
}

/** How the jobs of a template went. */
export interface JobKindDay {
  readonly template: string;
  readonly jobs: number;
  /** From the sending of its message until its command runs, of each job that came so far, the shortest first. */
  readonly waits: readonly Duration[];
  /** How long messages waited because their template may start no more, of each job that had to, the shortest first. */
  readonly held: readonly Duration[];
  /** Those that had not begun, or not ended, when it was looked on no longer. */
  readonly waiting: number;
  readonly running: number;
  /** How they ended: `Completed`, `Canceled` by their time limit. */
  readonly ended: ReadonlyMap<string, number>;
}

export interface ClusterDay {
  readonly cluster: Cluster;
  /** Machine time that is paid, whether there is work or none. */
  readonly paid: Duration;
  /** Machine time with work. */
  readonly busy: Duration;
  /** The most machines at a time. */
  readonly most: number;
  /** How long all machines of the cluster had work while a job waited for one, or not. */
  readonly full: Duration;
  readonly history: readonly NodeCount[];
}

export interface ServiceDay {
  readonly tier: Tier | undefined;
  /** The most credits of one second. */
  readonly mostCredits: number;
  /** `undefined` where no number is known for the tier. */
  readonly throttled: readonly Throttled[] | undefined;
}

/** The value that so great a part of some numbers, in order, is not above; `undefined` of none. */
export function quantile(ordered: readonly number[], part: number): number | undefined {
  return ordered[Math.max(0, Math.ceil(ordered.length * part) - 1)];
}
