import type { LocalServiceBus, LookedAt, Outgoing } from '../../broker';
import type { Outcome, StoredRow } from './wire';
export declare const DEAD_LETTER_QUEUE = "$DeadLetterQueue";
/** A message among those of a queue, as the page shows it. */
export declare function storedRow(looked: LookedAt, entity: string, queues: ReadonlySet<string>): StoredRow;
/** How a message is sent again; what is not said stays. */
export interface Mending {
    /** The message as JSON, in any spelling that `readMessage` reads; its body is not looked at. */
    readonly message?: string | undefined;
    readonly body?: string | undefined;
}
/**
 * A message to send in the place of one that was looked at.
 *
 * @throws NotAMessage, SyntaxError for what is no message
 */
export declare function mended({ encoded, message }: LookedAt, { message: text, body }: Mending): Outgoing;
/** Sends messages of a queue again, in their order, under their own ids, and takes each away once it is sent. */
export declare function sendAgain(bus: LocalServiceBus, entity: string, sequences: readonly number[], to: string | undefined, mending: Mending): Promise<Outcome[]>;
/** Takes messages away. */
export declare function discardAll(bus: LocalServiceBus, entity: string, sequences: readonly number[]): Promise<Outcome[]>;
/** That a person is to be told why something was not done. */
export declare class Refused extends Error {
    readonly name = "Refused";
}
/** What a person is told of what went wrong; anything that is no fault of his own or of the service is thrown on. */
export declare function problemsOf(error: unknown): readonly string[];
/** The names of the queues, folded. */
export declare function queuesOf(bus: LocalServiceBus): Set<string>;
export declare function withoutSubqueue(entity: string): string;
/** The body that a message of a file has, as it is sent: a text as it is, anything else as JSON. */
export declare function bodyIn(json: unknown): string;
