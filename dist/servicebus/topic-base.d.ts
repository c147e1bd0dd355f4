import { type MessageContract, type SqlFilter, type WaiverGrounds } from '../rules';
import { AccessKey, type AccessKeyRight } from './access-key';
import type { Checks } from './checks';
import type { Forward, IForwardTarget } from './entity';
import type { RoleGrant } from './grants';
import type { ServiceBusNamespaceBase } from './namespace-base';
import type { IPrincipal } from './principal';
import type { Consumed } from './readers';
import { ServiceBusConstruct } from './service-bus-construct';
import { ServiceBusSubscription } from './subscription';
import type { ServiceBusSubscriptionOptions } from './subscription-options';
/** What a claim is about. */
export interface ClaimOptions {
    /**
     * The subscriptions, by name.
     *
     * @default - all of the topic but its observers, so that a subscription that is added later cannot slip past the claim
     */
    readonly subscriptions?: readonly string[];
    /**
     * The subscriptions that it is not about, by name, where it is about all others.
     *
     * @default - those that say on themselves what they observe (`observes`)
     */
    readonly observers?: readonly string[];
    /**
     * The messages: those that the filter is true for.
     *
     * @default - all messages that the contract allows
     */
    readonly messages?: SqlFilter;
    /**
     * Messages that it is not about: those that the filter is true for.
     *
     * @default - none
     */
    readonly except?: SqlFilter;
}
/** A topic, made here or by somebody else: what subscriptions are added to. */
export declare abstract class ServiceBusTopicBase extends ServiceBusConstruct implements IForwardTarget {
    /** The ARM id, as a reference. */
    abstract readonly topicId: string;
    abstract readonly entityName: string;
    abstract readonly namespace: ServiceBusNamespaceBase;
    /** The name as it was given, for messages. */
    abstract readonly name: string;
    /** What the messages look like; every rule of this topic's subscriptions is checked against it. */
    abstract readonly contract: MessageContract | undefined;
    /** Whether subscriptions are protected unless they say otherwise. */
    abstract readonly preventDestroy: boolean;
    private readonly ownSubscriptions;
    private readonly accessKeys;
    private readonly claims;
    private readonly claimMistakes;
    private hasWarned;
    /** The subscriptions that this app adds, by name. */
    get subscriptions(): readonly ServiceBusSubscription[];
    /** Adds a subscription: one kind of job, started by the messages that its rules match. */
    addSubscription(name: string, options: ServiceBusSubscriptionOptions): ServiceBusSubscription;
    /**
     * Lets somebody send to this topic and do nothing else, once all rules are in place: what is sent earlier would
     * reach no subscription, and be lost.
     */
    grantSend(principal: IPrincipal): RoleGrant;
    /**
     * Adds a key (SAS) that allows one thing with this topic. A secret that anybody can use and that stays in
     * Terraform's state: `grantSend` needs none. The grounds become a waiver of SB-AUTH-002, for auditors.
     */
    addAccessKey(name: string, right: AccessKeyRight, grounds: WaiverGrounds): AccessKey;
    /**
     * Each of the messages must start exactly one job: one of the subscriptions gets it, once, and no other. Like the
     * other claims it is proved by `scheduler check` and `scheduler prove`, for all messages, or refuted with one.
     *
     * @param claim what is claimed, in a sentence for whoever reads the proof
     */
    mustDeliverExactlyOnce(claim: string, options: ClaimOptions): void;
    /** No message may reach two of the subscriptions. */
    mustNeverOverlap(claim: string, options: ClaimOptions): void;
    /** Each of the messages must reach at least one of the subscriptions. */
    mustCover(claim: string, options: ClaimOptions): void;
    /**
     * None of the messages may reach any of the subscriptions. Isolation of a tenant:
     *
     * ```ts
     * topic.mustNotReach('only acme reaches its own job', {
     *   subscriptions: ['acme-train'],
     *   except: SqlFilter.parse("tenant = 'acme'"),
     * });
     * ```
     */
    mustNotReach(claim: string, options: ClaimOptions): void;
    private claim;
    /** The claims, with the observers that the topic has by now. */
    private get resolvedClaims();
    private sayClaims;
    /** The subscriptions that are meant to get what others get too, and why. */
    private get observers();
    /** Leaves what the messages look like in the JSON, for the tools that read it and not this code. */
    protected describeContract(): void;
    /** Leaves something beside the topic in the JSON, which Terraform passes over. */
    protected abstract say(what: string, value: unknown): void;
    /** What programs take from the subscriptions, with their construct paths. */
    get consumed(): readonly Consumed[];
    get forwards(): readonly Forward[];
    /** What has to exist before the first message is sent, for a `depends_on`: the addresses of all rules. */
    get ruleAddresses(): string[];
    /** @internal */
    _register(subscription: ServiceBusSubscription): void;
    protected check(checks: Checks): void;
    /** Once, and with everything that was added: so when the app is checked. */
    private warnOfRulesTogether;
}
