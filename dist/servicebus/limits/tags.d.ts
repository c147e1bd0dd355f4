/** A rule about labels, of every resource or of some. */
export interface TagRule {
    /** The types that it is about; all without. */
    readonly types?: readonly string[];
    /** What is wrong with a set of labels: what was got. */
    readonly wrong: (tags: Readonly<Record<string, string>>) => string | number | undefined;
    readonly allowed: string;
    readonly source: string;
}
/** What Azure takes as labels. azurerm counts them and measures them while it plans, and looks at no sign in them. */
export declare const TAG_RULES: readonly TagRule[];
