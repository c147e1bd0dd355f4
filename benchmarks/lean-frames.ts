/** The few frames of AMQP 1.0 that a client needs beside those that open links, as bytes. */
export const FLOW = 0x13;
export const TRANSFER = 0x14;
export const DISPOSITION = 0x15;
export const CLOSE = 0x18;

export const TRUE = Buffer.of(0x41);
export const ACCEPTED = Buffer.of(0x00, 0x53, 0x24, 0x45);

export function uint(value: number): Buffer {
  const bytes = Buffer.of(0x70, 0, 0, 0, 0);
  bytes.writeUInt32BE(value, 1);
  return bytes;
}

/** A frame of a performative, whose fields are few and short. */
export function frameOf(channel: number, code: number, fields: readonly Buffer[], payload: Buffer = Buffer.alloc(0)): Buffer {
  const list = Buffer.concat(fields);
  const head = Buffer.of(0, 0, 0, 0, 2, 0, 0, channel, 0x00, 0x53, code, 0xc0, list.length + 1, fields.length);
  head.writeUInt32BE(head.length + list.length + payload.length);
  return Buffer.concat([head, list, payload]);
}

/** The frame of a transfer, of which the number of the delivery and its tag are still to be written. */
export interface PreparedTransfer {
  readonly bytes: Buffer;
  readonly idAt: number;
  readonly tagAt: number;
}

export function transferOf(channel: number, handle: number, payload: Buffer, maxFrame: number): PreparedTransfer {
  // Handle, number, tag of four bytes, format, not settled.
  const fields = [uint(handle), uint(0), Buffer.of(0xa0, 4, 0, 0, 0, 0), Buffer.of(0x43), Buffer.of(0x42)];
  const bytes = frameOf(channel, TRANSFER, fields, payload);
  if (bytes.length > maxFrame) throw new Error('a message does not fit into a frame');
  const fieldsAt = 14;
  return { bytes, idAt: fieldsAt + 5 + 1, tagAt: fieldsAt + 10 + 2 };
}

/** The fields of a list one after another: whole numbers, booleans, null; what else there is is passed over. */
export class Fields {
  private left: number;
  private at: number;

  constructor(
    private readonly bytes: Buffer,
    list: number,
  ) {
    const code = bytes[list];
    if (code === 0xc0) [this.left, this.at] = [bytes[list + 2] as number, list + 3];
    else if (code === 0xd0) [this.left, this.at] = [bytes.readUInt32BE(list + 5), list + 9];
    else [this.left, this.at] = [0, list + 1];
  }

  next(): number | boolean | undefined {
    if (this.left-- <= 0) return undefined;
    const { bytes } = this;
    switch (bytes[this.at++]) {
      case 0x70:
        this.at += 4;
        return bytes.readUInt32BE(this.at - 4);
      case 0x52:
        return bytes[this.at++];
      case 0x43:
        return 0;
      case 0x41:
        return true;
      case 0x42:
        return false;
      case 0x56:
        return bytes[this.at++] === 1;
      case 0x40:
        return undefined;
      default:
        throw new Error('a field is of no type that is read here');
    }
  }
}
