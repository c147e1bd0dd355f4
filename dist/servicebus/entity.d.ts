import type { IConstruct } from 'constructs';
import type { NameRule } from './checks';
import type { ServiceBusNamespaceBase } from './namespace-base';
/**
 * Something that messages can be forwarded to: a queue or a topic.
 *
 * A construct and not a name: the reference makes Terraform create the target first, and lets synth find
 * cycles and chains that are too long.
 */
export interface IForwardTarget extends IConstruct {
    /** The name inside the namespace, as a reference where this stack creates the entity. */
    readonly entityName: string;
    /** The namespace that the entity is in; forwarding cannot leave it. */
    readonly namespace: ServiceBusNamespaceBase;
    /** Where messages that arrive here go on to by themselves, with whose setting it is. */
    readonly forwards: readonly Forward[];
}
/** One arrow of the forwarding graph. */
export interface Forward {
    /** The entity that forwards, for messages. */
    readonly from: string;
    readonly to: IForwardTarget;
    /** Whether only dead-lettered messages take this way. */
    readonly deadLettered: boolean;
}
/** A topic or queue name; `/` and `~` pass azurerm's check and then break the resource id. */
export declare const ENTITY_NAME: NameRule;
/** The sizes that a topic or queue can have, in megabytes. */
export declare const ENTITY_SIZES: readonly [1024, 2048, 3072, 4096, 5120, 10240, 20480, 40960, 81920];
/** The size of a topic or queue, in megabytes. */
export type EntitySize = (typeof ENTITY_SIZES)[number];
/** The largest topic or queue outside Premium, in megabytes. */
export declare const LARGEST_SHARED_ENTITY = 5120;
export declare const LONGEST_LOCK: import("./duration").Seconds;
export declare const SHORTEST_IDLE: import("./duration").Seconds;
export declare const LONGEST_DUPLICATE_WINDOW: import("./duration").Seconds;
/** Azure asks for at least 20 seconds. https://learn.microsoft.com/azure/service-bus-messaging/duplicate-detection */
export declare const SHORTEST_DUPLICATE_WINDOW: import("./duration").Seconds;
export declare const SHORTEST_TIME: import("./duration").Seconds;
/** The longest .NET TimeSpan, in whole days. */
export declare const LONGEST_TIME: import("./duration").Seconds;
