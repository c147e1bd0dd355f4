import type { Duplex } from 'node:stream';
import rhea, { type Connection, type Delivery, type Receiver, type Sender, type Session } from 'rhea';
import type { BrokerError } from '../core';
import { type AmqpValue, decode, type Encodable, encode } from './encoding';

/**
 * What this edge needs of rhea that its typings do not have, all in this file.
 *
 * rhea frames and unframes, keeps sessions, windows and credit. Three things it does for its own clients have to be done
 * otherwise for a broker: messages come as they are encoded, since its values have lost their types; links are opened when it
 * is known whether they may be; and dispositions are read whole, since those of transactions are unknown to it.
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
export type OutgoingLink = Omit<Sender, 'session' | 'credit'> &
  LinkParts & { _draining?: boolean; _drained?: boolean; issue_flow: boolean; _get_drain(): boolean };
/** A link on which this side receives: a client's sender. */
export type IncomingLink = Omit<Receiver, 'session' | 'credit'> & LinkParts;

/** A message on its way, in either direction. */
export type RheaDelivery = Omit<Delivery, 'update' | 'state' | 'remote_state'> & {
  readonly id: number;
  readonly tag: Buffer;
  readonly format: number;
  readonly link: OutgoingLink;
  settled: boolean;
  remote_settled: boolean;
  readonly remote_state?: Typed;
  update(settled: boolean, state?: unknown): void;
};

interface Frame {
  readonly performative: Record<string, unknown> & {
    role?: boolean;
    first?: number;
    last?: number | null;
    state?: Typed | null;
    settled?: boolean;
    target?: Typed | null;
    message_format?: number | null;
    more?: boolean;
    /** The fields as they came. */
    value?: readonly (Typed | undefined)[];
    name?: string;
  };
  payload?: Buffer;
}

type RheaSession = Session & {
  on_attach(frame: Frame): void;
  on_transfer(frame: Frame): void;
  on_disposition(frame: Frame): void;
  _get_link(frame: Frame): OutgoingLink | IncomingLink;
  create_sender(name: string): OutgoingLink;
  create_receiver(name: string): IncomingLink;
  readonly outgoing: { readonly deliveries: Deliveries };
  readonly incoming: { readonly deliveries: Deliveries };
  readonly connection: Connection & { _register(): void };
  readonly links: Readonly<Record<string, OutgoingLink | IncomingLink>>;
};

/** What is on its way in a session, by ids that follow each other. */
interface Deliveries {
  by_id(id: number): RheaDelivery | undefined;
  get_head(): RheaDelivery | undefined;
  get_tail(): RheaDelivery | undefined;
}

/** What is told of a session. */
export interface SessionListener {
  /** A client opens a link; it is open with `openLink`, or refused with `refuseLink`. */
  attached(link: OutgoingLink | IncomingLink, isCoordinator: boolean): void;
  /** A client has decided about a message that it got; `state` is as it came. */
  decided(delivery: RheaDelivery, state: Typed | undefined, isSettled: boolean): void;
}

/** A format that rhea does not know: it hands over what came, undecoded. Transfers of the plain format are given it. */
export const UNDECODED = 0x7fff_ffff;
/** A request has messages of its own, which are scheduled: at most as many bytes as the largest batch of any tier. */
const LARGEST_REQUEST = 128 * 1024 * 1024;
const NOTHING = Buffer.alloc(0);
/** Where the state of a transfer is in its fields. OASIS AMQP 1.0, part 2, section 2.7.5 */
const TRANSFER_STATE = 7;
const COORDINATOR = new Set<unknown>([0x30, 'amqp:coordinator:list']);

/** Takes over a session that a client has begun. */
export function takeOver(begun: Session, listener: SessionListener): void {
  const session = begun as RheaSession;
  const { on_attach, on_transfer, on_disposition, create_sender, create_receiver } = session;
  session.create_sender = (name) => held(create_sender.call(session, name));
  session.create_receiver = (name) => held(create_receiver.call(session, name));
  session.on_attach = (frame) => {
    const { performative } = frame;
    const isCoordinator = COORDINATOR.has(performative.target?.descriptor?.value);
    if (isCoordinator) performative.target = null;
    on_attach.call(session, frame);
    const link = session.links[performative.name ?? ''];
    if (link !== undefined) listener.attached(link, isCoordinator);
  };
  const taken = new WeakMap<IncomingLink | OutgoingLink, number>();
  session.on_transfer = (frame) => {
    const { performative, payload } = frame;
    // rhea takes the descriptor off the state of a transfer; with it, it says which transaction a message is a part of.
    const state = performative.value?.[TRANSFER_STATE];
    if (state?.descriptor !== undefined) Object.defineProperty(performative, 'state', { value: state });
    if (!performative.message_format) performative.message_format = UNDECODED;
    const link = session._get_link(frame);
    const before = taken.get(link) ?? 0;
    const largest = Number(link.local.attach.max_message_size ?? 0) || LARGEST_REQUEST;
    // Of a message that is too large anyway no more is kept than tells so.
    if (before > largest) frame.payload = NOTHING;
    taken.set(link, performative.more === true ? before + (payload?.length ?? 0) : 0);
    on_transfer.call(session, frame);
  };
  session.on_disposition = (frame) => {
    const { performative } = frame;
    // rhea reads the longer encoding of a boolean, which Python's client writes, as a number.
    const isOfReceiver = Boolean(performative.role);
    const isSettled = Boolean(performative.settled);
    const { deliveries } = isOfReceiver ? session.outgoing : session.incoming;
    const [first, last] = [deliveries.get_head()?.id, deliveries.get_tail()?.id];
    if (first === undefined || last === undefined || performative.first === undefined) return;
    // Whatever range a client names, only what is on its way is gone through.
    const begin = Math.max(performative.first, first);
    const end = Math.min(performative.last ?? performative.first, last);
    if (!isOfReceiver) {
      if (begin <= end) on_disposition.call(session, { performative: { ...performative, first: begin, last: end } });
      return;
    }
    for (let id = begin; id <= end; id++) {
      const delivery = deliveries.by_id(id);
      if (delivery === undefined || delivery.remote_settled) continue;
      if (isSettled) delivery.remote_settled = true;
      listener.decided(delivery, performative.state ?? undefined, isSettled);
    }
    session.connection._register();
  };
}

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
  Writer: new () => { write(value: Typed): void; toBuffer(): Buffer };
  Reader: new (bytes: Buffer) => { read(): Typed };
}
const { types } = rhea as unknown as { types: Types };

/** What rhea has read, with its types. */
export function fromRhea(value: Typed): AmqpValue {
  const writer = new types.Writer();
  writer.write(value);
  return decode(writer.toBuffer());
}

/** A value in rhea's form, which it puts into a frame as it is. */
export function toRhea(value: Encodable): Typed {
  return new types.Reader(encode(value)).read();
}
