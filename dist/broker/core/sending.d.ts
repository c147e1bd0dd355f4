import { BrokerError } from './broker-error';
import type { CancelScheduled, Discard, Send } from './command';
import type { Entity, SendingEntity } from './entity';
import type { Kernel } from './kernel';
import type { SentMessage } from './message';
import type { Answers } from './outcome';
import { StoredMessage } from './stored-message';
/** Where messages are to be sent, and through what. */
export interface Sending {
    readonly to: SendingEntity;
    /** The entity that a transaction sends through. */
    readonly via: Entity | undefined;
    readonly messages: readonly SentMessage[];
}
/** Where a command sends to, or why it cannot. */
export declare function prepareSend(kernel: Kernel, { entity, messages, via }: Send): Sending | BrokerError;
/** Sends messages; all that could refuse one has been asked. */
export declare function sendAll(kernel: Kernel, { to, messages }: Sending): Answers['send'];
/**
 * Leaves messages in the transfer dead-letter queue of the entity that they were to go through.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-dead-letter-queues#dead-lettering-in-send-via-scenarios
 */
export declare function strand(kernel: Kernel, via: Entity, messages: readonly SentMessage[], error: BrokerError): void;
/** The scheduled messages of an entity by their numbers, or why there are not all of them. */
export declare function scheduledMessages(kernel: Kernel, { entity, sequenceNumbers }: CancelScheduled): StoredMessage[] | BrokerError;
export declare function cancel(kernel: Kernel, stored: StoredMessage): void;
/** Takes messages away, whatever their state, where nobody has them locked. */
export declare function discardAll(kernel: Kernel, { entity, sequenceNumbers }: Discard): BrokerError | undefined;
