/**
 * A point in time: whole milliseconds since 1970-01-01T00:00:00Z.
 *
 * The core never asks what time it is. Whoever drives it says so with every command, by a clock or by hand; time that goes
 * backwards counts as standing still.
 */
export type Time = number;

/** A length of time in whole milliseconds. */
export type Duration = number;

export const SECOND: Duration = 1000;
export const MINUTE: Duration = 60 * SECOND;
export const HOUR: Duration = 60 * MINUTE;
export const DAY: Duration = 24 * HOUR;
