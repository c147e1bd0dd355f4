import type { ServiceBusClient, ServiceBusReceiver } from '@azure/service-bus';
import { OperationProblem } from '../problem';
import type { Address } from './address';
import type { Entities, Place } from './entity';
import { type Asked } from './words';
/** A Service Bus, here or in Azure, that is open. */
export declare class Bus {
    readonly address: Address;
    readonly client: ServiceBusClient;
    private readonly list;
    constructor(address: Address, client: ServiceBusClient, list: () => Promise<Entities>);
    /** A receiver of the messages of a place; it takes nothing before it is asked to. */
    receiver({ entity, subQueue }: Place): ServiceBusReceiver;
    /** The queues, topics and subscriptions. @throws OperationProblem where they cannot be listed */
    entities(): Promise<Entities>;
    /** The error in words, and what to do about it. */
    problem(error: unknown, asked?: Omit<Asked, 'at' | 'isAzure'>): OperationProblem;
    close(): Promise<void>;
}
/** How an address is called in sentences: without what stands behind it. */
export declare function at(address: Address): string;
/**
 * Opens a Service Bus. Whoever cannot log in learns it at once.
 *
 * @throws OperationProblem in one line, with what to do
 */
export declare function openBus(address: Address): Promise<Bus>;
