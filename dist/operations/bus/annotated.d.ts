import type { ServiceBusMessageBatch } from '@azure/service-bus';
/** A message as the client takes it, in which every part of AMQP has its place. */
export type AnnotatedMessage = Parameters<ServiceBusMessageBatch['tryAddMessage']>[0];
/**
 * An encoded message as the official client sends it so that it arrives as it was: each property and annotation of its own
 * type, and the body byte for byte. What the service has written is left out: the state of its delivery.
 */
export declare function annotatedOf(encoded: Buffer): AnnotatedMessage;
