"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.workspaceJson = workspaceJson;
exports.discoveryJson = discoveryJson;
exports.cloudJson = cloudJson;
exports.clusterJson = clusterJson;
exports.assetJson = assetJson;
const run_view_1 = require("../run-view");
const job_answer_1 = require("./job-answer");
const REGION = 'local';
/** When things of a deployment were made is not known here: as long ago as can be said. */
const LONG_AGO = 0;
/** A workspace, as far as it is known. https://learn.microsoft.com/rest/api/azureml/workspaces/get (2025-06-01) */
function workspaceJson({ id, name }, endpoint) {
    return {
        id,
        name,
        type: 'Microsoft.MachineLearningServices/workspaces',
        location: REGION,
        kind: 'Default',
        systemData: (0, job_answer_1.systemData)(LONG_AGO),
        properties: {
            friendlyName: name,
            description: 'Azure ML on this machine',
            provisioningState: 'Succeeded',
            discoveryUrl: `${endpoint}/discovery`,
            mlFlowTrackingUri: `${endpoint}/mlflow/v1.0${id}`,
            // An id of its own, which the service has beside the name.
            workspaceId: (0, run_view_1.experimentId)(id, ''),
        },
    };
}
/** Where the services of a workspace are: all at one place. */
function discoveryJson(endpoint) {
    const services = [
        'api',
        'history',
        'experimentation',
        'hyperdrive',
        'modelmanagement',
        'cataloglocation',
        'notebook',
    ];
    return Object.fromEntries(services.map((service) => [service, endpoint]));
}
/**
 * This machine as a cloud of its own, as clients of Azure ask for it: with ARM_CLOUD_METADATA_URL they take the address of
 * Azure Resource Manager from here.
 */
function cloudJson(endpoint) {
    return {
        name: 'AzureOnThisMachine',
        portal: 'https://portal.azure.com',
        authentication: {
            loginEndpoint: 'https://login.microsoftonline.com/',
            audiences: ['https://management.azure.com/'],
            tenant: 'common',
            identityProvider: 'AAD',
        },
        graph: 'https://graph.windows.net/',
        graphAudience: 'https://graph.windows.net/',
        resourceManager: `${endpoint}/`,
        suffixes: { storage: 'core.windows.net', keyVaultDns: 'vault.azure.net', acrLoginServer: 'azurecr.io' },
    };
}
/** A cluster. https://learn.microsoft.com/rest/api/azureml/compute/get (2025-06-01, AmlCompute) */
function clusterJson(cluster, freeNodes) {
    const { id, name, vmSize, priority, minNodes, maxNodes } = cluster;
    const taken = maxNodes - (freeNodes ?? maxNodes);
    return {
        id,
        name,
        type: 'Microsoft.MachineLearningServices/workspaces/computes',
        location: REGION,
        systemData: (0, job_answer_1.systemData)(LONG_AGO),
        properties: {
            computeType: 'AmlCompute',
            computeLocation: REGION,
            provisioningState: 'Succeeded',
            isAttachedCompute: false,
            disableLocalAuth: true,
            properties: {
                osType: 'Linux',
                vmSize,
                vmPriority: priority,
                scaleSettings: { maxNodeCount: maxNodes, minNodeCount: minNodes, nodeIdleTimeBeforeScaleDown: 'PT5M' },
                allocationState: 'Steady',
                currentNodeCount: taken,
                targetNodeCount: taken,
                nodeStateCounts: {
                    idleNodeCount: 0,
                    runningNodeCount: taken,
                    preparingNodeCount: 0,
                    unusableNodeCount: 0,
                    leavingNodeCount: 0,
                    preemptedNodeCount: 0,
                },
            },
        },
    };
}
/** A version of something that is registered. */
function assetJson({ id, kind, properties }) {
    return {
        id,
        name: id.split('/').at(-1),
        type: `Microsoft.MachineLearningServices/workspaces/${kind}/versions`,
        systemData: (0, job_answer_1.systemData)(LONG_AGO),
        properties,
    };
}
//# sourceMappingURL=workspace-answer.js.map