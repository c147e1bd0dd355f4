import type { Duplex } from 'node:stream';
import rhea, { type Connection, type Receiver, type Sender, type Session } from 'rhea';
import type { BrokerError } from '../core';
import { type Encodable, encode } from './encoding';
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
  readonly descriptor?: { readonly value: unknown };
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
  readonly local: { readonly attach: Record<string, unknown>; readonly detach: { error?: unknown } };
  readonly remote: { readonly attach: RemoteAttach };
  /** How many messages the other side still takes, or may send. */
  credit: number;
  delivery_count: number;
  session: RheaSession;
  open(): void;
  _process(): void;
}

/** A link on which this side sends: a client's receiver. */
export type OutgoingLink = Omit<Sender, 'session' | 'credit' | 'state'> &
  LinkParts & {
    _draining?: boolean;
    _drained?: boolean;
    issue_flow: boolean;
    _get_drain(): boolean;
    /** Sends a message, which is the bytes of all of these. */
    give(tag: Buffer, parts: readonly Buffer[], isSettled?: boolean): OutgoingDelivery;
  };
/** A link on which this side receives: a client's sender. */
export type IncomingLink = Omit<Receiver, 'session' | 'credit' | 'state'> &
  LinkParts & {
    /** Takes a message; its bytes are a part of what came from the socket. */
    take(payload: Buffer, delivery: IncomingDelivery): void;
  };

/** A frame of an attach, as rhea has read it. */
export interface AttachFrame {
  readonly performative: { readonly name?: string; target?: Typed | null };
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
  readonly state: { readonly open_requests: number };
  readonly local: { readonly channel: number; readonly begin: Record<string, unknown> };
  readonly remote: {
    readonly begin: { readonly next_outgoing_id: number; readonly incoming_window: number };
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

interface ConnectionParts {
  input(bytes: Buffer): void;
  /** How large the frame is that has begun to come. */
  readonly frame_size: number | undefined;
  readonly transport: { readonly header_sent?: unknown };
  readonly socket: Duplex;
  _process(): void;
  output(): void;
}

/** What is answered to who does not speak AMQP 1.0: the header that is taken. OASIS AMQP 1.0, part 2, section 2.2 */
const HEADER = Buffer.from('AMQP\x03\x01\x00\x00', 'latin1');

/** Looks at each frame that begins to come: rhea would wait for one of any size. */
export function limitFrames(connection: Connection, largest: number, exceeded: (size: number) => void): void {
  const parts = connection as unknown as ConnectionParts;
  const { input } = parts;
  parts.input = (bytes) => {
    input.call(parts, bytes);
    const { frame_size } = parts;
    if (frame_size !== undefined && frame_size > largest) {
      parts.input = () => {};
      exceeded(frame_size);
    }
  };
}

/** Ends a connection with the reason, and says so before anything else happens to it. */
export function closeAtOnce(connection: Connection, condition: string, description: string): void {
  connection.close({ condition, description });
  const parts = connection as unknown as ConnectionParts;
  parts._process();
  parts.output();
  if (parts.transport.header_sent === undefined) parts.socket.write(HEADER);
}

/** Takes back all credit that is left on a link, and says so, also where none is left: clients wait for it. */
export function drain(link: OutgoingLink): void {
  const { _get_drain } = link;
  link._get_drain = () => {
    link.delivery_count += link.credit;
    link.credit = 0;
    link._get_drain = _get_drain;
    return true;
  };
  link.issue_flow = true;
  link.session.connection._register();
}

/** Answers the attach of a client. */
export function openLink(link: OutgoingLink | IncomingLink): void {
  const { open } = Object.getPrototypeOf(link) as LinkParts;
  link.open = open;
  open.call(link);
}

/** Answers the attach of a client, and detaches at once with the reason, as AMQP has it for links that are refused. */
export function refuseLink(link: OutgoingLink | IncomingLink, { condition, description }: BrokerError): void {
  Object.assign(link.local.attach, link.is_receiver() ? { target: null } : { source: null });
  openLink(link);
  link.close({ condition, description });
}

interface Types {
  Reader: new (bytes: Buffer) => { read(): Typed };
}
const { types } = rhea as unknown as { types: Types };

/** A value in rhea's form, which it puts into a frame as it is. */
export function toRhea(value: Encodable): Typed {
  return new types.Reader(encode(value)).read();
}
