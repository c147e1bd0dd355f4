import { UserAssignedIdentity as Resource } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import type { Construct } from 'constructs';
import type { Checks } from './checks';
import type { IPrincipal } from './principal';
import { ServiceBusConstruct } from './service-bus-construct';
/** Where an identity is made. */
export interface UserAssignedIdentityProps {
    /** The region. A change replaces the identity, and with it everything that it was granted. */
    readonly location: string;
    /** The resource group. A change replaces the identity. */
    readonly resourceGroupName: string;
    /**
     * The name in Azure. A change replaces the identity.
     *
     * @default - the construct's id
     */
    readonly identityName?: string;
    /**
     * Labels.
     *
     * @default - none
     */
    readonly tags?: Readonly<Record<string, string>>;
}
/**
 * An identity that exists by itself, for a publisher or a worker: its roles are in place before the program starts
 * that runs as it, and no secret is needed.
 */
export declare class UserAssignedIdentity extends ServiceBusConstruct implements IPrincipal {
    /** The resource itself, for `addOverride`. */
    readonly resource: Resource;
    readonly principalName: string;
    readonly principalType = "ServicePrincipal";
    /** The name in Azure. */
    readonly identityName: string;
    constructor(scope: Construct, id: string, given: UserAssignedIdentityProps);
    /** The ARM id, as a reference: what a program is given the identity by. */
    get identityId(): string;
    /** The object id, as a reference: what roles are granted to. */
    get principalId(): string;
    /** The client id, as a reference: what a program names the identity by when it asks for a token. */
    get clientId(): string;
    get uniqueName(): string;
    protected check(checks: Checks): void;
}
