import type { RunEvent } from '../azure-ml/run-event';
import type { EventRoute } from '../deployment';
import { type EventMessage } from './messages-of';
/** What events are delivered with. */
export interface LocalEventGridOptions {
    readonly connectionString: string;
    readonly routes: readonly EventRoute[];
    /** Hears of a message that was not delivered, and why: Event Grid would put it aside. */
    readonly onUndelivered?: (message: EventMessage, why: string) => void;
}
/** Event Grid on this machine: what becomes of jobs comes back to queues and topics, as the deployment says. */
export declare class LocalEventGrid {
    private readonly options;
    private readonly client;
    private readonly senders;
    private readonly sending;
    private readonly waiting;
    private isStopping;
    constructor(options: LocalEventGridOptions);
    /**
     * Takes a change of a run, and sends what the deployment wants of it, now or as soon as that is possible.
     *
     * @returns how many messages it becomes
     */
    take(event: RunEvent): number;
    /** Waits until everything that was taken is delivered, or waits for another try. */
    delivered(): Promise<void>;
    /** Ends; what waits for another try is told as undelivered. */
    stop(): Promise<void>;
    private deliver;
    private sender;
    private pause;
}
