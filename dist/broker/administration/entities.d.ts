import type { EntityDescription, QueueSettings, SubscriptionSettings, Time, TopicSettings } from '../core';
import { BadDescription, type Site } from './fields';
import { type XmlElement } from './xml';
/** What a point in time is in XML. */
export declare function timeText(time: Time): string;
/** The name of the element that describes an entity of a kind. */
export declare const DESCRIPTIONS: {
    readonly queue: 'QueueDescription';
    readonly topic: 'TopicDescription';
    readonly subscription: 'SubscriptionDescription';
};
/** A queue, topic or subscription in the words of the service. */
export declare function describeInXml(description: EntityDescription, site: Site): (XmlElement | undefined)[];
/** The settings of each kind of entity. */
export interface SettingsOf {
    readonly queue: QueueSettings;
    readonly topic: TopicSettings;
    readonly subscription: SubscriptionSettings;
}
/**
 * What a description sets. All that is wrong with it is told at once.
 *
 * @param isUpdate what an update does not have is cleared where it can be empty; anything else stays
 */
export declare function settingsIn<K extends keyof SettingsOf>(kind: K, description: XmlElement, isUpdate: boolean): Partial<SettingsOf[K]> | BadDescription;
