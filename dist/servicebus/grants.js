"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.RoleGrant = void 0;
exports.grantOnce = grantOnce;
exports.subscriptionIdOf = subscriptionIdOf;
const data_azurerm_subscription_1 = require("@cdktf/provider-azurerm/lib/data-azurerm-subscription");
const role_assignment_1 = require("@cdktf/provider-azurerm/lib/role-assignment");
const cdktf_1 = require("cdktf");
const uuid_1 = require("uuid");
const address_1 = require("./address");
const principal_1 = require("./principal");
const roles_1 = require("./roles");
const service_bus_construct_1 = require("./service-bus-construct");
/** A role that somebody has at one thing in Azure. */
class RoleGrant extends service_bus_construct_1.ServiceBusConstruct {
    /** The resource itself, for `addOverride`. */
    resource;
    props;
    constructor(scope, id, props) {
        super(scope, id);
        this.props = props;
        const { principal, role, at } = props;
        const { principalId, principalType } = principal;
        this.resource = (0, address_1.giveAddress)(this, new role_assignment_1.RoleAssignment(this, 'Resource', {
            name: assignmentName(props),
            scope: at,
            roleDefinitionId: roleDefinitionId(cdktf_1.TerraformStack.of(this), role),
            principalId,
            principalType,
            // A new identity takes minutes to reach the directory that azurerm would look it up in.
            skipServicePrincipalAadCheck: principalType === 'ServicePrincipal' ? true : undefined,
        }));
        this.resource.dependsOn = props.after === undefined ? undefined : [...props.after];
    }
    check(checks) {
        (0, principal_1.checkPrincipal)(checks, this.props.principal);
    }
}
exports.RoleGrant = RoleGrant;
/** Grants a role once: who is granted the same again has it already. */
function grantOnce(scope, id, props) {
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
function assignmentName({ principal, role, atName }) {
    const who = `${principal.principalType}/${principal.uniqueName}`;
    return (0, uuid_1.v5)(`https://management.azure.com/${atName}/${typeof role === 'string' ? roles_1.ROLES[role] : role.name}/${who}`, uuid_1.v5.URL);
}
/**
 * The full id of a role. Azure answers with the subscription in front, and a bare GUID would be a difference at every
 * plan that replaces the assignment. The subscription is read by Terraform: it never stands in the JSON.
 */
function roleDefinitionId(stack, role) {
    if (typeof role !== 'string')
        return role.roleDefinitionId;
    return `${subscriptionIdOf(stack)}/providers/Microsoft.Authorization/roleDefinitions/${roles_1.ROLES[role]}`;
}
/** The ARM id of the Azure subscription that is deployed to, as a reference. */
function subscriptionIdOf(stack) {
    const id = 'subscription';
    const known = stack.node.tryFindChild(id);
    return (known ?? new data_azurerm_subscription_1.DataAzurermSubscription(stack, id)).id;
}
//# sourceMappingURL=grants.js.map