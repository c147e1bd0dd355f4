import { parse } from 'tinyduration';

/**
 * The longest time that Service Bus knows, which stands for "never": the largest .NET TimeSpan.
 *
 * @see https://learn.microsoft.com/azure/templates/microsoft.servicebus/namespaces/topics
 */
export const NEVER = 'P10675199DT2H48M5.4775807S';

/** A limit as a number and as it is shown. */
export interface Seconds {
  readonly text: string;
  readonly seconds: number;
}

/** A limit from a duration that is known to be valid. */
export function limit(text: string): Seconds {
  const seconds = secondsOf(text);
  if (seconds === undefined) throw new Error(`not a duration: ${text}`);
  return { text, seconds };
}

/**
 * The length of an ISO 8601 duration, or `undefined` where the text is not one or its length is not fixed.
 *
 * Years and months are refused: their length depends on a date, and .NET reads them as 365 and 30 days.
 * Negative durations are lengths below zero, for the limits to refuse.
 */
export function secondsOf(text: string): number | undefined {
  const { isFixed = false, seconds } = parsed(text) ?? {};
  return isFixed ? seconds : undefined;
}

/** The same with years of 365 and months of 30 days, as Azure reads what others have written. */
export function calendarSecondsOf(text: string): number | undefined {
  return parsed(text)?.seconds;
}

function parsed(text: string): { readonly isFixed: boolean; readonly seconds: number } | undefined {
  try {
    const { years, months, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0, negative } = parse(text);
    const allDays = (years ?? 0) * 365 + (months ?? 0) * 30 + weeks * 7 + days;
    const length = ((allDays * 24 + hours) * 60 + minutes) * 60 + seconds;
    return { isFixed: years === undefined && months === undefined, seconds: negative === true ? -length : length };
  } catch {
    return undefined;
  }
}

/**
 * The spelling that Azure reports back: days, hours, minutes, seconds, each only where it is not zero.
 *
 * azurerm compares text, so `PT168H` for `P7D` would be planned as a change for ever.
 *
 * @returns `undefined` where the text is no duration of fixed, positive length
 */
export function canonicalDuration(text: string): string | undefined {
  if (text === NEVER) return text;
  const total = secondsOf(text);
  if (total === undefined || total < 0) return undefined;
  const days = Math.floor(total / 86_400);
  const hours = Math.floor((total % 86_400) / 3_600);
  const minutes = Math.floor((total % 3_600) / 60);
  // .NET keeps ticks of 100 nanoseconds: seven digits after the point.
  const seconds = Number((total % 60).toFixed(7));
  const time = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${seconds ? `${seconds}S` : ''}`;
  if (days === 0 && time === '') return 'PT0S';
  return `P${days ? `${days}D` : ''}${time === '' ? '' : `T${time}`}`;
}
