"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.WorkspaceBase = void 0;
const role_definition_1 = require("@cdktf/provider-azurerm/lib/role-definition");
const cdktf_1 = require("cdktf");
const constructs_1 = require("constructs");
const servicebus_1 = require("../servicebus");
const address_1 = require("../servicebus/address");
const grants_1 = require("../servicebus/grants");
const service_bus_construct_1 = require("../servicebus/service-bus-construct");
const registered_assets_1 = require("./registered-assets");
/**
 * What a submitter does: the documented row "Submitting any type of run (V2)", with what it reads by name in the place of
 * `workspaces/*`, which hands out a token for notebooks as well. Of `jobs/*` it does not delete, and it makes no
 * environments: what templates need is registered when it is deployed.
 *
 * @see https://learn.microsoft.com/azure/machine-learning/how-to-assign-roles#common-scenarios
 */
const SUBMIT_ACTIONS = [
    'workspaces/read',
    'workspaces/jobs/read',
    'workspaces/jobs/write',
    'workspaces/jobs/cancel/action',
    'workspaces/metadata/artifacts/write',
    'workspaces/environments/build/action',
    'workspaces/environments/readSecrets/action',
    ...['codes', 'components', 'data', 'environments', 'models'].flatMap((kind) => [
        `workspaces/${kind}/read`,
        `workspaces/${kind}/versions/read`,
    ]),
    'workspaces/computes/read',
    'workspaces/datastores/read',
].map((action) => `Microsoft.MachineLearningServices/${action}`);
/** What both kinds of workspace can do. */
class WorkspaceBase extends service_bus_construct_1.ServiceBusConstruct {
    role;
    assets;
    get files() {
        return this.assets?.files;
    }
    register(assets) {
        if (assets.length === 0)
            return [];
        this.assets ??= new registered_assets_1.RegisteredAssets(this, 'assets', {
            workspaceName: this.name,
            workspaceId: this.workspaceId,
            resourceGroupName: this.resourceGroupName,
            storage: this.storage,
        });
        return this.assets.register(assets);
    }
    grantSubmit(scope, principal) {
        return new servicebus_1.RoleGrant(scope, `submit-${principal.principalName}`, {
            principal,
            role: this.submitter(),
            at: this.workspaceId,
            atName: `workspaces/${this.name}`,
        });
    }
    /**
     * The role is the stack's own: the built-in AzureML Data Scientist may delete models and endpoints as well. It can be
     * assigned in the resource group, since Azure takes no narrower scope for a role itself, and is assigned at the
     * workspace. Names of roles are unique in the directory, where several may have an environment `dev` and one workspace:
     * so it has that of the namespace, which is unique in all of Azure.
     *
     * Its narrowing was not tried on live Azure.
     *
     * @see https://learn.microsoft.com/azure/role-based-access-control/role-definitions#assignablescopes
     */
    submitter() {
        if (this.role !== undefined)
            return this.role;
        const owner = new constructs_1.Construct(this, 'submitter');
        const stack = cdktf_1.TerraformStack.of(this);
        const group = `${(0, grants_1.subscriptionIdOf)(stack)}/resourceGroups/${this.resourceGroupName}`;
        const definition = (0, address_1.giveAddress)(owner, new role_definition_1.RoleDefinition(owner, 'Resource', {
            name: `Training job submitter (${namespaceIn(stack) ?? stack.node.id}, ${this.name})`,
            scope: group,
            assignableScopes: [group],
            permissions: [{ actions: [...SUBMIT_ACTIONS] }],
        }));
        this.role = { name: 'training-job-submitter', roleDefinitionId: definition.roleDefinitionResourceId };
        return this.role;
    }
}
exports.WorkspaceBase = WorkspaceBase;
/** The name of the namespace that a stack has, the first where it has several. */
function namespaceIn(stack) {
    return stack.node.findAll().find((one) => one instanceof servicebus_1.ServiceBusNamespaceBase)?.name;
}
//# sourceMappingURL=workspace-base.js.map