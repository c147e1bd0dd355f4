"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.workspacesOf = workspacesOf;
exports.isWorkspaceId = isWorkspaceId;
exports.leaveOtherMachines = leaveOtherMachines;
const terraform_1 = require("../../terraform");
const assets_1 = require("./assets");
const filled_document_1 = require("./filled-document");
/** The id of a workspace of Azure ML, with its name. */
const WORKSPACE_ID = /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.MachineLearningServices\/workspaces\/([^/]+)$/i;
const WORKSPACE = 'azurerm_machine_learning_workspace';
const CLUSTER = 'azurerm_machine_learning_compute_cluster';
/**
 * The workspaces of a document: those that it makes, those that it reads, and those that something of it names by their
 * ids, each with its clusters and with what is registered in it.
 *
 * @param named ids that programs and workflows have in their settings, with who has them
 */
function workspacesOf(filled, uploaded, named) {
    const found = new Map();
    const add = (id, address) => {
        const known = found.get(id.toLowerCase());
        if (known !== undefined)
            return known;
        const added = { id, address, name: nameIn(id), clusters: [], assets: [] };
        found.set(id.toLowerCase(), added);
        return added;
    };
    filled.each(filled.ofTypes((type) => type === WORKSPACE), (workspace) => add(filled.idOf(workspace) ?? (0, filled_document_1.text)(workspace, 'id'), workspace.address));
    const clusters = filled.ofTypes((type) => type === CLUSTER);
    filled.each(clusters, (cluster) => {
        const workspaceId = filled.id(cluster, 'machine_learning_workspace_id');
        const read = clusterOf(cluster, workspaceId);
        add(workspaceId, cluster.address).clusters.push(read);
    });
    for (const { workspaceId, address, asset } of (0, assets_1.registeredAssets)(filled, uploaded)) {
        add(workspaceId, address).assets.push(asset);
    }
    for (const { id, address } of named)
        if (isWorkspaceId(id))
            add(id, address);
    return [...found.values()];
}
function isWorkspaceId(id) {
    return WORKSPACE_ID.test(id);
}
function nameIn(id) {
    return WORKSPACE_ID.exec(id)?.[1] ?? id;
}
function clusterOf(cluster, workspaceId) {
    const name = (0, filled_document_1.text)(cluster, 'name');
    return {
        address: cluster.address,
        id: `${workspaceId}/computes/${name}`,
        name,
        vmSize: (0, filled_document_1.text)(cluster, 'vm_size'),
        minNodes: (0, filled_document_1.wholeNumber)(cluster, 'scale_settings.min_node_count'),
        maxNodes: (0, filled_document_1.wholeNumber)(cluster, 'scale_settings.max_node_count'),
        priority: (0, terraform_1.argumentAt)(cluster.values, 'vm_priority') === 'Dedicated' ? 'Dedicated' : 'LowPriority',
    };
}
/** Kinds of resources of Azure ML that run something, and are nothing that runs here. */
function leaveOtherMachines(filled) {
    const isOther = (type) => /^azurerm_machine_learning_/.test(type) && type !== WORKSPACE && type !== CLUSTER;
    for (const { address, type } of filled.ofTypes(isOther)) {
        filled.leave(address, `is of type ${type}, of which nothing runs on this machine`);
    }
}
//# sourceMappingURL=workspaces.js.map