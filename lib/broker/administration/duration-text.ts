import { parseIsoTimeSpan } from '../../rules';
import { DAY, type Duration, HOUR, MINUTE, SECOND } from '../core';

const TICKS_PER_MILLISECOND = 10_000n;
/** The longest length of time that .NET has; to the service it means "for ever". */
const FOR_EVER = 'P10675199DT2H48M5.4775807S';
/** In days: clients of other languages write their own longest one, which is a little other than .NET's. */
const FOR_EVER_DAYS = 10_675_199;

/**
 * A length of time from ISO 8601, in whole milliseconds; `null` for ever, `undefined` for what is none.
 *
 * As .NET reads one of days to seconds; months and years, which are not of one length, are none.
 */
export function durationFrom(text: string): Duration | null | undefined {
  const ticks = parseIsoTimeSpan(text.trim())?.ticks;
  if (ticks === undefined || ticks < 0n) return undefined;
  const duration = Number(ticks / TICKS_PER_MILLISECOND);
  return duration >= FOR_EVER_DAYS * DAY ? null : duration;
}

/** A length of time as the service writes it: `PT1M30S`, `P14D`; for ever where there is none. */
export function durationText(duration: Duration | undefined): string {
  if (duration === undefined) return FOR_EVER;
  if (duration === 0) return 'PT0S';
  const part = (unit: Duration, of: Duration, letter: string): string => {
    const count = Math.floor((duration % of) / unit);
    return count === 0 ? '' : `${count}${letter}`;
  };
  const seconds = (duration % MINUTE) / SECOND;
  const time = `${part(HOUR, DAY, 'H')}${part(MINUTE, HOUR, 'M')}${seconds === 0 ? '' : `${seconds}S`}`;
  return `P${part(DAY, Number.POSITIVE_INFINITY, 'D')}${time === '' ? '' : `T${time}`}`;
}
