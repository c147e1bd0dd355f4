/** A part of a text: from its first letter to before its last. */
export interface Span {
    readonly start: number;
    readonly end: number;
}
/**
 * Finds many texts in another one, in time proportional to that, however many are looked for: by the automaton of Aho and
 * Corasick (Communications of the ACM, 1975). The states are numbers in arrays, since there is one for each letter that
 * is looked for.
 */
export declare class Occurrences {
    private readonly letters;
    /** Where it goes on where no letter fits: the longest end of what was read that begins something, too. */
    private readonly fallback;
    /** Of a state that something ends in, its length; 0 for others. */
    private readonly lengths;
    /** The nearest shorter end of what was read that is looked for. */
    private readonly shorter;
    /** @param texts what is looked for; an empty text is nowhere */
    constructor(texts: Iterable<string>);
    /**
     * What is found, the parts in order, of which none covers another: where two overlap, one part covers both.
     *
     * @param isWanted whether a text counts where it stands
     */
    in(text: string, isWanted?: (span: Span) => boolean): Span[];
    /** The longest wanted text that ends here. */
    private longest;
    private next;
    /** Goes through all states, the shorter ones first. */
    private link;
}
