import type { Value } from '../values/values';
import type { Message } from './message';
/**
 * The most that the service takes: 32 KB in a property, 64 KB in all properties of a message, system properties among them.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-quotas
 */
export declare const LARGEST_PROPERTY: number;
export declare const LARGEST_PROPERTIES: number;
/**
 * Why the service would not take a message with such properties; nothing for one that it may take. Only the bytes of names
 * and texts are counted, so that what is said to be too large is so in every encoding.
 */
export declare function sizeProblems(message: Message): string[];
/** Whether a message may be too large at all, which hardly any is: without counting bytes. */
export declare function mayBeTooLarge(units: number): boolean;
/** How many UTF-16 units a property has, as far as they count. */
export declare function unitsOf(name: string, value: Value): number;
/** How many UTF-16 units the properties of a message have. */
export declare function unitsIn({ properties, system }: Message): number;
