import { PrivateEndpoint as Resource } from '@cdktf/provider-azurerm/lib/private-endpoint';
import type { Construct } from 'constructs';
import type { Checks } from './checks';
import type { PrivateLinkResource } from './private-zone';
import { ServiceBusConstruct } from './service-bus-construct';
/** Where in a network something can be reached. */
export interface PrivateEndpointOptions {
    /** ARM id of the subnet that the endpoint takes an address of. A change replaces the endpoint. */
    readonly subnetId: string;
    /**
     * ARM ids of the private DNS zones that learn the address. Without one, clients inside still get the public address.
     *
     * @default - none; somebody else keeps the zone, for instance by a policy of the platform
     */
    readonly privateDnsZoneIds?: readonly string[];
    /**
     * The region of the subnet; what is reached may be in another one.
     *
     * @default - that of what is reached
     */
    readonly location?: string;
}
/** A private endpoint and what it leads to. */
export interface PrivateEndpointProps extends PrivateEndpointOptions {
    /** The name in Azure. A change replaces the endpoint. */
    readonly name: string;
    readonly location: string;
    readonly resourceGroupName: string;
    /** ARM id of what is reached, as a direct reference: scanners connect the two by its text. */
    readonly targetId: string;
    /** Which part of it: `namespace` for Service Bus, `vault` for Key Vault, `blob` and `file` for storage. */
    readonly subresource: PrivateLinkResource;
    /**
     * Labels.
     *
     * @default - none
     */
    readonly tags?: Readonly<Record<string, string>>;
}
/** An address inside a network for something in Azure, so that it can be closed to the internet. */
export declare class PrivateEndpoint extends ServiceBusConstruct {
    /** The resource itself, for `addOverride`. */
    readonly resource: Resource;
    private readonly props;
    constructor(scope: Construct, id: string, props: PrivateEndpointProps);
    protected check(checks: Checks): void;
}
