import { type Command, type QueueSettings, type RuleDefinition, type SubscriptionSettings, type TopicSettings } from '../core';
/** What a namespace is to have when it starts, as the commands that make it. */
export interface Setup {
    readonly commands: readonly Command[];
    /** What could not be told, and so is left out or has the default of the service: one line each. */
    readonly leftOut: readonly string[];
}
/** Where messages go on to: the names of entities of the same namespace. */
export type Forwarding = Partial<Pick<QueueSettings, 'forwardTo' | 'forwardDeadLetteredMessagesTo'>>;
/**
 * Collects what a namespace has, in any order, and orders the commands so that each finds what it needs: an entity that
 * forwards needs the one that it forwards to.
 */
export declare class SetupCommands {
    private readonly entities;
    private readonly subscriptions;
    private readonly forwarding;
    queue(name: string, settings: Partial<QueueSettings>, forwarding: Forwarding): void;
    topic(name: string, settings: Partial<TopicSettings>): void;
    /** @param rules all that it has; without any it gets no message */
    subscription(topic: string, name: string, settings: Partial<SubscriptionSettings>, rules: readonly RuleDefinition[], forwarding: Forwarding): void;
    get commands(): Command[];
    private forward;
}
