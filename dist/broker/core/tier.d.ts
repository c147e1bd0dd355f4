import type { Tier } from './broker-core';
import type { Entity } from './entity';
import type { Kernel } from './kernel';
/** What a tier takes. @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-quotas */
export interface TierLimits {
    /** The largest message in bytes, where an entity does not say. */
    readonly messageSize: number;
    /** The least and the most that an entity may say its largest message is, in kilobytes. */
    readonly messageKilobytes: readonly [least: number, most: number];
    /** Of how many parts an entity with partitions is made, each of the size that is asked for. */
    readonly partitions: number;
    readonly mostMegabytes: number;
    readonly hasTopics: boolean;
    /** Sessions, duplicate detection, forwarding, scheduling by idle time and transactions. */
    readonly isFull: boolean;
}
export declare function tierOf(kernel: Kernel): Tier;
export declare function limitsOf(kernel: Kernel): TierLimits;
/** The largest message that an entity takes, in bytes. */
export declare function maxMessageSize(kernel: Kernel, entity: Entity | undefined): number;
