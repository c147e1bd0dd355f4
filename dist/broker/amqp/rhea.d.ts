import type { Duplex } from 'node:stream';
import { type Connection, type Receiver, type Sender, type Session } from 'rhea';
import type { BrokerError } from '../core';
import { type Encodable } from './encoding';
import type { IncomingDelivery, OutgoingDelivery, TransferSession, Transport } from './transfers';
/**
 * What this edge needs of rhea that its typings do not have.
 *
 * rhea keeps connections, sessions, links and their flow. Two things are done otherwise for a broker: transfers and dispositions,
 * which are nearly all that comes and goes, are not its own (see `transfers`), also since its values have lost their types; and
 * links are opened when it is known whether they may be (see `taken-session`).
 */
/** A value in rhea's own form, which it encodes. */
export interface Typed {
    readonly descriptor?: {
        readonly value: unknown;
    };
    readonly value: unknown;
}
interface Terminus {
    readonly address?: string | null;
    readonly filter?: Readonly<Record<string, unknown>> | null;
}
/** The attach of a client, as rhea has read it. */
export interface RemoteAttach {
    readonly name: string;
    readonly role: boolean;
    readonly snd_settle_mode?: number;
    readonly rcv_settle_mode?: number;
    readonly source: Terminus | null;
    readonly target: Terminus | null;
    readonly properties?: Readonly<Record<string, unknown>>;
}
interface LinkParts {
    readonly local: {
        readonly attach: Record<string, unknown>;
        readonly detach: {
            error?: unknown;
        };
    };
    readonly remote: {
        readonly attach: RemoteAttach;
    };
    /** How many messages the other side still takes, or may send. */
    credit: number;
    delivery_count: number;
    session: RheaSession;
    open(): void;
    _process(): void;
}
/** A link on which this side sends: a client's receiver. */
export type OutgoingLink = Omit<Sender, 'session' | 'credit' | 'state'> & LinkParts & {
    _draining?: boolean;
    _drained?: boolean;
    issue_flow: boolean;
    _get_drain(): boolean;
    /** Sends a message, which is the bytes of all of these. */
    give(tag: Buffer, parts: readonly Buffer[], isSettled?: boolean): OutgoingDelivery;
};
/** A link on which this side receives: a client's sender. */
export type IncomingLink = Omit<Receiver, 'session' | 'credit' | 'state'> & LinkParts & {
    /** Takes a message; its bytes are a part of what came from the socket. */
    take(payload: Buffer, delivery: IncomingDelivery): void;
};
/** A frame of an attach, as rhea has read it. */
export interface AttachFrame {
    readonly performative: {
        readonly name?: string;
        target?: Typed | null;
    };
}
export type RheaSession = Omit<Session, 'state'> & {
    on_attach(frame: AttachFrame): void;
    create_sender(name: string): OutgoingLink;
    create_receiver(name: string): IncomingLink;
    _write_flow(): void;
    incoming: unknown;
    outgoing: unknown;
    /** Where its transfers and dispositions go. */
    transfers: TransferSession;
    readonly state: {
        readonly open_requests: number;
    };
    readonly local: {
        readonly channel: number;
        readonly begin: Record<string, unknown>;
    };
    readonly remote: {
        readonly begin: {
            readonly next_outgoing_id: number;
            readonly incoming_window: number;
        };
        readonly handles: Readonly<Record<number, OutgoingLink | IncomingLink>>;
    };
    readonly connection: RheaConnection;
    readonly links: Readonly<Record<string, OutgoingLink | IncomingLink>>;
};
export type RheaConnection = Connection & {
    _register(): void;
    output(): void;
    readonly amqp_transport: Transport;
    readonly remote_channel_map: Readonly<Record<number, RheaSession>>;
    readonly socket: Duplex;
};
/** Looks at each frame that begins to come: rhea would wait for one of any size. */
export declare function limitFrames(connection: Connection, largest: number, exceeded: (size: number) => void): void;
/** Ends a connection with the reason, and says so before anything else happens to it. */
export declare function closeAtOnce(connection: Connection, condition: string, description: string): void;
/** Takes back all credit that is left on a link, and says so, also where none is left: clients wait for it. */
export declare function drain(link: OutgoingLink): void;
/** Answers the attach of a client. */
export declare function openLink(link: OutgoingLink | IncomingLink): void;
/** Answers the attach of a client, and detaches at once with the reason, as AMQP has it for links that are refused. */
export declare function refuseLink(link: OutgoingLink | IncomingLink, { condition, description }: BrokerError): void;
/** A value in rhea's form, which it puts into a frame as it is. */
export declare function toRhea(value: Encodable): Typed;
export {};
