import type { LimitsData } from '../../jobs';
import type { Start, Time, Waiting } from './ledger';

const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A delivery that begins so long after a request was allowed may still start its job. */
export const REUSED_FOR = 5 * MINUTE;
/**
 * So long after it was allowed a job may still start of which nobody has heard that it has: a delivery that came last takes
 * five minutes at most, its call a quarter of an hour to arrive, and a minute is for what clocks leave open.
 */
export const MAY_START_FOR = REUSED_FOR + 5 * MINUTE + 15 * MINUTE + MINUTE;

/** Whether a place still counts, of those within some time. */
export function countsFor(start: Start, span: number, now: Time): boolean {
  return now < endOf(start, span);
}

function endOf({ at, done }: Start, span: number): Time {
  return (done ?? at + MAY_START_FOR) + span;
}

/** A place is looked for a little after its hour: answers tell seconds, and jobs take some to start. */
const AFTER = 5_000;

export interface PlaceQuestion {
  readonly starts: readonly Start[];
  /** Those whose turn is before. */
  readonly ahead: readonly Waiting[];
  readonly cost: number;
  readonly limits: LimitsData;
  readonly now: Time;
  /** Nobody asks for what is later. */
  readonly latest: Time;
}

/**
 * When there will probably be a place: after all that is ahead, if each of those starts as soon as it can and none comes
 * between. It is only when a message looks again; whether there is a place then is decided then.
 */
export function nextPlace({ starts, ahead, cost, limits, now, latest }: PlaceQuestion): Time {
  const { jobsPerHour, budgetPerDay } = limits;
  const hours: Taken[] = starts.map((start) => ({ end: probableEnd(start, HOUR, now), size: 1 }));
  const days: Taken[] = starts.map((start) => ({ end: probableEnd(start, DAY, now), size: start.cost }));
  let last = now;
  for (const one of [...ahead, { cost }]) {
    if (jobsPerHour !== undefined) last = Math.max(last, freeFrom(hours, jobsPerHour - 1));
    if (budgetPerDay !== undefined) last = Math.max(last, freeFrom(days, budgetPerDay - one.cost));
    if (last >= latest) return latest;
    hours.push({ end: last + AFTER + HOUR, size: 1 });
    days.push({ end: last + AFTER + DAY, size: one.cost });
  }
  return last;
}

/** A place that is taken, until when, and how much of all it is. */
interface Taken {
  readonly end: Time;
  readonly size: number;
}

/** Most starts are heard of within seconds: the longest that a place can count is only asked for when that has passed. */
function probableEnd(start: Start, span: number, now: Time): Time {
  const soon = (start.done ?? start.at) + span + AFTER;
  return soon > now ? soon : endOf(start, span);
}

/** From when on no more than `room` is taken up by those that count, in the order in which they end. */
function freeFrom(taken: readonly Taken[], room: number): Time {
  const lastFirst = [...taken].sort((one, other) => other.end - one.end);
  let sum = 0;
  for (const { end, size } of lastFirst) {
    sum += size;
    // All that end after it fit, and it does not: it has to end.
    if (sum > room) return end;
  }
  return Number.NEGATIVE_INFINITY;
}
