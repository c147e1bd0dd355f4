import { ServicebusNamespace } from '@cdktf/provider-azurerm/lib/servicebus-namespace';
import type { Construct } from 'constructs';
import { type AlertOptions, NamespaceAlerts } from './alerts';
import type { Checks } from './checks';
import { Diagnostics, type DiagnosticsOptions } from './diagnostics';
import { DisasterRecovery, type DisasterRecoveryOptions } from './disaster-recovery';
import { DeletionLock } from './lock';
import { type ExistingNamespace, ServiceBusNamespaceBase, type Sku } from './namespace-base';
import type { ServiceBusNamespaceProps } from './namespace-props';
import { PrivateEndpoint, type PrivateEndpointOptions } from './private-endpoint';
/** A Service Bus namespace: the host that topics and queues live on. */
export declare class ServiceBusNamespace extends ServiceBusNamespaceBase {
    /** A namespace that another team owns, found by name; topics and queues can be added to it. */
    static fromNamespaceName(scope: Construct, id: string, existing: ExistingNamespace): ServiceBusNamespaceBase;
    /** The resource itself, for `addOverride` and whatever this class has no argument for. */
    readonly resource: ServicebusNamespace;
    readonly name: string;
    readonly location: string;
    readonly sku: Sku;
    readonly partitions: number | undefined;
    readonly preventDestroy: boolean;
    readonly localAuthEnabled: boolean;
    readonly isPublic: boolean;
    readonly isOpenToServices: boolean;
    private readonly props;
    private readonly privateEndpoints;
    private pairing;
    constructor(scope: Construct, id: string, given: ServiceBusNamespaceProps);
    get namespaceId(): string;
    get namespaceName(): string;
    get hostName(): string;
    /** The alias, also where the namespace is paired later on. */
    get clientHostName(): string;
    /** A secret that allows everything with the namespace; needs `localAuthEnabled`. Kept in Terraform's state. */
    get primaryConnectionString(): string;
    /** Gives the namespace an address inside a network; the only way in where public access is off. Premium only. */
    addPrivateEndpoint(id: string, options: PrivateEndpointOptions): PrivateEndpoint;
    /** Sends all logs and metrics of the namespace to a workspace, a storage account, or both. */
    addDiagnostics(options: DiagnosticsOptions): Diagnostics;
    /** Alerts on dead-lettered messages, throttled requests, errors of the service, and on Premium its CPU. */
    addDefaultAlerts(options: AlertOptions): NamespaceAlerts;
    /** Keeps everybody from deleting the namespace or anything in it, Terraform too: see `DeletionLock`. */
    addLock(): DeletionLock;
    /** Pairs the namespace with one in another region that can take over; grants hold at both. Premium only. */
    pairWith(options: DisasterRecoveryOptions): DisasterRecovery;
    protected check(checks: Checks): void;
    /** Where what belongs to the namespace is made. */
    private get neighbour();
    private arguments;
}
