import type { ServerResponse } from 'node:http';
/**
 * Deltas by server-sent events. Who comes gets everything; who comes again after an interruption gets what he has missed,
 * where that is still there; who reads too slowly misses deltas, and gets everything when he has read.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export declare class DeltaStream {
    private readonly whole;
    private readonly run;
    private readonly listening;
    private kept;
    private number;
    private heartbeat;
    /** @param whole everything that there is, as JSON */
    constructor(whole: () => string);
    /** How many listen. */
    get size(): number;
    /** Takes somebody who listens from now on. @param lastId what he has got last, where he has got something */
    accept(response: ServerResponse, lastId: string | undefined): void;
    /** Sends what has changed, as JSON. */
    send(delta: string): void;
    /** Ends all connections. */
    close(): void;
    private leave;
    private beat;
    private catchUp;
    private missedSince;
    private eventOf;
}
