"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LONGEST_TIME_SPAN = void 0;
exports.textOf = textOf;
exports.roundTripText = roundTripText;
exports.isoOf = isoOf;
exports.parseGuid = parseGuid;
exports.parseDateTime = parseDateTime;
exports.isDateTime = isDateTime;
exports.dateTimeOf = dateTimeOf;
exports.timeSpanOf = timeSpanOf;
exports.parseTimeSpan = parseTimeSpan;
exports.parseIsoTimeSpan = parseIsoTimeSpan;
const day_1 = require("./day");
const values_1 = require("./values");
const TICKS_PER_SECOND = 10000000n;
const TICKS_PER_DAY = 86400n * TICKS_PER_SECOND;
/** 1970-01-01 in ticks since the year 1. */
const UNIX_EPOCH_TICKS = 621355968000000000n;
const TICKS_PER_MILLISECOND = 10000n;
/** The text that stands for a value in LIKE, in concatenation, and where an action puts it into a text property. */
function textOf(value) {
    if (value === null)
        return '';
    if (typeof value === 'string')
        return value;
    if (typeof value === 'boolean')
        return value ? 'True' : 'False';
    if (typeof value === 'number')
        return textOfNumber(value, 15);
    if (value instanceof values_1.Integer)
        return value.toString();
    if (value instanceof values_1.Float)
        return textOfNumber(value.value, 7);
    if (value instanceof values_1.DecimalValue)
        return value.value.toString();
    if (value instanceof values_1.Guid)
        return value.value;
    if (value instanceof values_1.DateTime)
        return textOfDate(value.ticks);
    if (value instanceof values_1.TimeSpan)
        return textOfTimeSpan(value.ticks);
    return value.text;
}
/** The text of a double that reads back as the same number: with 15 digits where they do, else with 17. */
function roundTripText(value) {
    if (Object.is(value, -0))
        return '-0';
    const short = textOfNumber(value, 15);
    return Object.is(Number(short), value) || !Number.isFinite(value) ? short : textOfNumber(value, 17);
}
/** A double by its first digits, as .NET writes it: plain from 1E-4 to 1E14, else with an exponent of two digits. */
function textOfNumber(value, digits) {
    if (Number.isNaN(value))
        return 'NaN';
    if (!Number.isFinite(value))
        return value > 0 ? 'Infinity' : '-Infinity';
    if (value === 0)
        return '0';
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
function shifted(digits, exponent) {
    if (exponent < 0)
        return `0.${'0'.repeat(-exponent - 1)}${digits}`;
    if (digits.length <= exponent + 1)
        return digits.padEnd(exponent + 1, '0');
    return `${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`;
}
function textOfDate(ticks) {
    const iso = dateOf(ticks).toISOString();
    const match = /^(\d+)-(\d+)-(\d+)T(\d+:\d+:\d+)/.exec(iso);
    return match === null ? iso : `${match[2]}/${match[3]}/${match[1]} ${match[4]}`;
}
function textOfTimeSpan(ticks) {
    const length = ticks < 0n ? -ticks : ticks;
    const days = length / TICKS_PER_DAY;
    const seconds = (length / TICKS_PER_SECOND) % 86400n;
    const two = (part) => part.toString().padStart(2, '0');
    const fraction = length % TICKS_PER_SECOND;
    return [
        ticks < 0n ? '-' : '',
        days > 0n ? `${days}.` : '',
        `${two(seconds / 3600n)}:${two((seconds / 60n) % 60n)}:${two(seconds % 60n)}`,
        fraction > 0n ? `.${fraction.toString().padStart(7, '0')}` : '',
    ].join('');
}
function dateOf(ticks) {
    return new Date(Number((ticks - UNIX_EPOCH_TICKS) / TICKS_PER_MILLISECOND));
}
/** A point in time as ISO 8601 in UTC, with the fraction of a second where there is one. */
function isoOf({ ticks }) {
    const fraction = ((ticks % TICKS_PER_SECOND) + TICKS_PER_SECOND) % TICKS_PER_SECOND;
    const second = dateOf(ticks - fraction)
        .toISOString()
        .slice(0, 19);
    return `${second}${fraction === 0n ? '' : `.${fraction.toString().padStart(7, '0')}`}Z`;
}
/** A GUID from text: 32 digits or 8-4-4-4-12, the latter also in braces or parentheses; blanks around are ignored. */
function parseGuid(text) {
    const trimmed = text.trim().toLowerCase();
    const match = /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})$/.exec(trimmed.replace(/^\{(.*)\}$|^\((.*)\)$/, '$1$2')) ?? /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/.exec(trimmed);
    return match === null ? undefined : new values_1.Guid(match.slice(1).join('-'));
}
/** A point in time from ISO 8601: a date, or a date and a time with or without zone; without one it is UTC. */
function parseDateTime(text) {
    const match = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,7}))?)?(Z|[+-]\d\d:\d\d)?)?$/i.exec(text.trim());
    if (match === null)
        return undefined;
    const [, year = '', month = '', day = '', hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] = match;
    const offset = offsetOf(zone);
    if (!(0, day_1.isDay)(`${year}-${month}-${day}`) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) {
        return undefined;
    }
    if (offset === undefined)
        return undefined;
    const date = new Date(0);
    date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
    date.setUTCHours(Number(hour), Number(minute), Number(second));
    const seconds = BigInt(date.getTime() / 1000 - offset * 60);
    return dateTimeOf(seconds * TICKS_PER_SECOND + UNIX_EPOCH_TICKS + BigInt(fraction.padEnd(7, '0')));
}
/** Whether a text is a point in time as messages have it. */
function isDateTime(text) {
    return parseDateTime(text) !== undefined;
}
/** How many minutes a zone is before UTC; `undefined` beyond 14 hours, which .NET does not have. */
function offsetOf(zone) {
    if (/^z$/i.test(zone))
        return 0;
    const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(4))];
    const offset = hours * 60 + minutes;
    return minutes > 59 || offset > 14 * 60 ? undefined : Number(`${zone[0]}1`) * offset;
}
/** A point in time, if it is in the years 1 to 9999. */
function dateTimeOf(ticks) {
    return ticks < 0n || ticks > LATEST_TICKS ? undefined : new values_1.DateTime(ticks);
}
/** The last ten-millionth of a second of the year 9999. */
const LATEST_TICKS = 3155378975999999999n;
/** A length of time, if 64 bits hold its ticks. */
function timeSpanOf(ticks) {
    return ticks > exports.LONGEST_TIME_SPAN || ticks < -exports.LONGEST_TIME_SPAN - 1n ? undefined : new values_1.TimeSpan(ticks);
}
/** A length of time from `[-]d`, or `[-][d.]hh:mm[:ss[.fffffff]]`, as .NET writes it; not ISO 8601. */
function parseTimeSpan(text) {
    const match = /^(-?)(?:(\d+)|(?:(\d+)\.)?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,7}))?)?)$/.exec(text.trim());
    if (match === null)
        return undefined;
    const [, sign, onlyDays, days = '0', hours = '0', minutes = '0', seconds = '0', fraction = ''] = match;
    if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59)
        return undefined;
    const time = (BigInt(hours) * 60n + BigInt(minutes)) * 60n + BigInt(seconds);
    const ticks = BigInt(onlyDays ?? days) * TICKS_PER_DAY + time * TICKS_PER_SECOND + BigInt(fraction.padEnd(7, '0'));
    return ticks > exports.LONGEST_TIME_SPAN ? undefined : new values_1.TimeSpan(sign === '-' ? -ticks : ticks);
}
/** A length of time from ISO 8601, in days, hours, minutes and seconds, as JSON has it. */
function parseIsoTimeSpan(text) {
    const match = /^(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{1,7}))?S)?)?$/.exec(text);
    if (match === null || /[PT]$/.test(text))
        return undefined;
    const [, sign, days = '0', hours = '0', minutes = '0', seconds = '0', fraction = ''] = match;
    const time = (BigInt(hours) * 60n + BigInt(minutes)) * 60n + BigInt(seconds);
    const ticks = BigInt(days) * TICKS_PER_DAY + time * TICKS_PER_SECOND + BigInt(fraction.padEnd(7, '0'));
    return ticks > exports.LONGEST_TIME_SPAN ? undefined : new values_1.TimeSpan(sign === '-' ? -ticks : ticks);
}
/** The largest .NET TimeSpan, which stands for "never". */
exports.LONGEST_TIME_SPAN = 2n ** 63n - 1n;
//# sourceMappingURL=text.js.map