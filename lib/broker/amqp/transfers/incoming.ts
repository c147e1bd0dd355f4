import { MalformedAmqp } from '../encoding';
import { Dispositions } from './dispositions';
import type { Transfer } from './performatives';

/** A link on which this side receives. */
export interface TakingLink {
  /** How many messages the other side may still send. */
  credit: number;
  delivery_count: number;
  readonly local: { readonly attach: { readonly max_message_size?: unknown } };
  is_remote_open(): boolean;
  /** Takes a whole message; the bytes are a part of what came from the socket. */
  take(payload: Buffer, delivery: IncomingDelivery): void;
}

/** A message that has come, until it is settled. */
export class IncomingDelivery {
  settled: boolean;

  constructor(
    private readonly incoming: Incoming,
    private readonly id: number,
    readonly format: number,
    /** Whether the sender waits for no word of it. */
    settledBySender: boolean,
    /** What the sender says of it: of which transaction it is a part. */
    readonly state: Buffer | undefined,
  ) {
    this.settled = settledBySender;
  }

  /** Tells the sender what became of it, once. */
  settle(state: Buffer): void {
    if (this.settled) return;
    this.settled = true;
    this.incoming.settled(this.id, state);
  }

  /** Says nothing of it: its link was refused. */
  forget(): void {
    if (!this.settled) this.incoming.forgotten();
    this.settled = true;
  }
}

/** A message that has not come whole. */
interface Partial {
  readonly delivery: IncomingDelivery;
  readonly parts: Buffer[];
  size: number;
}

/** So many transfers of a session may be on their way, until they are settled: as the service has it. */
const WINDOW = 5_000;
/** A request has messages of its own, which are scheduled: at most as many bytes as the largest batch of any tier. */
const LARGEST_REQUEST = 128 * 1024 * 1024;

/** What a session receives; rhea asks it for the numbers of its flow frames. */
export class Incoming {
  next_transfer_id = 0;
  max_transfer_id = WINDOW;
  private next: number | undefined;
  private unsettled = 0;
  private readonly partial = new Map<TakingLink, Partial>();
  private readonly dispositions = new Dispositions(true);

  /** @param changed is called when there is something to tell */
  constructor(private readonly changed: () => void) {}

  get window(): number {
    return Math.max(0, WINDOW - this.unsettled);
  }

  on_begin({ next_outgoing_id }: { readonly next_outgoing_id: number }): void {
    this.next_transfer_id = next_outgoing_id;
    this.max_transfer_id = next_outgoing_id + WINDOW;
  }

  on_flow({ next_outgoing_id }: { readonly next_outgoing_id: number }): void {
    this.next_transfer_id = next_outgoing_id;
  }

  /** A sender that settles what is on its way here anyway is settled, too. */
  on_disposition(): void {}

  take(transfer: Transfer, link: TakingLink): void {
    this.next_transfer_id = (this.next_transfer_id + 1) >>> 0;
    if (!link.is_remote_open()) throw new MalformedAmqp('a transfer comes on a link that was closed');
    const before = this.partial.get(link);
    if (before === undefined) this.begin(transfer, link);
    else this.goOn(before, transfer, link);
  }

  forgotten(): void {
    this.unsettled--;
  }

  settled(id: number, state: Buffer): void {
    this.unsettled--;
    this.dispositions.add(id, state);
    this.changed();
  }

  dispositionsFor(channel: number): readonly Buffer[] {
    return this.dispositions.take(channel);
  }

  /** Whether the other side is to hear of the window: it may have used half of what it knows. */
  get needsFlow(): boolean {
    return this.max_transfer_id - this.next_transfer_id < this.window / 2;
  }

  private begin(transfer: Transfer, link: TakingLink): void {
    const { deliveryId, format, settled, state, payload, more, aborted } = transfer;
    if (deliveryId === undefined || (this.next ?? deliveryId) !== deliveryId)
      throw new MalformedAmqp(`a delivery has the number ${deliveryId}, and ${this.next} comes next`);
    this.next = (deliveryId + 1) >>> 0;
    if (aborted) return;
    const delivery = new IncomingDelivery(this, deliveryId, format, settled, state);
    if (!settled) this.unsettled++;
    if (more) this.partial.set(link, { delivery, parts: [Buffer.from(payload)], size: payload.length });
    else this.complete(link, payload, delivery);
  }

  private goOn(before: Partial, { payload, more, aborted }: Transfer, link: TakingLink): void {
    const { delivery, parts } = before;
    // Of a message that is too large anyway no more is kept than tells so.
    if (before.size <= (Number(link.local.attach.max_message_size ?? 0) || LARGEST_REQUEST)) {
      parts.push(Buffer.from(payload));
      before.size += payload.length;
    }
    if (more && !aborted) return;
    this.partial.delete(link);
    if (aborted) delivery.forget();
    else this.complete(link, Buffer.concat(parts), delivery);
  }

  private complete(link: TakingLink, payload: Buffer, delivery: IncomingDelivery): void {
    if (link.credit > 0) link.credit--;
    link.delivery_count = (link.delivery_count + 1) >>> 0;
    link.take(payload, delivery);
  }
}
