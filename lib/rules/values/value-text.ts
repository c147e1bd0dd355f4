import { isDay } from './calendar-day';
import { DateTime, DecimalValue, Float, Guid, Integer, type Opaque, TimeSpan, type Value } from './values';

const TICKS_PER_SECOND = 10_000_000n;
const TICKS_PER_DAY = 86_400n * TICKS_PER_SECOND;
/** 1970-01-01 in ticks since the year 1. */
const UNIX_EPOCH_TICKS = 621_355_968_000_000_000n;
const TICKS_PER_MILLISECOND = 10_000n;

/** The text that stands for a value in LIKE, in concatenation, and where an action puts it into a text property. */
export function textOf(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return textOfNumber(value, 15);
  if (value instanceof Integer) return value.toString();
  if (value instanceof Float) return textOfNumber(value.value, 7);
  if (value instanceof DecimalValue) return value.value.toString();
  if (value instanceof Guid) return value.value;
  if (value instanceof DateTime) return textOfDate(value.ticks);
  if (value instanceof TimeSpan) return textOfTimeSpan(value.ticks);
  return (value as Opaque).text;
}

/** The text of a number that reads back as the same one: with 15 digits where they do, else with 17; of a float with 7, or 9. */
export function roundTripText(value: number | Float): string {
  const isFloat = value instanceof Float;
  const number = isFloat ? value.value : value;
  if (Object.is(number, -0)) return '-0';
  const short = textOfNumber(number, isFloat ? 7 : 15);
  const read = isFloat ? Math.fround(Number(short)) : Number(short);
  return Object.is(read, number) || !Number.isFinite(number) ? short : textOfNumber(number, isFloat ? 9 : 17);
}

/** A double by its first digits, as .NET writes it: plain from 1E-4 to 1E14, else with an exponent of two digits. */
function textOfNumber(value: number, digits: 7 | 9 | 15 | 17): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  if (value === 0) return '0';
  const [mantissa = '', exponentText] = value.toExponential(digits - 1).split('e');
  const exponent = Number(exponentText);
  const significant = mantissa.replace(/\.?0+$/, '');
  if (exponent > -5 && exponent < digits) {
    const sign = significant.startsWith('-') ? '-' : '';
    return sign + shifted(significant.replace(/[-.]/g, ''), exponent);
  }
  const size = Math.abs(exponent).toString().padStart(2, '0');
  return `${significant}E${exponent < 0 ? '-' : '+'}${size}`;
}

