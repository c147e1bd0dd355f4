import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { Construct } from 'constructs';
import type { Checks } from './checks';
import { ServiceBusConstruct } from './service-bus-construct';
/** Who a subnet is handed to: each kind of plan wants its own. */
export declare const DELEGATIONS: {
    readonly plan: 'Microsoft.Web/serverFarms';
    readonly flex: 'Microsoft.App/environments';
};
/** Where a network is made. */
export interface PrivateNetworkProps {
    /** The name in Azure. A change replaces the network. */
    readonly name: string;
    /** The region; that of whoever connects. A change replaces the network. */
    readonly location: string;
    /** The resource group. A change replaces the network. */
    readonly resourceGroupName: string;
    /** The addresses, in CIDR form. At least a /29. */
    readonly addressSpace: string;
    /**
     * Which of them private endpoints take, at least a /29.
     *
     * @default - all
     */
    readonly endpoints?: string;
    /**
     * Which of them programs of Function Apps come from, at least a /28; a subnet of its own, handed to the plan.
     *
     * @default - none
     */
    readonly programs?: {
        readonly addresses: string;
        readonly plan: keyof typeof DELEGATIONS;
    };
    /**
     * Labels.
     *
     * @default - none
     */
    readonly tags?: Readonly<Record<string, string>>;
}
/**
 * A network for private endpoints, which lets in what Service Bus and HTTPS speak from inside and nothing else; and for
 * programs, to which nobody comes, and which reach the endpoints, sign-in, Azure's interface and their logs.
 */
export declare class PrivateNetwork extends ServiceBusConstruct {
    /** The network itself, for `addOverride`, and to be peered with the networks of workers. */
    readonly resource: VirtualNetwork;
    /** The subnet of the endpoints. */
    readonly subnet: Subnet;
    /** The subnet of the programs, where there are some. */
    readonly programs: Subnet | undefined;
    private readonly props;
    constructor(scope: Construct, id: string, given: PrivateNetworkProps);
    /** The ARM id of the subnet for private endpoints, as a reference. */
    get subnetId(): string;
    protected check(checks: Checks): void;
    private addPrograms;
    private guard;
}
