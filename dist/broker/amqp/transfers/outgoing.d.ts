import { type Disposition } from './performatives';
/** A link on which this side sends. */
export interface GivingLink {
    /** How many messages the other side still takes. */
    credit: number;
    delivery_count: number;
    readonly local: {
        readonly handle: number;
    };
    readonly state: {
        readonly open_requests: number;
    };
    is_open(): boolean;
    /** Writes its attach, where that is still to be done. */
    _process(): void;
}
/** A message on its way to a client, until it is settled. */
export declare class OutgoingDelivery {
    private readonly outgoing;
    readonly link: GivingLink;
    readonly tag: Buffer;
    readonly parts: readonly Buffer[];
    readonly settled: boolean;
    /** Its number in the session, when it is sent. */
    id: number | undefined;
    /** How many bytes of it are sent. */
    sent: number;
    /** Whether the client has settled it. */
    remoteSettled: boolean;
    constructor(outgoing: Outgoing, link: GivingLink, tag: Buffer, parts: readonly Buffer[], settled: boolean);
    /** Settles it, and tells the client as what, unless the client has settled it itself. */
    settle(state: Buffer | undefined): void;
    /** Forgets it without a word. */
    forget(): void;
}
/** What a session sends; rhea tells it what flow frames say, and asks it for its numbers. */
export declare class Outgoing {
    private readonly largestFrame;
    private readonly changed;
    next_transfer_id: number;
    readonly window = 4294967295;
    private nextId;
    private remoteNext;
    private remoteWindow;
    /** What is to be sent, in order. */
    private waiting;
    private readonly unsettled;
    private readonly dispositions;
    /**
     * @param largestFrame what a client takes
     * @param changed is called when there is something to tell
     */
    constructor(largestFrame: () => number, changed: () => void);
    on_begin({ incoming_window }: {
        readonly incoming_window: number;
    }): void;
    on_flow({ next_incoming_id, incoming_window, }: {
        readonly next_incoming_id?: number;
        readonly incoming_window: number;
    }): void;
    send(link: GivingLink, tag: Buffer, parts: readonly Buffer[], settled: boolean): OutgoingDelivery;
    /** What a client says of deliveries: those of the range that are on their way. */
    named({ first, last }: Disposition): Generator<OutgoingDelivery>;
    settle(delivery: OutgoingDelivery, state: Buffer | undefined): void;
    forget({ id }: OutgoingDelivery): void;
    /** The frames of what can be sent now, and of what was settled. */
    frames(channel: number): Buffer[];
    /** @returns whether the whole of it was sent: the client's window may be too small */
    private transfer;
    private take;
    /** How many transfers the client still takes. */
    private get room();
}
