/** Whether a text is a day that the calendar has, in the form of ISO 8601: `2028-02-29`, and not `2026-02-30`. */
export function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  return day !== undefined && day >= '01' && Number(day) <= daysOf(Number(year), Number(month));
}

/** How many days a month has; 0 for what is no month. */
function daysOf(year: number, month: number): number {
  if (month < 1 || month > 12) return 0;
  const date = new Date(0);
  // The day before the first one of the next month. As an argument of Date.UTC a year below 100 would be one of 19xx.
  date.setUTCFullYear(year, month, 0);
  return date.getUTCDate();
}

/**
 * Whether a text is a point in time in the form of RFC 3339: a day and a time of day that there are, with its zone.
 *
 * JavaScript's own parser takes the 30th of February for the 2nd of March, and a name of a month for a date.
 */
export function isInstant(text: string): boolean {
  const [, day, hour, minute, second, zone] =
    /^(\d{4}-\d\d-\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.\d+)?([Zz]|[+-]\d\d:\d\d)$/.exec(text) ?? [];
  if (day === undefined || !isDay(day)) return false;
  const isTime = (hours = '', minutes = '') => hours <= '23' && minutes <= '59';
  return (
    isTime(hour, minute) &&
    `${second}` <= '59' &&
    (/^z$/i.test(zone ?? '') || isTime(zone?.slice(1, 3), zone?.slice(4)))
  );
}

/** How many days lie between two days; negative where the second one is before the first. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
