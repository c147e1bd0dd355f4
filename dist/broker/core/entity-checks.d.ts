import type { Tier } from './broker-core';
import { BrokerError } from './broker-error';
import type { AuthorizationRule, EntityDefinition, EntityStatus, QueueSettings, SubscriptionSettings, TopicSettings } from './entity-settings';
import type { TierLimits } from './tier';
/** What an entity has where nothing is said. */
export declare const DEFAULTS: {
    readonly queue: {
        status: EntityStatus;
        defaultTimeToLive: undefined;
        autoDeleteOnIdle: undefined;
        batchedOperations: boolean;
        userMetadata: string;
        lockDuration: number;
        maxDeliveryCount: number;
        requiresSession: boolean;
        deadLetterOnExpiration: boolean;
        forwardTo: undefined;
        forwardDeadLetteredMessagesTo: undefined;
        requiresDuplicateDetection: boolean;
        duplicateWindow: number;
        maxSizeInMegabytes: number;
        maxMessageSizeInKilobytes: undefined;
        partitioning: boolean;
        authorizationRules: readonly AuthorizationRule[];
    };
    readonly topic: {
        status: EntityStatus;
        defaultTimeToLive: undefined;
        autoDeleteOnIdle: undefined;
        batchedOperations: boolean;
        userMetadata: string;
        requiresDuplicateDetection: boolean;
        duplicateWindow: number;
        maxSizeInMegabytes: number;
        maxMessageSizeInKilobytes: undefined;
        partitioning: boolean;
        authorizationRules: readonly AuthorizationRule[];
        supportsOrdering: true;
    };
    readonly subscription: {
        status: EntityStatus;
        defaultTimeToLive: undefined;
        autoDeleteOnIdle: undefined;
        batchedOperations: boolean;
        userMetadata: string;
        lockDuration: number;
        maxDeliveryCount: number;
        requiresSession: boolean;
        deadLetterOnExpiration: boolean;
        forwardTo: undefined;
        forwardDeadLetteredMessagesTo: undefined;
        deadLetterOnFilterErrors: true;
    };
};
/** Settings of any kind of entity, as far as they have them. */
export type AnySettings = Partial<QueueSettings> & Partial<TopicSettings> & Partial<SubscriptionSettings>;
/**
 * Everything about settings that the service would refuse, in sentences.
 *
 * @param isWhole whether the size is that of all partitions, as of an entity that is there, and not of each, as of a new one
 */
export declare function settingProblems(settings: AnySettings, tier: Tier, limits: TierLimits, isWhole: boolean): string[];
/** What an entity need not have: `undefined` takes it away. */
export declare const OPTIONAL: ReadonlySet<string>;
/** What cannot be changed once an entity is there. */
export declare const FIXED: readonly ['requiresSession', 'requiresDuplicateDetection', 'partitioning'];
/** Why an entity cannot have this name; `undefined` where it can. */
export declare function nameProblem({ kind, name }: EntityDefinition): string | undefined;
export declare function argumentError(problems: readonly string[]): BrokerError;
