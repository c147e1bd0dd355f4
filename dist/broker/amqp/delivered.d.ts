import type { BrokeredMessage, Delivery } from '../core';
/** A message as a client gets it: its own bytes, with what the service says of it in header and annotations. */
export declare function deliveredBytes(message: BrokeredMessage & Partial<Delivery>): Buffer;
/**
 * The same in parts, of which what the sender wrote of properties and body is not copied.
 *
 * @param lockToken in bytes, where it has one
 */
export declare function deliveredParts(message: BrokeredMessage & Partial<Delivery>, lockToken: Buffer | undefined): readonly Buffer[];
/** A lock token as the tag of its delivery: its bytes in .NET's order. */
export declare function tagOf(lockToken: Buffer): Buffer;
