/**
 * What this side has settled and not told yet. Deliveries that follow each other and ended alike are told together, as long as
 * they come in their order.
 */
export declare class Dispositions {
    private readonly isOfReceiver;
    private ranges;
    /** @param isOfReceiver whether this side received what it settles */
    constructor(isOfReceiver: boolean);
    add(id: number, state: Buffer | undefined): void;
    /** The frames that tell it. */
    take(channel: number): readonly Buffer[];
}
