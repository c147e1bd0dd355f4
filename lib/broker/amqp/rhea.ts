import type { Duplex } from 'node:stream';
import rhea, { type Connection, type Receiver, type Sender, type Session } from 'rhea';
import type { BrokerError } from '../core';
import { type AmqpValue, decode, type Encodable, encode } from './encoding';
import {
  Incoming,
  type IncomingDelivery,
  Outgoing,
  type OutgoingDelivery,
  type TransferSession,
  type Transport,
  takeOverFrames,
} from './transfers';

/**
 * What this edge needs of rhea that its typings do not have, all in this file.
 *
 * rhea keeps connections, sessions, links and their flow. Two things are done otherwise for a broker: transfers and dispositions,
 * which are nearly all that comes and goes, are not its own (see `transfers`), also since its values have lost their types; and
 * links are opened when it is known whether they may be.
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

interface AttachFrame {
  readonly performative: { readonly name?: string; target?: Typed | null };
}

type RheaSession = Omit<Session, 'state'> & {
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

type RheaConnection = Connection & {
  _register(): void;
  output(): void;
  readonly amqp_transport: Transport;
  readonly remote_channel_map: Readonly<Record<number, RheaSession>>;
  readonly socket: Duplex;
};

/** What is told of a session. */
export interface SessionListener {
  /** A client opens a link; it is open with `openLink`, or refused with `refuseLink`. */
  attached(link: OutgoingLink | IncomingLink, isCoordinator: boolean): void;
  /** A client has decided about a message that it got. */
  decided(delivery: OutgoingDelivery, state: AmqpValue | undefined, isSettled: boolean): void;
}

const COORDINATOR = new Set<unknown>([0x30, 'amqp:coordinator:list']);

/** Takes over how the frames of a connection are read and written, before anything has come. */
export function takeOverConnection(connection: Connection): void {
  const parts = connection as RheaConnection;
  takeOverFrames(parts.amqp_transport, (channel) => parts.remote_channel_map[channel]?.transfers);
}

/** Takes over a session that a client has begun. */
export function takeOver(begun: Session, listener: SessionListener): void {
  const session = begun as unknown as RheaSession;
  const { on_attach, create_sender, create_receiver } = session;
  const outgoing = takeOverTransfers(session, listener);
  session.create_sender = (name) => {
    const link = held(create_sender.call(session, name));
    link.give = (tag, parts, isSettled = false) => outgoing.send(link as never, tag, parts, isSettled);
    return link;
  };
  session.create_receiver = (name) => {
    const link = held(create_receiver.call(session, name));
    link.take = (_, delivery) => delivery.forget();
    return link;
  };
  session.on_attach = (frame) => {
    const { performative } = frame;
    const isCoordinator = COORDINATOR.has(performative.target?.descriptor?.value);
    if (isCoordinator) performative.target = null;
    on_attach.call(session, frame);
    const link = session.links[performative.name ?? ''];
    if (link !== undefined) listener.attached(link, isCoordinator);
  };
}

/** Puts what sends and receives here in the place of rhea's. */
function takeOverTransfers(session: RheaSession, listener: SessionListener): Outgoing {
  const { connection, local, remote } = session;
  let isDue = false;
  const changed = (): void => {
    if (isDue) return;
    isDue = true;
    // All that has come until then is answered in one go.
    setImmediate(() => {
      isDue = false;
      // rhea writes the begin of the session, and then comes here.
      if (session.state.open_requests > 0) connection._register();
      else flush();
    });
  };
  const incoming = new Incoming(changed);
  const outgoing = new Outgoing(() => Number(connection.max_frame_size ?? 0) || ANY_FRAME, changed);
  const send = (): void => {
    const { pending } = connection.amqp_transport;
    const before = pending.length;
    for (const frame of incoming.dispositionsFor(local.channel)) pending.push(frame);
    for (const frame of outgoing.frames(local.channel)) connection.amqp_transport.pending.push(frame);
    if (before < connection.amqp_transport.pending.length && !connection.socket.destroyed) connection.output();
  };
  const sendWindow = (): void => {
    if (incoming.needsFlow) session._write_flow();
  };
  const flush = (): void => {
    send();
    sendWindow();
  };
  incoming.on_begin(remote.begin);
  outgoing.on_begin(remote.begin);
  local.begin.incoming_window = incoming.window;
  // What rhea calls and asks for.
  const available = () => 1;
  session.incoming = Object.assign(incoming, { process: sendWindow });
  session.outgoing = Object.assign(outgoing, { process: send, available, deliveries: { available } });
  session.transfers = {
    onTransfer(transfer) {
      const link = remote.handles[transfer.handle];
      if (link === undefined || !('take' in link)) throw new Error(`${transfer.handle} is no link that is sent on`);
      incoming.take(transfer, link);
    },
    onDisposition(disposition) {
      // A sender that settles what is on its way here is settled with anyway.
      if (!disposition.isOfReceiver) return;
      const state = disposition.state === undefined ? undefined : decode(disposition.state);
      for (const delivery of outgoing.named(disposition)) {
        if (delivery.remoteSettled) continue;
        delivery.remoteSettled = disposition.settled;
        listener.decided(delivery, state, disposition.settled);
      }
    },
  };
  return outgoing;
}

/** A client that does not say how large a frame it takes, takes any. OASIS AMQP 1.0, part 2, section 2.7.1 */
const ANY_FRAME = 0xffff_ffff;

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

/** rhea would answer an attach at once. */
function held<L extends OutgoingLink | IncomingLink>(link: L): L {
  link.open = () => {};
  return link;
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
