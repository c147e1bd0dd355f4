/**
 * Transfers and dispositions, read from their bytes and written to bytes: nearly all frames are one of the two, and nothing is
 * made of them but what is needed.
 *
 * @see OASIS AMQP 1.0, part 2, sections 2.7.5 and 2.7.6
 */
export declare const TRANSFER = 20;
export declare const DISPOSITION = 21;
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
export declare function performativeAt(bytes: Buffer, at: number): {
    readonly code: number;
    readonly fieldsAt: number;
} | undefined;
/** @throws MalformedAmqp */
export declare function readTransfer(bytes: Buffer, fieldsAt: number): Transfer;
/** @throws MalformedAmqp */
export declare function readDisposition(bytes: Buffer, fieldsAt: number): Disposition;
/** How much of a message fits into a frame. */
export declare function largestPayload(largestFrame: number, tag: Buffer): number;
/** What a transfer says of a delivery. */
export interface TransferFields {
    readonly handle: number;
    readonly id: number;
    readonly tag: Buffer;
    readonly settled: boolean;
    readonly more: boolean;
}
/** A frame up to the payload of a transfer. */
export declare function transferHead(channel: number, { handle, id, tag, settled, more }: TransferFields, payload: number): Buffer;
/** The frame of a disposition of a range, settled. */
export declare function dispositionFrame(channel: number, isOfReceiver: boolean, first: number, last: number, state: Buffer | undefined): Buffer;
