import type { Duplex } from 'node:stream';
import { type Disposition, type Transfer } from './performatives';
/** Who takes the transfers and dispositions of one session. */
export interface TransferSession {
    onTransfer(transfer: Transfer): void;
    onDisposition(disposition: Disposition): void;
}
/** What a connection of rhea has its frames read and written by. */
export interface Transport {
    /** Frames of rhea, and whole frames of bytes, to be written in this order. */
    pending: unknown[];
    readonly header_received?: unknown;
    readonly header_sent?: unknown;
    readonly read_complete: boolean;
    read(bytes: Buffer): number;
    write(socket: Duplex): void;
}
/**
 * Takes over how a connection's frames are read and written: transfers and dispositions go to sessions here, all others to
 * rhea; and what is to be written is written at once instead of frame by frame.
 *
 * @param sessionOf the session of a channel; `undefined` where none was begun, which rhea complains of
 */
export declare function takeOverFrames(transport: Transport, sessionOf: (channel: number) => TransferSession | undefined): void;
