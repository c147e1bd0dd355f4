import { DataAzurermServicebusQueue } from '@cdktf/provider-azurerm/lib/data-azurerm-servicebus-queue';
import type { Construct } from 'constructs';
import type { WaiverGrounds } from '../rules';
import { AccessKey, type AccessKeyRight } from './access-key';
import type { Checks } from './checks';
import type { Forward, IForwardTarget } from './entity';
import type { RoleGrant } from './grants';
import type { ServiceBusNamespaceBase } from './namespace-base';
import type { IPrincipal } from './principal';
import { type Consumed } from './readers';
import { ServiceBusConstruct } from './service-bus-construct';
/** A queue as others use it: to forward to it, to let somebody send to it or read it. */
export interface IQueue extends IForwardTarget {
    /** The ARM id, as a reference. */
    readonly queueId: string;
    /** Lets somebody send to this queue and do nothing else. */
    grantSend(principal: IPrincipal): RoleGrant;
    /** Lets somebody receive from this queue, from its dead-letter queue too, and do nothing else. */
    grantReceive(principal: IPrincipal): RoleGrant;
    /** Lets a program receive every message of this queue, as the only one. */
    grantConsume(principal: IPrincipal, program: Construct): RoleGrant;
    /** Lets somebody look at messages that somebody else receives; the grounds become a waiver of SB-RBAC-005. */
    grantPeek(principal: IPrincipal, grounds: WaiverGrounds): RoleGrant;
}
/** A queue, made here or by somebody else. */
export declare abstract class ServiceBusQueueBase extends ServiceBusConstruct implements IQueue {
    /** The name as it was given, for messages. */
    abstract readonly name: string;
    abstract readonly queueId: string;
    abstract readonly entityName: string;
    abstract readonly namespace: ServiceBusNamespaceBase;
    abstract readonly forwards: readonly Forward[];
    private readonly accessKeys;
    private readonly readers;
    grantSend(principal: IPrincipal): RoleGrant;
    grantReceive(principal: IPrincipal): RoleGrant;
    grantConsume(principal: IPrincipal, program: Construct): RoleGrant;
    grantPeek(principal: IPrincipal, grounds: WaiverGrounds): RoleGrant;
    /** What programs take here, with their construct paths. */
    get consumed(): readonly Consumed[];
    /**
     * Adds a key (SAS) for this queue. A secret that anybody can use and that stays in Terraform's state: a grant needs
     * none. The grounds become a waiver of SB-AUTH-002, for auditors.
     */
    addAccessKey(name: string, right: AccessKeyRight, grounds: WaiverGrounds): AccessKey;
    protected check(checks: Checks): void;
    private grant;
}
/** A queue of another team, read by Terraform; nothing about it is changed. */
export declare class ImportedQueue extends ServiceBusQueueBase {
    readonly name: string;
    readonly namespace: ServiceBusNamespaceBase;
    readonly resource: DataAzurermServicebusQueue;
    /** What the other team lets the queue forward to is not known here. */
    readonly forwards: readonly Forward[];
    constructor(scope: Construct, id: string, name: string, namespace: ServiceBusNamespaceBase);
    get entityName(): string;
    get queueId(): string;
}
