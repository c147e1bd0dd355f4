/** A list of whole numbers that grows, in four bytes each: they are places in a text, of which none is that long. */
export declare class Numbers {
    private all;
    length: number;
    /** Adds one, and tells which it is. */
    add(value: number): number;
    at(index: number): number;
    set(index: number, value: number): void;
}
