/** A GUID of texts, always the same for the same ones. */
export declare function guidOf(...texts: readonly string[]): string;
