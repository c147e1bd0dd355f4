import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import type { Checks } from './checks';
import { type IPrincipal } from './principal';
import { type OwnRole, type RoleName } from './roles';
import { ServiceBusConstruct } from './service-bus-construct';
/** Who gets which role at what. */
export interface RoleGrantProps {
    readonly principal: IPrincipal;
    readonly role: RoleName | OwnRole;
    /** The ARM id that the role is for, as a reference: the narrower, the better. */
    readonly at: string;
    /** What `at` is called, unique in all of Azure: part of the assignment's own name. */
    readonly atName: string;
    /**
     * What has to exist before the principal may do anything.
     *
     * @default - nothing
     */
    readonly after?: readonly string[];
}
/** A role that somebody has at one thing in Azure. */
export declare class RoleGrant extends ServiceBusConstruct {
    /** The resource itself, for `addOverride`. */
    readonly resource: RoleAssignment;
    readonly props: RoleGrantProps;
    constructor(scope: Construct, id: string, props: RoleGrantProps);
    protected check(checks: Checks): void;
}
/** Grants a role once: who is granted the same again has it already. */
export declare function grantOnce(scope: Construct, id: string, props: RoleGrantProps): RoleGrant;
/** The ARM id of the Azure subscription that is deployed to, as a reference. */
export declare function subscriptionIdOf(stack: TerraformStack): string;
