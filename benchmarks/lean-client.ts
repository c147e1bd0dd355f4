import { once } from 'node:events';
import type { Socket } from 'node:net';
import rhea from 'rhea';
import {
  ACCEPTED,
  CLOSE,
  DISPOSITION,
  Fields,
  FLOW,
  frameOf,
  type PreparedTransfer,
  TRANSFER,
  TRUE,
  transferOf,
  uint,
} from './lean-frames';

/**
 * A client of AMQP 1.0 that costs next to nothing, so that what is measured is the server: rhea opens the links, and then
 * frames are written as bytes that are made once, and read no further than counting needs. It sends many transfers in one
 * write, has as many on their way as its window allows, and accepts what it receives in ranges.
 */
export interface LeanRun {
  readonly port: number;
  /** Where it sends to. */
  readonly target: string;
  /** Where it receives from. */
  readonly source: string;
  /** Messages, encoded; they are sent in turn. */
  readonly payloads: readonly Buffer[];
  /** How many are sent; as many must be received as of them are wanted. */
  readonly count: number;
  /** A message that nobody wants, sent first: where it is received, filters do not count. */
  readonly unwanted: Buffer;
  /** Is called when links are open. */
  readonly begin: () => void;
}

/** So many sends are on their way at most. */
const WINDOW = 1000;
/** So many transfers are in one write. */
const AT_ONCE = 100;
/** What a receiver takes at once, and how often it says so anew. */
const CREDIT = 4000;
const SESSION_WINDOW = 1_000_000;

/** Sends, receives and accepts; done when every send is accepted and every message received. */
export async function runLean({ port, target, source, payloads, count, unwanted, begin }: LeanRun): Promise<void> {
  const connection = rhea.create_container().connect({
    ...{ port, host: '127.0.0.1', username: 'any', reconnect: false },
    session_buffer_size: SESSION_WINDOW,
  } as never);
  const sender = connection.open_sender({ target: { address: target, capabilities: ['topic'] } as never });
  const receiver = connection.open_receiver({ source: { address: source }, credit_window: 0, autoaccept: false });
  const failed = new Promise<never>((_, reject) => {
    for (const event of ['disconnected', 'connection_error', 'sender_error', 'receiver_error'])
      connection.on(event, ({ sender, receiver, connection, error }: rhea.EventContext) =>
        reject(new Error(`${event}: ${sender?.error ?? receiver?.error ?? error ?? connection.error}`)),
      );
  });
  await Promise.race([failed, Promise.all([once(receiver, 'receiver_open'), once(sender, 'sendable')])]);
  const links = linksOf(connection, sender, receiver);
  const flowing = new Traffic(links, payloads, unwanted, count);
  begin();
  await Promise.race([failed, flowing.run()]);
  // Until the server has answered, it may not have read what was accepted last.
  await Promise.race([failed, flowing.close()]);
  links.socket.destroy();
}

interface Links {
  readonly socket: Socket;
  readonly channel: number;
  readonly outgoing: number;
  readonly incoming: number;
  /** What the server lets a sender send. */
  readonly credit: number;
  readonly maxFrame: number;
}

/** Takes the socket away from rhea. */
function linksOf(connection: rhea.Connection, sender: rhea.Sender, receiver: rhea.Receiver): Links {
  const { socket, heartbeat_out, heartbeat_in } = connection as unknown as Record<string, NodeJS.Timeout> & {
    socket: Socket;
  };
  clearTimeout(heartbeat_out);
  clearTimeout(heartbeat_in);
  socket.removeAllListeners('data');
  const handle = (link: unknown) => (link as { local: { handle: number } }).local.handle;
  const { session } = sender as unknown as { session: { local: { channel: number } } };
  return {
    socket,
    channel: session.local.channel,
    outgoing: handle(sender),
    incoming: handle(receiver),
    credit: (sender as unknown as { credit: number }).credit,
    maxFrame: connection.max_frame_size ?? 65_536,
  };
}

class Traffic {
  private readonly frames: readonly PreparedTransfer[];
  private sent = 0;
  private accepted = 0;
  private received = 0;
  private granted = 0;
  private limit: number;
  private rest: Buffer = Buffer.alloc(0);
  private done!: () => void;
  private fail!: (error: Error) => void;
  private closed: (() => void) | undefined;

