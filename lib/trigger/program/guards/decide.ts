import type { LimitsData } from '../../jobs';
import type { Ledger, Start, Time, Waiting } from './ledger';
import { compareTurns } from './order';
import { countsFor, DAY, HOUR, nextPlace, REUSED_FOR } from './template-places';

const SECOND = 1000;
/** Whoever has not come so long after its time is no longer waited for; it takes its turn again when it comes. */
export const MISSED_AFTER = 10 * 60 * SECOND;
/** Of those that wait so many are remembered, those whose turn is first; the others come again and see. */
export const MOST_WAITING = 256;
/** Clocks of answers have no milliseconds. */
const CLOCK_STEP = SECOND;
/** Nobody is told to come again sooner or later than this. */
const SOONEST = 10 * SECOND;
export const LATEST = 6 * HOUR;

/** A request that wants a place. */
export interface Asking {
  readonly key: string;
  readonly priority: number;
  readonly cost: number;
  /** Since when it waits; the present where it has just come. */
  readonly since: Time | undefined;
}

/** What a limit says, and with what the ledger goes on. */
export type Decision =
  /** It may start; nothing is written where the ledger is the same. */
  | { readonly kind: 'start'; readonly ledger: Ledger }
  /** Not now. */
  | {
      readonly kind: 'wait';
      readonly ledger: Ledger;
      readonly until: Time;
      readonly since: Time;
      /** Which of them is reached. */
      readonly limit: 'jobsPerHour' | 'budgetPerDay';
      /** How many wait whose turn is before. */
      readonly ahead: number;
    }
  /** Never: alone it would cost more than a day may. */
  | { readonly kind: 'never' };

/**
 * Whether a job may start now, and what is to be remembered of it before it does.
 *
 * At no time do more places count than there are, and a place counts from when it was taken until an hour (a day, for the
 * budget) after its job has started at the latest. So no hour and no day has more starts than the limits say, wherever they
 * begin: all places of jobs that start within an hour count together when the last of them was taken.
 *
 * Nobody takes a place while others wait whose turn is before; and who waits is told when its turn will probably be.
 */
export function decide(ledger: Ledger, asking: Asking, limits: LimitsData, now: Time): Decision {
  const { key, cost, priority, since = now } = asking;
  const { jobsPerHour = Number.POSITIVE_INFINITY, budgetPerDay = Number.POSITIVE_INFINITY } = limits;
  if (cost > budgetPerDay) return { kind: 'never' };
  const own = ledger.starts.find((start) => start.key === key && start.done === undefined);
  if (own !== undefined && now < own.at + REUSED_FOR) return { kind: 'start', ledger };
  // One whose time is over takes a place anew, and counts once: it has at most one job.
  const starts = ledger.starts.filter((start) => start !== own && countsFor(start, DAY, now));
  const present = ledger.waiting.filter((one) => one.key !== key && now < one.due + MISSED_AFTER);
  // Whoever still has a place takes it from nobody.
  const hasPlace = own !== undefined && countsFor(own, HOUR, now);
  const ahead = hasPlace ? [] : present.filter((one) => compareTurns(one, { key, since, priority }) < 0);
  const hour = starts.filter((start) => countsFor(start, HOUR, now));
  const fitsHour = hour.length + ahead.length < jobsPerHour;
  const fitsDay = costOf(starts) + costOf(ahead) + cost <= budgetPerDay;
  if (fitsHour && fitsDay) {
    return { kind: 'start', ledger: { starts: [...starts, { key, at: now, cost }], waiting: present } };
  }
  const until = Math.max(now + SOONEST, nextPlace({ starts, ahead, cost, limits, now, latest: now + LATEST }));
  const waiting = [...present, { key, since, priority, cost, due: until }].sort(compareTurns).slice(0, MOST_WAITING);
  const limit = fitsHour ? 'budgetPerDay' : 'jobsPerHour';
  // What had lapsed is kept as long as it may start all the same.
  const kept = own !== undefined && countsFor(own, DAY, now) ? [...starts, own] : starts;
  return { kind: 'wait', ledger: { starts: kept, waiting }, until, since, limit, ahead: ahead.length };
}

/** A ledger, once it is known that the job of a request has started; or that it has not and will not. */
export function settle(ledger: Ledger, key: string, has: 'started' | 'not-started', now: Time): Ledger {
  const isOwn = (start: Start) => start.key === key && start.done === undefined;
  if (!ledger.starts.some(isOwn)) return ledger;
  const starts = ledger.starts.flatMap((start) => {
    if (!isOwn(start)) return [start];
    return has === 'started' ? [{ ...start, done: now + CLOCK_STEP }] : [];
  });
  return { ...ledger, starts };
}

function costOf(all: readonly (Start | Waiting)[]): number {
  return all.reduce((sum, { cost }) => sum + cost, 0);
}
