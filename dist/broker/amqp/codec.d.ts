import { type Value } from '../../rules';
import type { MessageCodec, SentMessage } from '../core';
import { type AmqpValue } from './encoding';
/** Where fields are in their lists. OASIS AMQP 1.0, part 3, sections 3.2.1 and 3.2.4 */
export declare const HEADER: {
    readonly timeToLive: 2;
    readonly deliveryCount: 4;
};
export declare const PROPERTIES: {
    readonly messageId: 0;
    readonly absoluteExpiryTime: 8;
    readonly groupId: 10;
};
export declare const ANNOTATIONS: {
    readonly partitionKey: 'x-opt-partition-key';
    readonly viaPartitionKey: 'x-opt-via-partition-key';
    readonly scheduledAt: 'x-opt-scheduled-enqueue-time';
};
/** What of messages in AMQP's encoding rules see, and how it is changed: everything else stays as its bytes are. */
export declare const amqpCodec: MessageCodec;
/**
 * A message as a client has sent it, with what the broker goes by. One without an id gets one, as the service gives it:
 * clients count on that.
 *
 * @throws MalformedAmqp for what is no message
 */
export declare function readSent(sent: Buffer): SentMessage;
/** A list with some of its parts set; others stay as they are, and what lacks before them is null. */
export declare function withFields(list: Buffer | undefined, fields: ReadonlyMap<number, Buffer>): Buffer;
/** A map with some values set, and those taken away that are `undefined`; names ignore letter case. */
export declare function changedMap<T>(map: Buffer | undefined, changes: ReadonlyMap<string, T | undefined>, write: (value: T) => Buffer, writeName?: (name: string) => Buffer): Buffer;
/** What a rule sees of a value. Binaries, lists and maps are something that is there, and equal to nothing. */
export declare function ruleValue(value: AmqpValue): Value;
/** An id as text, of whatever type it is. */
export declare function textOf(value: AmqpValue | undefined): string | undefined;
