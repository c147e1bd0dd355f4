import { parseIsoTimeSpan } from '../../rules';

const TICKS_A_SECOND = 10_000_000n;

/** Whole seconds of an ISO 8601 time; `undefined` where it is none, or none of whole seconds. */
export function secondsOf(text: string): number | undefined {
  const ticks = parseIsoTimeSpan(text)?.ticks;
  return ticks === undefined || ticks % TICKS_A_SECOND !== 0n ? undefined : Number(ticks / TICKS_A_SECOND);
}

/** Seconds as an ISO 8601 time, as the official client sends them: 3600 is PT1H. */
export function isoTime(seconds: number): string {
  const parts = [
    [Math.floor((seconds % 86_400) / 3600), 'H'],
    [Math.floor((seconds % 3600) / 60), 'M'],
    [seconds % 60, 'S'],
  ] as const;
  const days = Math.floor(seconds / 86_400);
  const time = parts.map(([count, unit]) => (count > 0 ? `${count}${unit}` : '')).join('');
  if (days <= 0 && time === '') return 'PT0S';
  return `P${days > 0 ? `${days}D` : ''}${time === '' ? '' : `T${time}`}`;
}

/** A time in the one form that is sent; what is none stays as it is, for somebody to tell. */
export function canonicalTime(text: string): string {
  const seconds = secondsOf(text);
  return seconds === undefined || seconds < 0 ? text : isoTime(seconds);
}
