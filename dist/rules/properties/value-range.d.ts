/** What a contract says about the values of a property. */
export interface ValueRange {
    readonly required: boolean;
    /** The only values, where there is a list. */
    readonly allowed?: readonly (string | number | boolean)[] | undefined;
    /** Whether it may be null instead, as a system property that nobody sets is. */
    readonly nullable?: boolean | undefined;
    readonly least?: number | undefined;
    readonly most?: number | undefined;
}
