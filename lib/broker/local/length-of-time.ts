import { parseIsoTimeSpan } from '../../rules';
import type { Duration } from '../core';

/** A length of time: as ISO 8601 has it (`PT5M`, `P1DT12H`), or in whole milliseconds. */
export type LengthOfTime = string | Duration;

const TICKS_PER_MILLISECOND = 10_000n;

/** In milliseconds; `undefined` for what is no length of time. */
export function milliseconds(length: LengthOfTime): Duration | undefined {
  if (typeof length === 'number') return Number.isInteger(length) && length >= 0 ? length : undefined;
  const ticks = parseIsoTimeSpan(length)?.ticks;
  return ticks === undefined || ticks < 0n ? undefined : Number(ticks / TICKS_PER_MILLISECOND);
}

/** In milliseconds. @throws RangeError for what is no length of time */
export function checkedMilliseconds(length: LengthOfTime, what: string): Duration {
  const duration = milliseconds(length);
  if (duration !== undefined) return duration;
  const allowed = "a length of time as ISO 8601 has it, such as 'PT5M', or whole milliseconds, and no negative one";
  throw new RangeError(`${what}: got ${JSON.stringify(length)}, allowed ${allowed}`);
}
