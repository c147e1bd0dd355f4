/**
 * The longest time that Service Bus knows, which stands for "never": the largest .NET TimeSpan.
 *
 * @see https://learn.microsoft.com/azure/templates/microsoft.servicebus/namespaces/topics
 */
export declare const NEVER = "P10675199DT2H48M5.4775807S";
/** A limit as a number and as it is shown. */
export interface Seconds {
    readonly text: string;
    readonly seconds: number;
}
/** A limit from a duration that is known to be valid. */
export declare function limit(text: string): Seconds;
/**
 * The length of an ISO 8601 duration, or `undefined` where the text is not one or its length is not fixed.
 *
 * Years and months are refused: their length depends on a date, and .NET reads them as 365 and 30 days.
 * Negative durations are lengths below zero, for the limits to refuse.
 */
export declare function secondsOf(text: string): number | undefined;
/**
 * The spelling that Azure reports back: days, hours, minutes, seconds, each only where it is not zero.
 *
 * azurerm compares text, so `PT168H` for `P7D` would be planned as a change for ever.
 *
 * @returns `undefined` where the text is no duration of fixed, positive length
 */
export declare function canonicalDuration(text: string): string | undefined;
