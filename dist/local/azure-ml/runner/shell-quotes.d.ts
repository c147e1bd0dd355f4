/** Where in a command of a shell a character stands, as far as quotes go. */
export type Place = 'bare' | 'single' | 'double';
/**
 * Follows the quotes of a command of Bash, character by character: quotes within `$(…)` and backticks are their own, and
 * those in a comment are none.
 *
 * It need not be right of every command that there is: what depends on it is how a value looks, and never whether it is run.
 */
export declare class Quotes {
    private readonly open;
    private isComment;
    private isEscaped;
    private before;
    /** Where the next character stands. */
    get place(): Place;
    read(character: string): void;
    private readSingle;
    private readOther;
    private toggle;
}
