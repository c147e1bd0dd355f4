import type { Kernel } from './kernel';
/**
 * Gives all messages that are to be forwarded to where they go, and what is forwarded from there too. What cannot go on is a
 * dead letter of the entity that it is in.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-dead-letter-queues#dead-lettering-in-auto-forward-scenarios
 */
export declare function forwardAll(kernel: Kernel): void;
