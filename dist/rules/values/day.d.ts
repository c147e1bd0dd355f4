/** Whether a text is a day that the calendar has, in the form of ISO 8601: `2028-02-29`, and not `2026-02-30`. */
export declare function isDay(text: string): boolean;
/**
 * Whether a text is a point in time in the form of RFC 3339: a day and a time of day that there are, with its zone.
 *
 * JavaScript's own parser takes the 30th of February for the 2nd of March, and a name of a month for a date.
 */
export declare function isInstant(text: string): boolean;
/** How many days lie between two days; negative where the second one is before the first. */
export declare function daysBetween(from: string, to: string): number;
