/** What has a number and may be gone. */
export interface Numbered {
    readonly sequence: number;
    readonly isGone: boolean;
}
/**
 * All that is in a queue, by number: what comes is nearly always the last. What is gone leaves a gap, and gaps are closed when
 * they are half of it.
 */
export declare class SequenceLog<T extends Numbered> {
    private entries;
    private gone;
    /** How many there are. */
    get size(): number;
    add(entry: T): void;
    /** Says that one of them is gone now. */
    hasGone(): void;
    get(sequence: number): T | undefined;
    /** Those with a number from this one on, in order. */
    from(sequence: number): Generator<T>;
    /** All of them at this moment, in order. */
    all(): T[];
    /** The place of the first entry whose number is not less. */
    private placeOf;
}
