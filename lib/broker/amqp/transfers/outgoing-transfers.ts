import { Dispositions } from './dispositions';
import { type Disposition, largestPayload, transferHead } from './performatives';

/** A link on which this side sends. */
export interface GivingLink {
  /** How many messages the other side still takes. */
  credit: number;
  delivery_count: number;
  readonly local: { readonly handle: number };
  readonly state: { readonly open_requests: number };
  is_open(): boolean;
  /** Writes its attach, where that is still to be done. */
  _process(): void;
}

/** A message on its way to a client, until it is settled. */
export class OutgoingDelivery {
  /** Its number in the session, when it is sent. */
  id: number | undefined;
  /** How many bytes of it are sent. */
  sent = 0;
  /** Whether the client has settled it. */
  remoteSettled = false;

  constructor(
    private readonly outgoing: Outgoing,
    readonly link: GivingLink,
    readonly tag: Buffer,
    readonly parts: readonly Buffer[],
    readonly settled: boolean,
  ) {}

  /** Settles it, and tells the client as what, unless the client has settled it itself. */
  settle(state: Buffer | undefined): void {
    this.outgoing.settle(this, state);
  }

  /** Forgets it without a word. */
  forget(): void {
    this.outgoing.forget(this);
  }
}

const MOST = 0xffff_ffff;

/** What a session sends; rhea tells it what flow frames say, and asks it for its numbers. */
export class Outgoing {
  next_transfer_id = 0;
  readonly window = MOST;
  private nextId = 0;
  private remoteNext = 0;
  private remoteWindow = 0;
  /** What is to be sent, in order. */
  private waiting: OutgoingDelivery[] = [];
  private readonly unsettled = new Map<number, OutgoingDelivery>();
  private readonly dispositions = new Dispositions(false);

  /**
   * @param largestFrame what a client takes
   * @param changed is called when there is something to tell
   */
  constructor(
    private readonly largestFrame: () => number,
    private readonly changed: () => void,
  ) {}

  on_begin({ incoming_window }: { readonly incoming_window: number }): void {
    this.remoteWindow = incoming_window;
  }

  on_flow({
    next_incoming_id,
    incoming_window,
  }: {
    readonly next_incoming_id?: number;
    readonly incoming_window: number;
  }): void {
    // A client that has not seen the begin of this side does not know what comes next.
    this.remoteNext = next_incoming_id ?? 0;
    this.remoteWindow = incoming_window;
  }

  send(link: GivingLink, tag: Buffer, parts: readonly Buffer[], settled: boolean): OutgoingDelivery {
    const delivery = new OutgoingDelivery(this, link, tag, parts, settled);
    this.waiting.push(delivery);
    this.changed();
    return delivery;
  }

  /** What a client says of deliveries: those of the range that are on their way. */
  *named({ first, last }: Disposition): Generator<OutgoingDelivery> {
    const { unsettled } = this;
    if (last - first < unsettled.size) {
      for (let id = first; id <= last; id++) {
        const delivery = unsettled.get(id);
        if (delivery !== undefined) yield delivery;
      }
      return;
    }
    // Whatever range a client names, only what is on its way is gone through.
    for (const [id, delivery] of [...unsettled]) if (id >= first && id <= last) yield delivery;
  }

  settle(delivery: OutgoingDelivery, state: Buffer | undefined): void {
    this.forget(delivery);
    if (delivery.remoteSettled || delivery.id === undefined) return;
    this.dispositions.add(delivery.id, state);
    this.changed();
  }

  forget({ id }: OutgoingDelivery): void {
    if (id !== undefined) this.unsettled.delete(id);
  }

  /** The frames of what can be sent now, and of what was settled. */
  frames(channel: number): Buffer[] {
    const frames: Buffer[] = [];
    const { waiting } = this;
    this.waiting = [];
    for (const delivery of waiting) {
      const { link } = delivery;
      // What nobody receives any more is not sent: the state machine has its lock back.
      if (!link.is_open()) continue;
      if (link.state.open_requests > 0) link._process();
      if (link.credit <= 0 || !this.transfer(delivery, channel, frames)) this.waiting.push(delivery);
    }
    for (const frame of this.dispositions.take(channel)) frames.push(frame);
    return frames;
  }

  /** @returns whether the whole of it was sent: the client's window may be too small */
  private transfer(delivery: OutgoingDelivery, channel: number, frames: Buffer[]): boolean {
    const { link, tag, settled, parts } = delivery;
    const size = parts.reduce((sum, part) => sum + part.length, 0);
    const most = largestPayload(this.largestFrame(), tag);
    if (this.room <= 0) return false;
    delivery.id ??= this.take(delivery);
    const fields = { handle: link.local.handle, id: delivery.id, tag, settled };
    if (size <= most) {
      frames.push(transferHead(channel, { ...fields, more: false }, size), ...parts);
      this.next_transfer_id = (this.next_transfer_id + 1) >>> 0;
    } else {
      const whole = Buffer.concat(parts);
      while (delivery.sent < size) {
        if (this.room <= 0) return false;
        const part = whole.subarray(delivery.sent, delivery.sent + most);
        delivery.sent += part.length;
        frames.push(transferHead(channel, { ...fields, more: delivery.sent < size }, part.length), part);
        this.next_transfer_id = (this.next_transfer_id + 1) >>> 0;
      }
    }
    link.credit--;
    link.delivery_count = (link.delivery_count + 1) >>> 0;
    return true;
  }

  private take(delivery: OutgoingDelivery): number {
    const id = this.nextId;
    this.nextId = (id + 1) >>> 0;
    if (!delivery.settled) this.unsettled.set(id, delivery);
    return id;
  }

  /** How many transfers the client still takes. */
  private get room(): number {
    return this.remoteWindow - ((this.next_transfer_id - this.remoteNext) >>> 0);
  }
}
