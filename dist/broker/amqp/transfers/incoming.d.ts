import type { Transfer } from './performatives';
/** A link on which this side receives. */
export interface TakingLink {
    /** How many messages the other side may still send. */
    credit: number;
    delivery_count: number;
    readonly local: {
        readonly attach: {
            readonly max_message_size?: unknown;
        };
    };
    is_remote_open(): boolean;
    /** Takes a whole message; the bytes are a part of what came from the socket. */
    take(payload: Buffer, delivery: IncomingDelivery): void;
}
/** A message that has come, until it is settled. */
export declare class IncomingDelivery {
    private readonly incoming;
    private readonly id;
    readonly format: number;
    /** What the sender says of it: of which transaction it is a part. */
    readonly state: Buffer | undefined;
    settled: boolean;
    constructor(incoming: Incoming, id: number, format: number, 
    /** Whether the sender waits for no word of it. */
    settledBySender: boolean, 
    /** What the sender says of it: of which transaction it is a part. */
    state: Buffer | undefined);
    /** Tells the sender what became of it, once. */
    settle(state: Buffer): void;
    /** Says nothing of it: its link was refused. */
    forget(): void;
}
/** What a session receives; rhea asks it for the numbers of its flow frames. */
export declare class Incoming {
    private readonly changed;
    next_transfer_id: number;
    max_transfer_id: number;
    private next;
    private unsettled;
    private readonly partial;
    private readonly dispositions;
    /** @param changed is called when there is something to tell */
    constructor(changed: () => void);
    get window(): number;
    on_begin({ next_outgoing_id }: {
        readonly next_outgoing_id: number;
    }): void;
    on_flow({ next_outgoing_id }: {
        readonly next_outgoing_id: number;
    }): void;
    /** A sender that settles what is on its way here anyway is settled, too. */
    on_disposition(): void;
    take(transfer: Transfer, link: TakingLink): void;
    forgotten(): void;
    settled(id: number, state: Buffer): void;
    dispositionsFor(channel: number): readonly Buffer[];
    /** Whether the other side is to hear of the window: it may have used half of what it knows. */
    get needsFlow(): boolean;
    private begin;
    private goOn;
    private complete;
}
