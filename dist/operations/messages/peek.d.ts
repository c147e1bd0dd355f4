import type { Bus } from '../bus/bus';
import { type Place } from '../bus/entity';
import { type Seen } from './seen';
/** Looks at the messages of a place, again and again, and leaves them where they are. */
export declare class Looking {
    private readonly bus;
    readonly place: Place;
    private readonly receiver;
    private next;
    constructor(bus: Bus, place: Place, from?: bigint);
    /**
     * The messages that follow, at most so many; none where there is no further one now.
     *
     * @throws OperationProblem
     */
    look(most?: number): Promise<Seen[]>;
    /** All that follow, one after the other, as they are now. */
    all(most?: number): AsyncGenerator<Seen>;
    close(): Promise<void>;
}
/** Looks at messages of a place once. @throws OperationProblem */
export declare function peeked(bus: Bus, place: Place, { from, most }: {
    from: bigint;
    most: number;
}): Promise<Seen[]>;
