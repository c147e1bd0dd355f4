import { type ReadMessage } from '../../routing/messages';
import type { Message } from '../../rules';
/** A message that is about to be sent. */
export interface Outgoing {
    /** Where it stands: `messages.jsonl, line 7`. */
    readonly place: string;
    readonly message: Message;
    readonly body: Buffer;
}
/** A message that was read, and what has to be said about how. */
export interface OutgoingRead extends Outgoing {
    readonly notes: Omit<ReadMessage, 'message'>;
}
/**
 * A message to send, of JSON in any spelling that `readMessage` knows.
 *
 * The body is bytes: a text as it is in UTF-8, what Node writes of a buffer as those bytes, and everything else as JSON.
 *
 * @throws NotAMessage with everything that is wrong
 */
export declare function outgoingOf(place: string, json: unknown): OutgoingRead;
/** The same with an id: the service gives none, and without one nobody can say which message is meant. */
export declare function withId(outgoing: Outgoing): Outgoing;
/** In AMQP's encoding, each value of its type. */
export declare function encodedOutgoing({ message, body }: Outgoing): Buffer;
/** What decides whether two messages may be in one batch: a batch is of one session, and of one partition. */
export declare function batchKey({ message }: Outgoing): string;
