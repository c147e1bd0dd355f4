/** Whole seconds of an ISO 8601 time; `undefined` where it is none, or none of whole seconds. */
export declare function secondsOf(text: string): number | undefined;
/** Seconds as an ISO 8601 time, as the official client sends them: 3600 is PT1H. */
export declare function isoTime(seconds: number): string;
/** A time in the one form that is sent; what is none stays as it is, for somebody to tell. */
export declare function canonicalTime(text: string): string;
