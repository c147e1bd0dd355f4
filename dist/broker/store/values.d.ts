import type { JournalRecord, Json } from '../core';
type Kept = NonNullable<JournalRecord['value']> | null;
/** A value of the journal as bytes. */
export declare function bytesOf(value: Kept): Buffer;
/** The value that bytes are. @throws Error where they are none */
export declare function valueIn(bytes: Buffer): Json | Buffer;
export {};
