import { type Duration } from '../core';
/**
 * A length of time from ISO 8601, in whole milliseconds; `null` for ever, `undefined` for what is none.
 *
 * As .NET reads one of days to seconds; months and years, which are not of one length, are none.
 */
export declare function durationFrom(text: string): Duration | null | undefined;
/** A length of time as the service writes it: `PT1M30S`, `P14D`; for ever where there is none. */
export declare function durationText(duration: Duration | undefined): string;
/** A length of time in ticks of 100 nanoseconds, as XML schema has it. */
export declare function isoTimeSpan(ticks: bigint): string;
