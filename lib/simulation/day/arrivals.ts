import { DAY, type Duration, HOUR, type Time } from '../../broker/core';
import type { Luck } from '../chance/luck';
import type { ExampleMessage } from '../parts/senders';

/** A message that comes at one time. */
export interface Single {
  readonly kind: 'single';
  /** A point in time, or one of the first day. */
  readonly at: Time | { readonly intoTheDay: Duration };
  readonly example: ExampleMessage;
}

/** Messages of one kind, which come by chance: so many an hour on average, independent of each other. */
export interface Rate {
  readonly kind: 'rate';
  readonly perHour: number;
  /** The part of each day in which they come, from and until. */
  readonly from: Duration;
  readonly until: Duration;
  readonly example: ExampleMessage;
}

export type DayLine = Single | Rate;

/** A message with the time at which it is sent. */
export interface Arrival {
  readonly at: Time;
  /** Tells it from all others of the day. */
  readonly id: string;
  readonly example: ExampleMessage;
  /** Whether it goes under the id, or under its own. */
  readonly isDrawn: boolean;
}

/** The day, where no line names one. */
const ANY_DAY: Time = Date.UTC(2026, 0, 1);

/** When the day begins: at midnight (UTC) before the first message that says its day. */
export function beginningOf(lines: readonly DayLine[]): Time {
  const first = lines.reduce(
    (least, line) => (line.kind === 'single' && typeof line.at === 'number' ? Math.min(least, line.at) : least),
    Number.POSITIVE_INFINITY,
  );
  return Number.isFinite(first) ? Math.floor(first / DAY) * DAY : ANY_DAY;
}

/** How many messages some lines come to on average. */
export function expectedArrivals(lines: readonly DayLine[]): number {
  return lines.reduce(
    (sum, line) => sum + (line.kind === 'single' ? 1 : (line.perHour * (line.until - line.from)) / HOUR),
    0,
  );
}

/**
 * The messages of a day, in the order of time. Those of a rate have exponential times between them, which is what comes
 * from many senders that know nothing of each other.
 */
export function arrivalsOf(lines: readonly DayLine[], luck: Luck): Arrival[] {
  const start = beginningOf(lines);
  const arrivals = lines.flatMap((line, index): Arrival[] => {
    const { example } = line;
    if (line.kind === 'single') {
      const at = typeof line.at === 'number' ? line.at : start + line.at.intoTheDay;
      return [{ at, id: `line-${index + 1}`, example, isDrawn: false }];
    }
    const found: Arrival[] = [];
    for (let at = line.from; ; ) {
      at += (-Math.log(1 - luck.number(`between messages of line ${index + 1}`)) * HOUR) / line.perHour;
      if (at >= line.until) return found;
      found.push({
        at: start + Math.floor(at),
        id: `line-${index + 1}-${found.length + 1}`,
        example,
        isDrawn: true,
      });
    }
  });
  return arrivals.sort((one, other) => one.at - other.at);
}
