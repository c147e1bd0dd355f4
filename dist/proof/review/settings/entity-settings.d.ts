import type { TerraformResource } from '../../../terraform';
import { type Difference, type Setting, type Settings } from './setting';
/** What a status means, by type. @see https://learn.microsoft.com/azure/service-bus-messaging/entity-suspend */
export type Statuses = Readonly<Record<string, readonly [meaning: string, isLoss: boolean]>>;
/** The status of an entity; one that takes no messages in, or lets nobody have them, is a gate. */
export declare function status(meanings: Statuses): Setting;
/** How long messages live: shorter, where what expires is not dead-lettered, loses them. */
export declare function timeToLive(endOf: (difference: Difference) => readonly [end: string, isLoss: boolean]): Setting;
/** Whether a resource dead-letters what expires; azurerm does not, where nothing is set. `undefined` where it is not known. */
export declare function deadLettersExpired({ values }: TerraformResource): boolean | undefined;
/** The entity, and all that waits in it, goes when it is idle. */
export declare function idle(what: string, idleness: string): Setting;
/** What topics and queues have in common: how much they hold, how they keep it, which duplicates they drop. */
export declare const STORED: Settings;
/** Not set is off; Azure's own default is on. @see shared/facts/azurerm.md section 4 */
export declare function batched(): Setting;
