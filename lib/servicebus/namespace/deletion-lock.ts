import { ManagementLock } from '@cdktf/provider-azurerm/lib/management-lock';
import { Lazy, TerraformResource, TerraformStack, TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';
import { addressOf, dependency, giveAddress, pathBelow } from '../construct/terraform-address';

/**
 * Keeps people and other tools from deleting a namespace, or anything in it: a lock holds for what is below, too.
 *
 * It also keeps Terraform from deleting: a rule that is renamed, a job that is taken out, a role that is taken away,
 * and the rule `$Default` of a new subscription. Such a deployment takes three steps: lift the lock, with
 * `terraform destroy -target=<the lock>`; deploy without it, `terraform apply -var bus_locked=false`; put it back,
 * `terraform apply`. In one step Terraform would put it back before it deletes, and add before it lifts.
 *
 * @see https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources
 */
export class DeletionLock extends Construct {
  /** The resource itself, for `addOverride`. */
  readonly resource: ManagementLock;
  /** The Terraform variable that lifts the lock where it is false. */
  readonly variable: TerraformVariable;

  /**
   * @param locked what is locked with all that is below; all of it is there before the lock is
   * @param targetId ARM id of what is locked
   */
  constructor(scope: Construct, id: string, locked: Construct, targetId: string) {
    super(scope, id);
    const stack = TerraformStack.of(this);
    this.variable = new TerraformVariable(this, 'Variable', {
      type: 'bool',
      default: true,
      description: 'false lifts the lock, for a deployment that deletes something or adds a subscription',
    });
    this.variable.overrideLogicalId(`${addressOf(pathBelow(stack, locked))}_locked`);
    this.resource = giveAddress(
      this,
      new ManagementLock(this, 'Resource', {
        name: 'no-delete',
        scope: targetId,
        lockLevel: 'CanNotDelete',
        notes: 'Holds messages that jobs wait for. Lift it for a deployment that deletes, and put it back.',
      }),
    );
    this.resource.addOverride('count', `\${var.${this.variable.friendlyUniqueId} ? 1 : 0}`);
    this.resource.dependsOn = Lazy.listValue({ produce: () => this.everythingBelow(locked) });
  }

  private everythingBelow(construct: Construct): string[] {
    return construct.node
      .findAll()
      .filter((element) => TerraformResource.isTerraformResource(element))
      .filter((element) => element !== this.resource)
      .map(dependency)
      .sort();
  }
}