  constructor(
    private readonly links: Links,
    payloads: readonly Buffer[],
    unwanted: Buffer,
    private readonly count: number,
  ) {
    const { channel, outgoing, maxFrame } = links;
    this.frames = [unwanted, ...payloads].map((payload) => transferOf(channel, outgoing, payload, maxFrame));
    this.limit = links.credit;
  }

  run(): Promise<void> {
    const { socket } = this.links;
    const done = new Promise<void>((resolve, reject) => {
      this.done = resolve;
      this.fail = reject;
    });
    socket.on('data', (bytes) => this.read(bytes));
    this.grant();
    this.send();
    return done;
  }

  /** Says that nothing more comes, and waits until the server says so too. */
  close(): Promise<void> {
    const { socket } = this.links;
    socket.write(frameOf(0, CLOSE, []));
    return new Promise((resolve) => {
      this.closed = resolve;
    });
  }

  /** Sends in blocks of many transfers, where the window has the place for one. */
  private send(): void {
    const total = this.count + 1;
    for (;;) {
      const room = Math.min(WINDOW - (this.sent - this.accepted), total - this.sent, this.limit - this.sent);
      if (room <= 0 || (room < AT_ONCE && room < total - this.sent && this.sent > this.accepted)) return;
      const frames = Array.from({ length: Math.min(room, AT_ONCE) }, () => {
        const at = this.sent === 0 ? 0 : 1 + ((this.sent - 1) % (this.frames.length - 1));
        const { bytes, idAt, tagAt } = this.frames[at] as PreparedTransfer;
        bytes.writeUInt32BE(this.sent, idAt);
        bytes.writeUInt32BE(this.sent, tagAt);
        this.sent++;
        return Buffer.from(bytes);
      });
      this.links.socket.write(Buffer.concat(frames));
    }
  }

  /** Says what is taken now. */
  private grant(): void {
    const { socket, channel, incoming } = this.links;
    const { received, sent } = this;
    this.granted = received + CREDIT;
    const window = SESSION_WINDOW;
    socket.write(frameOf(channel, FLOW, [received, window, sent, window, incoming, received, CREDIT].map(uint)));
  }

  private read(bytes: Buffer): void {
    const all = this.rest.length === 0 ? bytes : Buffer.concat([this.rest, bytes]);
    let at = 0;
    let [first, last] = [-1, -1];
    while (all.length - at >= 4) {
      const size = all.readUInt32BE(at);
      if (all.length - at < size) break;
      const body = at + (all[at + 4] as number) * 4;
      if (body < at + size) {
        const code = all[body + 2];
        if (code === TRANSFER) {
          const fields = new Fields(all, body + 3);
          fields.next();
          last = fields.next() as number;
          if (first < 0) first = last;
          this.received++;
        } else if (code === DISPOSITION) this.settled(new Fields(all, body + 3));
        else if (code === FLOW) this.flowed(new Fields(all, body + 3));
        else if (code === CLOSE && this.closed !== undefined) this.closed();
        else
          this.fail(
            new Error(`the server ends it: frame 0x${code?.toString(16)} ${all.toString('latin1', body, at + size)}`),
          );
      }
      at += size;
    }
    this.rest = Buffer.from(all.subarray(at));
    if (first >= 0) this.accept(first, last);
    if (this.granted - this.received < CREDIT / 2) this.grant();
    this.send();
    if (this.received > this.count) this.fail(new Error('a filter did not count'));
    if (this.received === this.count && this.accepted === this.count + 1) this.done();
  }

  /** A range: what came in one read. Unsettled messages would be kept by the server. */
  private accept(first: number, last: number): void {
    const { socket, channel } = this.links;
    socket.write(frameOf(channel, DISPOSITION, [TRUE, uint(first), uint(last), TRUE, ACCEPTED]));
  }

  private settled(fields: Fields): void {
    const isOfReceiver = fields.next();
    const first = fields.next() as number;
    const last = (fields.next() as number | undefined) ?? first;
    // What the server says of what it has sent itself is the answer to an acceptance.
    if (isOfReceiver) this.accepted += last - first + 1;
  }

  private flowed(fields: Fields): void {
    const all = Array.from({ length: 7 }, () => fields.next() as number | undefined);
    const [, , , , handle, count = 0, credit = 0] = all;
    // Of one session with two links, the sender's is the one whose count is what was sent.
    if (handle !== undefined && credit > 0 && count <= this.sent) this.limit = Math.max(this.limit, count + credit);
  }
}
