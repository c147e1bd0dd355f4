/** Frames as rhea reads and writes them: another opinion. */
export interface Frames {
  amqp_frame(channel: number, performative: unknown, payload?: Buffer): unknown;
  write_frame(frame: unknown): Buffer;
  read_frame(bytes: Buffer): { channel: number; performative: Record<string, unknown>; payload?: Buffer };
  transfer(fields: object): unknown;
  disposition(fields: object): unknown;
}
export const frames = require('rhea/lib/frames.js') as Frames;
