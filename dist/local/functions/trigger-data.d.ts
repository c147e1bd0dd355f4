import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import type { Listening } from './listening';
import type { InvocationRequest, TypedData } from './worker-messages';
/**
 * What a function is called with for a message: its body, and what the host tells of it.
 *
 * A body as bytes is left alone. A body as text is read as JSON where it can, and fields of it come on top of what the host
 * knows, and win (`Utility.ApplyBindingData` of Azure/azure-functions-host): what is sent decides what `messageId` is then.
 *
 * @see ServiceBusTriggerBindingStrategy.cs of Microsoft.Azure.WebJobs.Extensions.ServiceBus
 */
export declare function invocationRequest(message: ServiceBusReceivedMessage, { input, isBinary }: Pick<Listening, 'input' | 'isBinary'>): InvocationRequest;
/** A value as the host sends it to its workers: a text that is JSON is sent as that. */
export declare function typed(value: unknown): TypedData;
