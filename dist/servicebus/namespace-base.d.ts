import { DataAzurermServicebusNamespace } from '@cdktf/provider-azurerm/lib/data-azurerm-servicebus-namespace';
import type { Construct } from 'constructs';
import type { WaiverGrounds } from '../rules';
import { AccessKey, type AccessKeyRight } from './access-key';
import type { Checks } from './checks';
import type { DataGrant } from './data-grants';
import { type RoleGrant } from './grants';
import type { IPrincipal } from './principal';
import { ServiceBusQueue, type ServiceBusQueueOptions } from './queue';
import type { Consumed } from './readers';
import { ServiceBusConstruct } from './service-bus-construct';
import { ServiceBusTopic, type ServiceBusTopicOptions } from './topic';
/** The tiers of Service Bus. Basic has queues only; Premium has capacity of its own and the network features. */
export type Sku = 'Basic' | 'Standard' | 'Premium';
/** A namespace, made here or by somebody else: what topics and queues are added to. */
export declare abstract class ServiceBusNamespaceBase extends ServiceBusConstruct {
    /** The name as it was given; unique in all of Azure. */
    abstract readonly name: string;
    /** The ARM id, as a reference. */
    abstract readonly namespaceId: string;
    /** The name, as a reference: its use makes Terraform wait for the namespace. */
    abstract readonly namespaceName: string;
    /** Where clients connect to: the host name without scheme and port, as a reference. */
    abstract readonly hostName: string;
    /** Where clients should connect to: the alias where the namespace is paired with another one, as a reference. */
    get clientHostName(): string;
    /** The tier, where it is known at synth; without it, nothing can be checked against the tier. */
    abstract readonly sku: Sku | undefined;
    /** The partitions of a Premium namespace, where they are known at synth; 1 is not partitioned. */
    abstract readonly partitions: number | undefined;
    /** Whether topics and queues are protected unless they say otherwise. */
    abstract readonly preventDestroy: boolean;
    /** Whether anybody on the internet can reach it, to be let in or not; `undefined` where it is not known at synth. */
    abstract readonly isPublic: boolean | undefined;
    /**
     * Whether services of Azure that are in no network of one's own, such as Event Grid, get in: it is open to the internet,
     * or lets trusted services past its rules; `undefined` where it is not known at synth.
     */
    abstract readonly isOpenToServices: boolean | undefined;
    /** Whether clients may come with a key, where it is known at synth. */
    abstract readonly localAuthEnabled: boolean | undefined;
    private readonly entities;
    private readonly accessKeys;
    private readonly grants;
    private readonly owners;
    private hasWarned;
    private mirror;
    /** Whether this app adds no topic and no queue to it. */
    get isEmpty(): boolean;
    /** Adds a topic: what messages are sent to, and what hands a copy to each subscription that wants one. */
    addTopic(name: string, options?: ServiceBusTopicOptions): ServiceBusTopic;
    /** Adds a queue: a line of messages that one group of readers works off, a target to forward to. */
    addQueue(name: string, options?: ServiceBusQueueOptions): ServiceBusQueue;
    /**
     * Adds a key (SAS) for everything in the namespace. A secret that anybody can use and that stays in Terraform's state;
     * a key of a topic or queue opens less, and a grant needs none. The grounds become a waiver of SB-AUTH-002.
     */
    addAccessKey(name: string, right: AccessKeyRight, grounds: WaiverGrounds): AccessKey;
    /** What has to exist before the first message is sent, for a `depends_on`: the addresses of all rules. */
    get ruleAddresses(): string[];
    /** What programs take from its topics and queues, with their construct paths. */
    get consumed(): readonly Consumed[];
    /**
     * Lets somebody do everything with messages and entities of the namespace: an operator who has to look into any
     * queue. Whoever only sends or receives needs less: `grantSend` of a topic, `grantReceive` of a subscription. Who owns
     * can take what a program consumes, which is told at synth, and found by the audit (SB-RBAC-003, SB-RBAC-005).
     */
    grantOwn(principal: IPrincipal): RoleGrant;
    /** @internal */
    _grant(grant: DataGrant & {
        readonly at: string;
        readonly after?: readonly string[];
    }): RoleGrant;
    /** @internal */
    _mirrorGrants(mirror: (grant: DataGrant) => void): void;
    /** @internal */
    _register(entity: ServiceBusTopic | ServiceBusQueue): void;
    protected check(checks: Checks): void;
    /** An operator may have to own everything; that he can take what starts jobs should be known. Once, with all that were added. */
    private warnOfOwners;
}
/** How a namespace that somebody else made is found. */
export interface ExistingNamespace {
    /** Its name. */
    readonly namespaceName: string;
    /** The resource group it is in. */
    readonly resourceGroupName: string;
    /**
     * Its tier, so that topics and queues can be checked against it at synth.
     *
     * @default - not known: what depends on the tier is not checked
     */
    readonly sku?: Sku;
    /**
     * The partitions of a Premium namespace; 1 is not partitioned.
     *
     * @default - not known: what depends on it is not checked
     */
    readonly partitions?: 1 | 2 | 4;
}
/** A namespace of another team, read by Terraform; nothing about it is changed. */
export declare class ImportedNamespace extends ServiceBusNamespaceBase {
    readonly resource: DataAzurermServicebusNamespace;
    readonly name: string;
    readonly sku: Sku | undefined;
    readonly partitions: number | undefined;
    readonly preventDestroy = false;
    readonly isPublic: undefined;
    readonly isOpenToServices: undefined;
    readonly localAuthEnabled: undefined;
    constructor(scope: Construct, id: string, given: ExistingNamespace);
    get namespaceId(): string;
    get namespaceName(): string;
    get hostName(): string;
}
/** The host in `https://<host>:443/`, which is how Azure gives the endpoint in every cloud. */
export declare function hostNameOf(endpoint: string): string;
