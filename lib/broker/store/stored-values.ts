import type { JournalRecord, Json } from '../core';

type Kept = NonNullable<JournalRecord['value']> | null;

/** What the first byte of a kept value says that the others are. */
const BYTES = 0;
const JSON_TEXT = 1;

/** A value of the journal as bytes. */
export function bytesOf(value: Kept): Buffer {
  if (Buffer.isBuffer(value)) return Buffer.concat([Buffer.of(BYTES), value]);
  return Buffer.concat([Buffer.of(JSON_TEXT), Buffer.from(JSON.stringify(value))]);
}

/** The value that bytes are. @throws Error where they are none */
export function valueIn(bytes: Buffer): Json | Buffer {
  const rest = bytes.subarray(1);
  if (bytes[0] === BYTES) return rest;
  if (bytes[0] === JSON_TEXT) return JSON.parse(rest.toString()) as Json;
  throw new Error(`a value begins with ${bytes[0]}`);
}
