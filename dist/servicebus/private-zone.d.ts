import { PrivateDnsZone } from '@cdktf/provider-azurerm/lib/private-dns-zone';
import { Construct } from 'constructs';
import type { Checks } from './checks';
import type { PrivateNetwork } from './private-network';
import { ServiceBusConstruct } from './service-bus-construct';
/** What a private endpoint can lead to: part of a service, as Azure calls it. */
export type PrivateLinkResource = 'namespace' | 'vault' | 'blob' | 'file' | 'amlworkspace' | 'sites';
/**
 * The zones in which names of private endpoints are answered.
 *
 * @see https://learn.microsoft.com/azure/private-link/private-endpoint-dns
 */
export declare const PRIVATE_ZONES: Readonly<Record<PrivateLinkResource, readonly string[]>>;
/** Where names of private endpoints of Service Bus are answered. */
export declare const SERVICE_BUS_ZONE = "privatelink.servicebus.windows.net";
/** A zone of the DNS, and where it is kept; it is valid in all regions. */
export interface PrivateZoneProps {
    /** The name of the zone, which is that of the service. */
    readonly zoneName: string;
    readonly resourceGroupName: string;
    /**
     * Not used, since a zone is valid in all regions; here so that a place can be given as a whole.
     *
     * @default - none
     */
    readonly location?: string;
    /**
     * Labels.
     *
     * @default - none
     */
    readonly tags?: Readonly<Record<string, string>>;
}
/** A private DNS zone: gives the name of a service the address of its private endpoint, in the networks it knows. */
export declare class PrivateZone extends ServiceBusConstruct {
    /** The zone itself, for `addOverride`. */
    readonly resource: PrivateDnsZone;
    private readonly props;
    constructor(scope: Construct, id: string, given: PrivateZoneProps);
    /** The ARM id, as a reference. */
    get zoneId(): string;
    protected check(_checks: Checks): void;
    /** Lets the machines of a network ask this zone. */
    answerIn(id: string, network: PrivateNetwork): void;
}
