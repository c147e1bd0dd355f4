"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.WORKSPACE_PROPS = exports.QUEUE_ALERT_PROPS = exports.JOB_EVENTS_PROPS = exports.LOGIC_APP_TRIGGER_PROPS = exports.FUNCTION_TRIGGER_PROPS = exports.HOSTING_PROPS = exports.COMPUTE_PROPS = exports.COMPUTE_OPTIONS = exports.templates = void 0;
const rules_1 = require("../rules");
const shapes_1 = require("../servicebus/shapes");
const templates_1 = require("./templates");
const PLACE = { location: rules_1.text, resourceGroupName: rules_1.text };
const workspace = (0, shapes_1.objectWith)('a TrainingWorkspace', 'workspaceId');
const identity = (0, shapes_1.constructWith)('a UserAssignedIdentity', 'identityId');
const queue = (0, shapes_1.constructWith)('a ServiceBusQueue', 'queueId');
/** The templates by the name that a message asks for. */
exports.templates = (0, rules_1.mapOf)((0, rules_1.valueThat)('a JobTemplate', (value) => value instanceof templates_1.JobTemplate, {
    isReference: true,
    fix: () => 'make one with JobTemplate.command({ … })',
}));
exports.COMPUTE_OPTIONS = (0, rules_1.shapeOf)({ vmSize: rules_1.text, maxNodes: rules_1.number }, { priority: (0, rules_1.oneOf)('Dedicated', 'LowPriority'), idle: rules_1.text, subnetId: rules_1.text });
exports.COMPUTE_PROPS = (0, rules_1.shapeOf)({ ...exports.COMPUTE_OPTIONS.required, workspace, identity, location: rules_1.text }, { ...exports.COMPUTE_OPTIONS.optional, tags: shapes_1.tags });
exports.HOSTING_PROPS = (0, rules_1.shapeOf)({ storageAccountName: rules_1.text, planName: rules_1.text, ...PLACE }, { planSku: rules_1.text, publicNetworkAccessEnabled: rules_1.flag, subnetId: rules_1.text, tags: shapes_1.tags });
const TRIGGER = {
    subscription: (0, shapes_1.constructWith)('a ServiceBusSubscription', 'subscriptionId'),
    rejectedQueue: (0, shapes_1.constructWith)('a ServiceBusQueue', 'queueId'),
    retryQueue: queue,
    workspace,
    trainingIdentity: identity,
    templates: exports.templates,
    logWorkspaceId: rules_1.text,
};
exports.FUNCTION_TRIGGER_PROPS = (0, rules_1.shapeOf)({ ...TRIGGER, hosting: (0, shapes_1.constructWith)('a FunctionHosting', 'plan'), appName: rules_1.text }, {});
exports.LOGIC_APP_TRIGGER_PROPS = (0, rules_1.shapeOf)({ ...TRIGGER, ...PLACE, workflowName: rules_1.text }, { tags: shapes_1.tags });
exports.JOB_EVENTS_PROPS = (0, rules_1.shapeOf)({ name: rules_1.text, workspace, topic: (0, shapes_1.constructWith)('a ServiceBusTopic', 'topicId'), ...PLACE }, { tags: shapes_1.tags });
exports.QUEUE_ALERT_PROPS = (0, rules_1.shapeOf)({
    namespace: (0, shapes_1.constructWith)('a ServiceBusNamespace', 'namespaceId'),
    queues: (0, rules_1.listOf)(queue),
    resourceGroupName: rules_1.text,
    actionGroupId: rules_1.text,
    tags: shapes_1.tags,
}, {});
exports.WORKSPACE_PROPS = (0, rules_1.shapeOf)({ name: rules_1.text, storageAccountName: rules_1.text, vaultName: rules_1.text, ...PLACE, logWorkspaceId: rules_1.text }, { publicNetworkAccessEnabled: rules_1.flag, outbound: (0, rules_1.oneOf)('approved', 'internet'), tags: shapes_1.tags });
//# sourceMappingURL=shapes.js.map