/** Digits with the point after the first one, moved by an exponent. */
function shifted(digits: string, exponent: number): string {
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`;
  if (digits.length <= exponent + 1) return digits.padEnd(exponent + 1, '0');
  return `${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`;
}

function textOfDate(ticks: bigint): string {
  const iso = dateOf(ticks).toISOString();
  const match = /^(\d+)-(\d+)-(\d+)T(\d+:\d+:\d+)/.exec(iso);
  return match === null ? iso : `${match[2]}/${match[3]}/${match[1]} ${match[4]}`;
}

function textOfTimeSpan(ticks: bigint): string {
  const length = ticks < 0n ? -ticks : ticks;
  const days = length / TICKS_PER_DAY;
  const seconds = (length / TICKS_PER_SECOND) % 86_400n;
  const two = (part: bigint) => part.toString().padStart(2, '0');
  const fraction = length % TICKS_PER_SECOND;
  return [
    ticks < 0n ? '-' : '',
    days > 0n ? `${days}.` : '',
    `${two(seconds / 3_600n)}:${two((seconds / 60n) % 60n)}:${two(seconds % 60n)}`,
    fraction > 0n ? `.${fraction.toString().padStart(7, '0')}` : '',
  ].join('');
}

function dateOf(ticks: bigint): Date {
  return new Date(Number((ticks - UNIX_EPOCH_TICKS) / TICKS_PER_MILLISECOND));
}

/** A point in time as ISO 8601 in UTC, with the fraction of a second where there is one. */
export function isoOf({ ticks }: DateTime): string {
  const fraction = ((ticks % TICKS_PER_SECOND) + TICKS_PER_SECOND) % TICKS_PER_SECOND;
  const second = dateOf(ticks - fraction)
    .toISOString()
    .slice(0, 19);
  return `${second}${fraction === 0n ? '' : `.${fraction.toString().padStart(7, '0')}`}Z`;
}

/**
 * A value as plain JSON has it, where a number may lose its type, and beyond 53 bits its last digits; a date and a length of
 * time are texts. So does the host of Functions hand properties over (`ToRpcDefault`, which writes them by Newtonsoft.Json).
 *
 * @see https://github.com/Azure/azure-functions-host/blob/dev/src/WebJobs.Script.Grpc/MessageExtensions/GrpcMessageConversionExtensions.cs
 */
export function plainValue(value: Value): string | number | boolean | null {
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Integer) return value.toNumber();
  if (value instanceof DecimalValue) return value.value.toNumber();
  if (value instanceof Float || value instanceof Guid) return value.value;
  if (value instanceof DateTime) return isoOf(value);
  return value instanceof TimeSpan ? textOfTimeSpan(value.ticks) : value.text;
}

/** A GUID from text: 32 digits or 8-4-4-4-12, the latter also in braces or parentheses; blanks around are ignored. */
export function parseGuid(text: string): Guid | undefined {
  const trimmed = text.trim().toLowerCase();
  const match =
    /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})$/.exec(
      trimmed.replace(/^\{(.*)\}$|^\((.*)\)$/, '$1$2'),
    ) ?? /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/.exec(trimmed);
  return match === null ? undefined : new Guid(match.slice(1).join('-'));
}

/** A point in time from ISO 8601: a date, or a date and a time with or without zone; without one it is UTC. */
export function parseDateTime(text: string): DateTime | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,7}))?)?(Z|[+-]\d\d:\d\d)?)?$/i.exec(
    text.trim(),
  );
  if (match === null) return undefined;
  const [, year = '', month = '', day = '', hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] = match;
  const offset = offsetOf(zone);
  if (!isDay(`${year}-${month}-${day}`) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) {
    return undefined;
  }
  if (offset === undefined) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  date.setUTCHours(Number(hour), Number(minute), Number(second));
  const seconds = BigInt(date.getTime() / 1000 - offset * 60);
  return dateTimeOf(seconds * TICKS_PER_SECOND + UNIX_EPOCH_TICKS + BigInt(fraction.padEnd(7, '0')));
}

/** Whether a text is a point in time as messages have it. */
export function isDateTime(text: string): boolean {
  return parseDateTime(text) !== undefined;
}

/** How many minutes a zone is before UTC; `undefined` beyond 14 hours, which .NET does not have. */
function offsetOf(zone: string): number | undefined {
  if (/^z$/i.test(zone)) return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(4))];
  const offset = hours * 60 + minutes;
  return minutes > 59 || offset > 14 * 60 ? undefined : Number(`${zone[0]}1`) * offset;
}

/** A point in time, if it is in the years 1 to 9999. */
export function dateTimeOf(ticks: bigint): DateTime | undefined {
  return ticks < 0n || ticks > LATEST_TICKS ? undefined : new DateTime(ticks);
}

/** The last ten-millionth of a second of the year 9999. */
const LATEST_TICKS = 3_155_378_975_999_999_999n;

/** A length of time, if 64 bits hold its ticks. */
export function timeSpanOf(ticks: bigint): TimeSpan | undefined {
  return ticks > LONGEST_TIME_SPAN || ticks < -LONGEST_TIME_SPAN - 1n ? undefined : new TimeSpan(ticks);
}

/** A length of time from `[-]d`, or `[-][d.]hh:mm[:ss[.fffffff]]`, as .NET writes it; not ISO 8601. */
export function parseTimeSpan(text: string): TimeSpan | undefined {
  const match = /^(-?)(?:(\d+)|(?:(\d+)\.)?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,7}))?)?)$/.exec(text.trim());
  if (match === null) return undefined;
  const [, sign, onlyDays, days = '0', hours = '0', minutes = '0', seconds = '0', fraction = ''] = match;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const time = (BigInt(hours) * 60n + BigInt(minutes)) * 60n + BigInt(seconds);
  const ticks = BigInt(onlyDays ?? days) * TICKS_PER_DAY + time * TICKS_PER_SECOND + BigInt(fraction.padEnd(7, '0'));
  return ticks > LONGEST_TIME_SPAN ? undefined : new TimeSpan(sign === '-' ? -ticks : ticks);
}

/** A length of time from ISO 8601, in days, hours, minutes and seconds, as JSON has it. */
export function parseIsoTimeSpan(text: string): TimeSpan | undefined {
  const match = /^(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{1,7}))?S)?)?$/.exec(text);
  if (match === null || /[PT]$/.test(text)) return undefined;
  const [, sign, days = '0', hours = '0', minutes = '0', seconds = '0', fraction = ''] = match;
  const time = (BigInt(hours) * 60n + BigInt(minutes)) * 60n + BigInt(seconds);
  const ticks = BigInt(days) * TICKS_PER_DAY + time * TICKS_PER_SECOND + BigInt(fraction.padEnd(7, '0'));
  return ticks > LONGEST_TIME_SPAN ? undefined : new TimeSpan(sign === '-' ? -ticks : ticks);
}

/** The largest .NET TimeSpan, which stands for "never". */
export const LONGEST_TIME_SPAN = 2n ** 63n - 1n;
