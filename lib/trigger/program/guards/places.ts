import type { LimitsData } from '../../jobs';
import type { Start, Time, Waiting } from './ledger';

export const HOUR = 60 * 60_000;
export const DAY = 24 * HOUR;

/** A place is free again a little after its hour: answers tell seconds, and jobs take some to start. */
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
  const known: Taken[] = starts.map(({ at, done, cost: taken }) => ({ at: (done ?? at) + AFTER, cost: taken }));
  let last = now;
  for (const one of [...ahead, { cost }]) {
    const hour = jobsPerHour === undefined ? now : freeFrom(known, HOUR, jobsPerHour - 1, () => 1);
    const day = budgetPerDay === undefined ? now : freeFrom(known, DAY, budgetPerDay - one.cost, (taken) => taken.cost);
    last = Math.max(last, hour, day);
    if (last >= latest) return latest;
    known.push({ at: last + AFTER, cost: one.cost });
  }
  return last;
}

interface Taken {
  readonly at: Time;
  readonly cost: number;
}

/** From when on no more than `room` is taken up by those that count, in the order in which they end. */
function freeFrom(known: readonly Taken[], span: number, room: number, size: (taken: Taken) => number): Time {
  const byEnd = [...known].sort((one, other) => other.at - one.at);
  let sum = 0;
  for (const taken of byEnd) {
    sum += size(taken);
    // All that end after it fit, and it does not: it has to end.
    if (sum > room) return taken.at + span;
  }
  return Number.NEGATIVE_INFINITY;
}
