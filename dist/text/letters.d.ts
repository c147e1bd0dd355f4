/** Texts letter by letter, those that begin alike in one (a trie). A state is what was read so far; the first is 0. */
export declare class Letters {
    private readonly firstChild;
    private readonly sibling;
    private readonly letter;
    private readonly maps;
    constructor();
    /** How many states there are. */
    get states(): number;
    /** Adds a text, and tells the state at its end. */
    add(text: string): number;
    /** The state after one more letter; -1 where nothing goes on so. */
    next(state: number, letter: number): number;
    /** Shows each letter that may come next, with the state after it. */
    each(state: number, show: (letter: number, next: number) => void): void;
    private childrenOf;
    private append;
    private create;
}
