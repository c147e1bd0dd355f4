import { DateTime, Guid, TimeSpan, type Value } from './values';
/** The text that stands for a value in LIKE, in concatenation, and where an action puts it into a text property. */
export declare function textOf(value: Value): string;
/** The text of a double that reads back as the same number: with 15 digits where they do, else with 17. */
export declare function roundTripText(value: number): string;
/** A point in time as ISO 8601 in UTC, with the fraction of a second where there is one. */
export declare function isoOf({ ticks }: DateTime): string;
/** A GUID from text: 32 digits or 8-4-4-4-12, the latter also in braces or parentheses; blanks around are ignored. */
export declare function parseGuid(text: string): Guid | undefined;
/** A point in time from ISO 8601: a date, or a date and a time with or without zone; without one it is UTC. */
export declare function parseDateTime(text: string): DateTime | undefined;
/** Whether a text is a point in time as messages have it. */
export declare function isDateTime(text: string): boolean;
/** A point in time, if it is in the years 1 to 9999. */
export declare function dateTimeOf(ticks: bigint): DateTime | undefined;
/** A length of time, if 64 bits hold its ticks. */
export declare function timeSpanOf(ticks: bigint): TimeSpan | undefined;
/** A length of time from `[-]d`, or `[-][d.]hh:mm[:ss[.fffffff]]`, as .NET writes it; not ISO 8601. */
export declare function parseTimeSpan(text: string): TimeSpan | undefined;
/** A length of time from ISO 8601, in days, hours, minutes and seconds, as JSON has it. */
export declare function parseIsoTimeSpan(text: string): TimeSpan | undefined;
/** The largest .NET TimeSpan, which stands for "never". */
export declare const LONGEST_TIME_SPAN: bigint;
