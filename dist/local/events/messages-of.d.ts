import type { RunEvent } from '../azure-ml/run-event';
import { type EventRoute } from '../deployment';
/** A message that Event Grid sends to a queue or topic, in the words of the client of Service Bus. */
export interface EventMessage {
    readonly destination: string;
    readonly messageId: string;
    readonly contentType: string;
    /** JSON, as the bytes that are sent. */
    readonly body: Uint8Array;
    readonly applicationProperties: Readonly<Record<string, string | number | boolean>>;
    readonly system: Readonly<Partial<Record<SystemProperty, string>>>;
}
type SystemProperty = 'correlationId' | 'messageId' | 'partitionKey' | 'replyTo' | 'replyToSessionId' | 'sessionId' | 'subject' | 'to';
/**
 * The messages that Event Grid makes of a change of a run: one for each route that wants events of its workspace and type.
 * Of a change that Azure ML tells nothing of there are none.
 *
 * Two things are not documented: whether the path of a field minds the case of letters, and what becomes of a property
 * whose field the event has not. Here it does, and that is left out.
 */
export declare function messagesOf(event: RunEvent, routes: readonly EventRoute[]): EventMessage[];
export {};
