/**
 * The length of an ISO 8601 duration in ticks; `undefined` where it is none, or has months or years, of which the length
 * is not fixed. Azure writes days, hours, minutes and seconds. @see shared/facts/azurerm.md section 12
 */
export declare function lengthOf(text: unknown): bigint | undefined;
/** Whether two texts are one length of time; what has no length is itself alone. */
export declare function areSameLength(a: unknown, b: unknown): boolean;
/** A duration as Azure writes it, `PT168H` as `P7D`; "never" for the longest; a text that has no length as it is. */
export declare function canonical(text: string): string;
