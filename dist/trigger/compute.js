"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TrainingCompute = void 0;
exports.grantData = grantData;
const machine_learning_compute_cluster_1 = require("@cdktf/provider-azurerm/lib/machine-learning-compute-cluster");
const servicebus_1 = require("../servicebus");
const address_1 = require("../servicebus/address");
const service_bus_construct_1 = require("../servicebus/service-bus-construct");
const shapes_1 = require("./shapes");
/** A cluster that costs nothing while no job runs, and never more than its nodes. */
class TrainingCompute extends service_bus_construct_1.ServiceBusConstruct {
    /** The resource itself, for `addOverride`. */
    resource;
    props;
    constructor(scope, id, given) {
        super(scope, id);
        const props = this.accept(shapes_1.COMPUTE_PROPS, given);
        this.props = props;
        const { workspace, identity, location, vmSize, maxNodes, priority = 'LowPriority', idle = 'PT5M', subnetId, } = props;
        this.resource = (0, address_1.giveAddress)(this, new machine_learning_compute_cluster_1.MachineLearningComputeCluster(this, 'Resource', {
            name: id,
            location,
            machineLearningWorkspaceId: workspace.workspaceId,
            vmSize,
            vmPriority: priority,
            scaleSettings: { minNodeCount: 0, maxNodeCount: maxNodes, scaleDownNodesAfterIdleDuration: idle },
            identity: { type: 'UserAssigned', identityIds: [identity.identityId] },
            localAuthEnabled: false,
            sshPublicAccessEnabled: false,
            nodePublicIpEnabled: subnetId === undefined && !workspace.isIsolated,
            ...(subnetId !== undefined && { subnetResourceId: subnetId }),
            ...(props.tags && { tags: (0, servicebus_1.literals)(props.tags) }),
        }));
        const { beforeComputes } = workspace;
        if (beforeComputes.length > 0)
            this.resource.dependsOn = beforeComputes.map(address_1.dependency);
    }
    check(checks) {
        const { maxNodes, priority, vmSize, idle } = this.props;
        checks.name('name', this.node.id, {
            shortest: 3,
            longest: 32,
            pattern: /^[A-Za-z][A-Za-z0-9-]*$/,
            allowed: 'letters, digits and "-", first a letter',
        });
        checks.wholeNumber('maxNodes', maxNodes, 1, 1000, 'use a number that you can pay');
        checks.oneOf('priority', priority, ['Dedicated', 'LowPriority']);
        checks.require(/^Standard_[A-Z]\w*$/i.test(vmSize), 'vmSize', vmSize, 'a kind of machine as Azure calls it, "Standard_" with letters, digits and "_"', 'write it as `az ml compute list-sizes` does, such as "Standard_NC24ads_A100_v4"');
        checks.duration('idle', idle, MINUTE, DAY, 'use PT5M');
    }
}
exports.TrainingCompute = TrainingCompute;
const MINUTE = { seconds: 60, text: 'PT1M' };
const DAY = { seconds: 86_400, text: 'P1D' };
/** Lets the identity of jobs read and write the workspace's data, where this app makes it. */
function grantData(scope, workspace, identity) {
    if (workspace.storage === undefined)
        return;
    new servicebus_1.RoleGrant(scope, `data-${identity.principalName}`, {
        principal: identity,
        role: 'Storage Blob Data Contributor',
        at: workspace.storage.id,
        atName: `storageAccounts/${workspace.storage.name}`,
    });
}
//# sourceMappingURL=compute.js.map