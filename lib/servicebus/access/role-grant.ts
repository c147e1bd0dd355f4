import { DataAzurermSubscription } from '@cdktf/provider-azurerm/lib/data-azurerm-subscription';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { v5 as uuidFrom } from 'uuid';
import type { Checks } from '../construct/checks';
import { ServiceBusConstruct } from '../construct/service-bus-construct';
import { giveAddress } from '../construct/terraform-address';
import { type OwnRole, ROLES, type RoleName } from './built-in-roles';
import { checkPrincipal, type IPrincipal } from './principal';

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
export class RoleGrant extends ServiceBusConstruct {
  /** The resource itself, for `addOverride`. */
  readonly resource: RoleAssignment;
  readonly props: RoleGrantProps;

  constructor(scope: Construct, id: string, props: RoleGrantProps) {
    super(scope, id);
    this.props = props;
    const { principal, role, at } = props;
    const { principalId, principalType } = principal;
    this.resource = giveAddress(
      this,
      new RoleAssignment(this, 'Resource', {
        name: assignmentName(props),
        scope: at,
        roleDefinitionId: roleDefinitionId(TerraformStack.of(this), role),
        principalId,
        principalType,
        // A new identity takes minutes to reach the directory that azurerm would look it up in.
        skipServicePrincipalAadCheck: principalType === 'ServicePrincipal' ? true : undefined,
      }),
    );
    this.resource.dependsOn = props.after === undefined ? undefined : [...props.after];
  }

  protected override check(checks: Checks): void {
    checkPrincipal(checks, this.props.principal);
  }
}

/** Grants a role once: who is granted the same again has it already. */
export function grantOnce(scope: Construct, id: string, props: RoleGrantProps): RoleGrant {
  const existing = scope.node.tryFindChild(id);
  if (existing instanceof RoleGrant && existing.props.principal.principalId === props.principal.principalId) {
    return existing;
  }
  return new RoleGrant(scope, id, props);
}

/**
 * The same name for the same grant, so that a state that was lost finds what is there.
 *
 * Azure wants a GUID that is unique in the directory; a random one would be made at each creation.
 */
function assignmentName({ principal, role, atName }: RoleGrantProps): string {
  const who = `${principal.principalType}/${principal.uniqueName}`;
  return uuidFrom(
    `https://management.azure.com/${atName}/${typeof role === 'string' ? ROLES[role] : role.name}/${who}`,
    uuidFrom.URL,
  );
}

/**
 * The full id of a role. Azure answers with the subscription in front, and a bare GUID would be a difference at every
 * plan that replaces the assignment. The subscription is read by Terraform: it never stands in the JSON.
 */
function roleDefinitionId(stack: TerraformStack, role: RoleName | OwnRole): string {
  if (typeof role !== 'string') return role.roleDefinitionId;
  return `${subscriptionIdOf(stack)}/providers/Microsoft.Authorization/roleDefinitions/${ROLES[role]}`;
}

/** The ARM id of the Azure subscription that is deployed to, as a reference. */
export function subscriptionIdOf(stack: TerraformStack): string {
  const id = 'subscription';
  const known = stack.node.tryFindChild(id) as DataAzurermSubscription | undefined;
  return (known ?? new DataAzurermSubscription(stack, id)).id;
}
