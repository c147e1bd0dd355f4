import { ServicebusSubscription } from '@cdktf/provider-azurerm/lib/servicebus-subscription';
import type { Construct, IConstruct } from 'constructs';
import { type Rule, type RuleFilter, type WaiverGrounds } from '../rules';
import { type Checks } from './checks';
import { type Forward } from './entity';
import type { RoleGrant } from './grants';
import type { IPrincipal } from './principal';
import { type Consumed } from './readers';
import { SubscriptionRule } from './rule';
import { ServiceBusConstruct } from './service-bus-construct';
import { type ServiceBusSubscriptionOptions, type ServiceBusSubscriptionProps } from './subscription-options';
import type { ServiceBusTopicBase } from './topic-base';
/** A subscription: gets a copy of each message of its topic that one of its rules matches. */
export declare class ServiceBusSubscription extends ServiceBusConstruct {
    /** The resource itself, for `addOverride` and whatever this class has no argument for. */
    readonly resource: ServicebusSubscription;
    readonly topic: ServiceBusTopicBase;
    /** The name as it was given, for messages. */
    readonly name: string;
    private readonly props;
    private readonly ownRules;
    private readonly copies;
    private readonly readers;
    constructor(scope: Construct, id: string, given: ServiceBusSubscriptionProps);
    /** The ARM id, as a reference. */
    get subscriptionId(): string;
    /** The rules by name. */
    get rules(): readonly SubscriptionRule[];
    /** The arguments as the author gave them. */
    get options(): ServiceBusSubscriptionOptions;
    /** Adds a rule: one more reason for a message to come here. */
    addRule(name: string, rule: Rule | RuleFilter): SubscriptionRule;
    /**
     * Lets somebody receive from this subscription, from its dead-letter queue too, and do nothing else.
     *
     * The scope is the subscription, not the topic: a worker of one kind of job sees no message of another. An error where a
     * program consumes the subscription (`consumer`).
     */
    grantReceive(principal: IPrincipal): RoleGrant;
    /**
     * Lets a program receive every message of this subscription, as the only one: whoever is let in beside it is an error.
     *
     * @param program the construct of the program, for messages
     */
    grantConsume(principal: IPrincipal, program: Construct): RoleGrant;
    /**
     * Lets somebody look at messages that somebody else receives. Azure has no role that looks and cannot take, so this is
     * Data Receiver, and the grounds become a waiver of SB-RBAC-005, for auditors.
     */
    grantPeek(principal: IPrincipal, grounds: WaiverGrounds): RoleGrant;
    private receiver;
    /**
     * What takes every message: the program that they start, or the queue or topic that they go on to; `undefined` where
     * they wait for whoever is granted `grantReceive`.
     */
    get consumer(): IConstruct | undefined;
    /** What programs take here, with their construct paths. */
    get consumed(): readonly Consumed[];
    /** Where messages of this subscription go on to. */
    get forwards(): readonly Forward[];
    /**
     * Keeps the rules sorted by name, each waiting for the one before: Service Bus answers 409 to rules of one
     * subscription that come at once, and azurerm does not try again. Sorted, so that the order in the code does not
     * show in the JSON.
     *
     * @internal
     */
    _register(rule: SubscriptionRule): void;
    private warnOfCopies;
    protected check(checks: Checks): void;
    /** That its rules have a part in what rules of the topic do not agree about, which the topic tells. */
    private mixedTypes;
    private checkClientScope;
    private arguments;
}
