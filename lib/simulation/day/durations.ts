import type { Duration } from '../../broker/core';
import { parseIsoTimeSpan } from '../../rules';
import type { Luck } from '../chance/luck';

/** How long the command of a job runs. */
export type DurationLaw =
  /** One of these, each as likely as another: what finished jobs took. */
  | { readonly kind: 'observed'; readonly all: readonly Duration[] }
  /** A log-normal spread: half of them shorter than the median, nine of ten shorter than `p90`. */
  | { readonly kind: 'spread'; readonly median: Duration; readonly p90: Duration };

/** The value that nine of ten standard normal numbers are below. */
const NORMAL_P90 = 1.2815515655446004;

/** How long a job runs, drawn for its name: the same whatever else of the day is changed. */
export function drawnDuration(law: DurationLaw, luck: Luck, job: string): Duration {
  if (law.kind === 'observed') return luck.pick(law.all, `length of ${job}`);
  const spread = Math.log(law.p90 / law.median) / NORMAL_P90;
  // Box and Muller: two even numbers make a normal one.
  const radius = Math.sqrt(-2 * Math.log(1 - luck.number(`length of ${job}`)));
  const normal = radius * Math.cos(2 * Math.PI * luck.number(`direction of ${job}`));
  return law.median * Math.exp(spread * normal);
}

const TICKS_PER_MILLISECOND = 10_000n;

/** A length of time in milliseconds, of ISO 8601: `PT1H30M`; `undefined` for what is none, or nothing. */
export function lengthOf(text: string): Duration | undefined {
  const ticks = parseIsoTimeSpan(text)?.ticks;
  return ticks === undefined || ticks < TICKS_PER_MILLISECOND ? undefined : Number(ticks / TICKS_PER_MILLISECOND);
}
