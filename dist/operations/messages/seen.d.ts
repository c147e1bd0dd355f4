import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import { type LookedAtBody } from '../../broker/local/inside';
import { type Message } from '../../rules';
import { type Place } from '../bus/entity';
/** A message that somebody looks at, or has. */
export interface Seen {
    readonly place: Place;
    readonly sequenceNumber: bigint;
    readonly enqueuedAt: Date | undefined;
    readonly state: 'active' | 'deferred' | 'scheduled';
    readonly deliveryCount: number;
    /** Why it is a dead letter, in the words of the service or of who made it one. */
    readonly deadLetterReason: string | undefined;
    readonly deadLetterDescription: string | undefined;
    /** Where it was before it was forwarded as a dead letter. */
    readonly deadLetterSource: string | undefined;
    /** What rules see of it. */
    readonly message: Message;
    readonly body: LookedAtBody;
    /** As it came. */
    readonly encoded: Buffer;
}
/** What the client has received, with the types of its values. */
export declare function seenOf(place: Place, received: ServiceBusReceivedMessage): Seen;
/** A property of the message, by its name in any letters. */
export declare function propertyOf({ message }: Pick<Seen, 'message'>, name: string): string | undefined;
/** The id of a message. */
export declare function idOf({ message }: Pick<Seen, 'message'>): string | undefined;
/**
 * A message as JSON, for machines: as SDKs write it, so that `scheduler send` and `scheduler route` take it, with what the
 * service has set beside. A body of JSON is JSON, other text is text, and bytes are as Node writes them.
 */
export declare function seenJson(seen: Seen): object;
/** What one sees of a body in a line. */
export declare function bodyLine(body: LookedAtBody): string;
