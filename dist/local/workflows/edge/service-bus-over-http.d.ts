import { type ServiceBusReceivedMessage } from '@azure/service-bus';
import type { Call, NoReply, Reply } from '../run/call';
/**
 * The REST interface of Service Bus, as far as workflows use it, in front of any Service Bus that speaks AMQP: peek-lock,
 * completion, unlocking, renewal of locks, and sending.
 *
 * https://learn.microsoft.com/rest/api/servicebus/service-bus-runtime-rest
 */
export declare class ServiceBusOverHttp {
    private readonly client;
    private readonly receivers;
    private readonly senders;
    private readonly locked;
    constructor(connectionString: string);
    answer({ method, uri, headers, body }: Call): Promise<Reply | NoReply>;
    /** Those that were locked and are neither completed nor given back: they come again when their locks end. */
    takeUnsettled(): ServiceBusReceivedMessage[];
    close(): Promise<void>;
    private peek;
    private settle;
    private send;
    private receiver;
}
