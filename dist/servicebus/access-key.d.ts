import { ServicebusNamespaceAuthorizationRule } from '@cdktf/provider-azurerm/lib/servicebus-namespace-authorization-rule';
import { ServicebusQueueAuthorizationRule } from '@cdktf/provider-azurerm/lib/servicebus-queue-authorization-rule';
import { ServicebusTopicAuthorizationRule } from '@cdktf/provider-azurerm/lib/servicebus-topic-authorization-rule';
import type { Construct } from 'constructs';
import type { WaiverGrounds } from '../rules';
import type { Checks } from './checks';
import type { ServiceBusNamespaceBase } from './namespace-base';
import type { ServiceBusQueueBase } from './queue-base';
import type { Consumed } from './readers';
import { ServiceBusConstruct } from './service-bus-construct';
import type { ServiceBusTopicBase } from './topic-base';
/** What a key allows: one thing, or with `manage` everything, which Azure wants to hold both others. */
export type AccessKeyRight = 'send' | 'listen' | 'manage';
/** All rights. */
export declare const ACCESS_KEY_RIGHTS: readonly AccessKeyRight[];
/** What a key can open. */
export type KeyHolder = ServiceBusTopicBase | ServiceBusQueueBase | ServiceBusNamespaceBase;
/** What a key opens, and what it allows there. */
export interface AccessKeyProps {
    /** A topic, a queue, or a namespace with all of its topics and queues. */
    readonly opens: KeyHolder;
    /** Sending, reading, or everything. */
    readonly right: AccessKeyRight;
    /** Why a key, and no identity; a waiver of SB-AUTH-002. */
    readonly grounds: WaiverGrounds;
}
/**
 * A key (SAS rule) for a topic, a queue or a namespace. One for sending allows nothing else; who needs two things takes
 * two keys.
 *
 * The least that a client without Entra ID can do with. Its connection string is a secret that stays in Terraform's
 * state; an identity with a grant needs none. A key for sending waits for the rules of the topics that it opens.
 */
export declare class AccessKey extends ServiceBusConstruct {
    /** The resource itself, for `addOverride`. */
    readonly resource: ServicebusTopicAuthorizationRule | ServicebusQueueAuthorizationRule | ServicebusNamespaceAuthorizationRule;
    private readonly keyName;
    private readonly props;
    constructor(scope: Construct, id: string, given: AccessKeyProps);
    /** The ARM id, as a reference. */
    get keyId(): string;
    /** The secret that a client connects with. */
    get primaryConnectionString(): string;
    /** Where it is a key of a namespace, that. */
    get opens(): KeyHolder;
    protected check(checks: Checks): void;
    private make;
}
/**
 * Adds the problem that there are more keys than Azure takes.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-quotas
 */
export declare function checkAccessKeys(checks: Checks, keys: readonly AccessKey[], of: 'namespace' | 'queue' | 'topic'): void;
/** Adds the problem that a key is asked for where the namespace takes none. */
export declare function refuseWithoutLocalAuth(checks: Checks, subject: string, got: unknown, namespace: ServiceBusNamespaceBase): void;
/** Adds the problem that whoever has a key could take messages that a program consumes. */
export declare function refuseBesidePrograms(checks: Checks, subject: string, got: unknown, consumed: readonly Consumed[]): void;
/** The rules of a topic, or of all topics of a namespace, as a `depends_on`, also those that are added later. */
export declare function afterRulesOf(holder: {
    readonly ruleAddresses: readonly string[];
}): string[];
