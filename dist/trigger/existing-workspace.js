"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ImportedWorkspace = void 0;
const data_azurerm_machine_learning_workspace_1 = require("@cdktf/provider-azurerm/lib/data-azurerm-machine-learning-workspace");
const cdktf_1 = require("cdktf");
const address_1 = require("../servicebus/address");
const grants_1 = require("../servicebus/grants");
const storage_1 = require("./storage");
const workspace_base_1 = require("./workspace-base");
/** A workspace of another team, found by name. */
class ImportedWorkspace extends workspace_base_1.WorkspaceBase {
    /** What another team lets its jobs connect to is not known here. */
    isIsolated = false;
    beforeComputes = [];
    name;
    storage;
    resourceGroupName;
    resource;
    constructor(scope, id, { workspaceName, resourceGroupName, storageAccountName }) {
        super(scope, id);
        this.name = workspaceName;
        this.resourceGroupName = resourceGroupName;
        this.resource = (0, address_1.giveAddress)(this, new data_azurerm_machine_learning_workspace_1.DataAzurermMachineLearningWorkspace(this, 'Resource', { name: workspaceName, resourceGroupName }));
        // Its id is put together: what Terraform reads of an account has its keys in it, and they would be in the state.
        this.storage =
            storageAccountName === undefined
                ? undefined
                : {
                    id: `${(0, grants_1.subscriptionIdOf)(cdktf_1.TerraformStack.of(this))}/resourceGroups/${resourceGroupName}/providers/Microsoft.Storage/storageAccounts/${storageAccountName}`,
                    name: storageAccountName,
                    blobEndpoint: `https://${storageAccountName}.blob.core.windows.net/`,
                };
    }
    get workspaceId() {
        return this.resource.id;
    }
    get location() {
        return this.resource.location;
    }
    allowServerless(identity) {
        cdktf_1.Annotations.of(this).addWarning(`jobs without a cluster run as ${identity.principalName}, which the workspace ${this.name} has to have; its owner gives it: az ml workspace update --user-assigned-identities`);
    }
    check(checks) {
        // What another team made is theirs to check, but for what is said of it here.
        if (this.storage !== undefined)
            checks.name('storageAccountName', this.storage.name, storage_1.STORAGE_NAME);
    }
}
exports.ImportedWorkspace = ImportedWorkspace;
//# sourceMappingURL=existing-workspace.js.map