import { byteAt, decode, endOfValue, MalformedAmqp, wordAt } from '../encoding';

/**
 * Transfers and dispositions, read from their bytes and written to bytes: nearly all frames are one of the two, and nothing is
 * made of them but what is needed.
 *
 * @see OASIS AMQP 1.0, part 2, sections 2.7.5 and 2.7.6
 */
export const TRANSFER = 0x14;
export const DISPOSITION = 0x15;

/** A transfer, as it comes. */
export interface Transfer {
  readonly handle: number;
  /** `undefined` where it goes on with the delivery before. */
  readonly deliveryId: number | undefined;
  readonly format: number;
  readonly settled: boolean;
  readonly more: boolean;
  readonly aborted: boolean;
  /** As it is encoded. */
  readonly state: Buffer | undefined;
  readonly payload: Buffer;
}

/** A disposition, as it comes. */
export interface Disposition {
  readonly isOfReceiver: boolean;
  readonly first: number;
  readonly last: number;
  readonly settled: boolean;
  /** As it is encoded. */
  readonly state: Buffer | undefined;
}

/** The code of a performative, and where its fields begin; `undefined` for what has none. */
export function performativeAt(
  bytes: Buffer,
  at: number,
): { readonly code: number; readonly fieldsAt: number } | undefined {
  if (bytes[at] !== 0x00) return undefined;
  // Nearly everybody writes it so.
  if (bytes[at + 1] === 0x53) return { code: byteAt(bytes, at + 2), fieldsAt: at + 3 };
  const fieldsAt = endOfValue(bytes, at + 1);
  const descriptor = String(decode(bytes.subarray(at + 1, fieldsAt)));
  const code =
    descriptor === 'amqp:transfer:list' ? TRANSFER : descriptor === 'amqp:disposition:list' ? DISPOSITION : descriptor;
  return { code: Number(code), fieldsAt };
}

/** @throws MalformedAmqp */
export function readTransfer(bytes: Buffer, fieldsAt: number): Transfer {
  const fields = new Fields(bytes, fieldsAt);
  const handle = fields.uint();
  const deliveryId = fields.uint();
  fields.skip();
  const format = fields.uint() ?? 0;
  const settled = fields.boolean();
  const more = fields.boolean();
  fields.skip();
  const state = fields.raw();
  fields.skip();
  const aborted = fields.boolean();
  if (handle === undefined) throw new MalformedAmqp('a transfer is on no link');
  return { handle, deliveryId, format, settled, more, aborted, state, payload: bytes.subarray(fields.end) };
}

/** @throws MalformedAmqp */
export function readDisposition(bytes: Buffer, fieldsAt: number): Disposition {
  const fields = new Fields(bytes, fieldsAt);
  const isOfReceiver = fields.boolean();
  const first = fields.uint();
  const last = fields.uint();
  const settled = fields.boolean();
  const state = fields.raw();
  if (first === undefined) throw new MalformedAmqp('a disposition is of no delivery');
  return { isOfReceiver, first, last: last ?? first, settled, state };
}

/** The fields of a performative, one after another. Those that are left out, or null, are `undefined` or false. */
class Fields {
  /** Where the list ends. */
  readonly end: number;
  private left: number;
  private at: number;

  constructor(
    private readonly bytes: Buffer,
    list: number,
  ) {
    this.end = endOfValue(bytes, list);
    switch (bytes[list]) {
      case 0x45:
        [this.left, this.at] = [0, list + 1];
        break;
      case 0xc0:
        [this.left, this.at] = [byteAt(bytes, list + 2), list + 3];
        break;
      case 0xd0:
        [this.left, this.at] = [wordAt(bytes, list + 5), list + 9];
        break;
      default:
        throw new MalformedAmqp('the fields of a frame are no list');
    }
  }

  skip(): void {
    if (this.left-- > 0) this.at = this.within(endOfValue(this.bytes, this.at));
  }

  uint(): number | undefined {
    if (this.left-- <= 0) return undefined;
    const { bytes, at } = this;
    switch (bytes[at]) {
      case 0x40:
        this.at = at + 1;
        return undefined;
      case 0x43:
        this.at = at + 1;
        return 0;
      case 0x52:
        this.at = this.within(at + 2);
        return bytes[at + 1];
      case 0x70:
        this.at = this.within(at + 5);
        return bytes.readUInt32BE(at + 1);
      default:
        throw new MalformedAmqp('a field of a frame is no whole number');
    }
  }

