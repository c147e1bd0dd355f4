"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.DeletionLock = void 0;
const management_lock_1 = require("@cdktf/provider-azurerm/lib/management-lock");
const cdktf_1 = require("cdktf");
const constructs_1 = require("constructs");
const address_1 = require("./address");
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
class DeletionLock extends constructs_1.Construct {
    /** The resource itself, for `addOverride`. */
    resource;
    /** The Terraform variable that lifts the lock where it is false. */
    variable;
    /**
     * @param locked what is locked with all that is below; all of it is there before the lock is
     * @param targetId ARM id of what is locked
     */
    constructor(scope, id, locked, targetId) {
        super(scope, id);
        const stack = cdktf_1.TerraformStack.of(this);
        this.variable = new cdktf_1.TerraformVariable(this, 'Variable', {
            type: 'bool',
            default: true,
            description: 'false lifts the lock, for a deployment that deletes something or adds a subscription',
        });
        this.variable.overrideLogicalId(`${(0, address_1.addressOf)((0, address_1.pathBelow)(stack, locked))}_locked`);
        this.resource = (0, address_1.giveAddress)(this, new management_lock_1.ManagementLock(this, 'Resource', {
            name: 'no-delete',
            scope: targetId,
            lockLevel: 'CanNotDelete',
            notes: 'Holds messages that jobs wait for. Lift it for a deployment that deletes, and put it back.',
        }));
        this.resource.addOverride('count', `\${var.${this.variable.friendlyUniqueId} ? 1 : 0}`);
        this.resource.dependsOn = cdktf_1.Lazy.listValue({ produce: () => this.everythingBelow(locked) });
    }
    everythingBelow(construct) {
        return construct.node
            .findAll()
            .filter((element) => cdktf_1.TerraformResource.isTerraformResource(element))
            .filter((element) => element !== this.resource)
            .map(address_1.dependency)
            .sort();
    }
}
exports.DeletionLock = DeletionLock;
//# sourceMappingURL=lock.js.map