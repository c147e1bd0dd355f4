import { MessageContract, type Shape, type WaiverGrounds } from '../rules';
import type { AlertOptions } from './alerts';
import type { ExistingTopic } from './imported-topic';
import type { Sku } from './namespace-base';
import type { NamespaceIdentity, NamespaceNetworkRules, ServiceBusNamespaceProps } from './namespace-props';
import type { IPrincipal } from './principal';
import type { ServiceBusQueueOptions, ServiceBusQueueProps } from './queue';
import type { SubscriptionRuleProps } from './rule';
import { type ServiceBusSubscriptionOptions, type ServiceBusSubscriptionProps } from './subscription-options';
import type { ServiceBusTopicOptions, ServiceBusTopicProps } from './topic';
import type { ClaimOptions } from './topic-base';
/** A construct that has a member by which it is known to be of the right kind. */
export declare function constructWith<T>(expects: string, member: string, fix?: string): Shape<T>;
/** Any object that can do something: what a construct is asked to be, and what a test may stand in for. */
export declare function objectWith<T>(expects: string, member: string): Shape<T>;
export declare const tags: Shape<Readonly<Record<string, string>>>;
export declare const principal: Shape<IPrincipal>;
export declare const contract: Shape<MessageContract<Readonly<Record<string, import("..").Property<import("../rules/properties/property").PropertyKind, string, boolean>>>>>;
export declare const QUEUE_OPTIONS: import("../rules/inspection/shape").ObjectShape<ServiceBusQueueOptions>;
export declare const QUEUE_PROPS: import("../rules/inspection/shape").ObjectShape<ServiceBusQueueProps>;
export declare const TOPIC_OPTIONS: import("../rules/inspection/shape").ObjectShape<ServiceBusTopicOptions>;
export declare const TOPIC_PROPS: import("../rules/inspection/shape").ObjectShape<ServiceBusTopicProps>;
export declare const EXISTING_TOPIC: import("../rules/inspection/shape").ObjectShape<ExistingTopic>;
export declare const SUBSCRIPTION_OPTIONS: import("../rules/inspection/shape").ObjectShape<ServiceBusSubscriptionOptions>;
export declare const SUBSCRIPTION_PROPS: import("../rules/inspection/shape").ObjectShape<ServiceBusSubscriptionProps>;
export declare const RULE_PROPS: import("../rules/inspection/shape").ObjectShape<SubscriptionRuleProps>;
export declare const CLAIM_OPTIONS: import("../rules/inspection/shape").ObjectShape<ClaimOptions>;
export declare const sku: Shape<Sku>;
/** All of a namespace but where it is. */
export declare const NAMESPACE_OPTIONS: {
    capacity: Shape<number>;
    premiumMessagingPartitions: Shape<number>;
    localAuthEnabled: Shape<false | WaiverGrounds>;
    publicNetworkAccessEnabled: Shape<boolean>;
    minimumTlsVersion: Shape<"1.2">;
    identity: import("../rules/inspection/shape").ObjectShape<NamespaceIdentity>;
    networkRules: import("../rules/inspection/shape").ObjectShape<NamespaceNetworkRules>;
    preventDestroy: Shape<boolean>;
};
export declare const NAMESPACE_NAMES: {
    name: Shape<string>;
    sku: Shape<Sku>;
};
export declare const NAMESPACE_PROPS: import("../rules/inspection/shape").ObjectShape<ServiceBusNamespaceProps>;
export declare const ALERT_OPTIONS: import("../rules/inspection/shape").ObjectShape<AlertOptions>;
