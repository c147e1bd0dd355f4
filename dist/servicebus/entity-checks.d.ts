import type { Checks } from './checks';
import type { ServiceBusNamespaceBase } from './namespace-base';
/** The arguments that topics and queues have in common. */
export interface EntityArguments {
    readonly autoDeleteOnIdle?: string | undefined;
    readonly defaultMessageTtl?: string | undefined;
    readonly duplicateDetectionWindow?: string | undefined;
    readonly expressEnabled?: boolean | undefined;
    readonly maxMessageSizeInKilobytes?: number | undefined;
    readonly maxSizeInMegabytes?: number | undefined;
    readonly partitioningEnabled?: boolean | undefined;
    readonly requiresDuplicateDetection?: boolean | undefined;
}
/** Checks what topics and queues have in common. */
export declare function checkEntity(checks: Checks, name: string, entity: EntityArguments, namespace: ServiceBusNamespaceBase): void;
/** The two durations after which a message or the entity itself is gone. */
export declare function checkLifetimes(checks: Checks, entity: Pick<EntityArguments, 'autoDeleteOnIdle' | 'defaultMessageTtl'>): void;