  boolean(): boolean {
    if (this.left-- <= 0) return false;
    const { bytes, at } = this;
    switch (bytes[at]) {
      case 0x40:
      case 0x42:
        this.at = at + 1;
        return false;
      case 0x41:
        this.at = at + 1;
        return true;
      // The longer encoding, which Python's client writes.
      case 0x56:
        this.at = this.within(at + 2);
        return bytes[at + 1] === 1;
      default:
        throw new MalformedAmqp('a field of a frame is neither true nor false');
    }
  }

  raw(): Buffer | undefined {
    if (this.left-- <= 0) return undefined;
    const { bytes, at } = this;
    this.at = this.within(endOfValue(bytes, at));
    return bytes[at] === 0x40 ? undefined : bytes.subarray(at, this.at);
  }

  private within(end: number): number {
    if (end > this.end) throw new MalformedAmqp('the fields of a frame have more bytes than they say');
    return end;
  }
}

/** The head of a frame: its size, that of its own head in words of four bytes, its type, and its channel. */
const FRAME_HEAD = 8;
/** Descriptor, and a list of one byte of length and one of count. */
const PERFORMATIVE_HEAD = 6;
/** What a transfer takes beside its tag and its payload: handle, id, the tag's length, format, settled, more. */
const TRANSFER_HEAD = FRAME_HEAD + PERFORMATIVE_HEAD + 5 + 5 + 2 + 1 + 1 + 1;

/** How much of a message fits into a frame. */
export function largestPayload(largestFrame: number, tag: Buffer): number {
  return largestFrame - TRANSFER_HEAD - tag.length;
}

/** What a transfer says of a delivery. */
export interface TransferFields {
  readonly handle: number;
  readonly id: number;
  readonly tag: Buffer;
  readonly settled: boolean;
  readonly more: boolean;
}

/** A frame up to the payload of a transfer. */
export function transferHead(
  channel: number,
  { handle, id, tag, settled, more }: TransferFields,
  payload: number,
): Buffer {
  const bytes = Buffer.allocUnsafe(TRANSFER_HEAD + tag.length);
  frameHead(bytes, bytes.length + payload, channel, TRANSFER);
  bytes[11] = 0xc0;
  bytes[12] = bytes.length - FRAME_HEAD - 5;
  bytes[13] = 6;
  let at = FRAME_HEAD + PERFORMATIVE_HEAD;
  at = writeUint(bytes, at, handle);
  at = writeUint(bytes, at, id);
  bytes[at++] = 0xa0;
  bytes[at++] = tag.length;
  tag.copy(bytes, at);
  at += tag.length;
  bytes[at++] = 0x43;
  bytes[at++] = settled ? 0x41 : 0x42;
  bytes[at] = more ? 0x41 : 0x42;
  return bytes;
}

/** The frame of a disposition of a range, settled. */
export function dispositionFrame(
  channel: number,
  isOfReceiver: boolean,
  first: number,
  last: number,
  state: Buffer | undefined,
): Buffer {
  const length = FRAME_HEAD + 3 + 9 + 1 + 5 + 5 + 1 + (state?.length ?? 1);
  const bytes = Buffer.allocUnsafe(length);
  // A state may be a long text of an error: the list has the long form.
  frameHead(bytes, length, channel, DISPOSITION);
  bytes[11] = 0xd0;
  bytes.writeUInt32BE(length - FRAME_HEAD - 8, FRAME_HEAD + 4);
  bytes.writeUInt32BE(5, FRAME_HEAD + 8);
  let at = FRAME_HEAD + 12;
  bytes[at++] = isOfReceiver ? 0x41 : 0x42;
  at = writeUint(bytes, at, first);
  at = writeUint(bytes, at, last);
  bytes[at++] = 0x41;
  if (state === undefined) bytes[at] = 0x40;
  else state.copy(bytes, at);
  return bytes;
}

function frameHead(bytes: Buffer, size: number, channel: number, code: number): void {
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x02000000 | channel, 4);
  bytes[8] = 0x00;
  bytes[9] = 0x53;
  bytes[10] = code;
}

function writeUint(bytes: Buffer, at: number, value: number): number {
  bytes[at] = 0x70;
  return bytes.writeUInt32BE(value, at + 1);
}
