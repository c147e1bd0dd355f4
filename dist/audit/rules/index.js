"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.auditRules = void 0;
const access_1 = require("./access");
const entities_1 = require("./entities");
const event_grid_1 = require("./event-grid");
const function_apps_1 = require("./function-apps");
const key_vault_1 = require("./key-vault");
const machine_learning_1 = require("./machine-learning");
const namespace_1 = require("./namespace");
const observability_1 = require("./observability");
const private_endpoints_1 = require("./private-endpoints");
const receivers_1 = require("./receivers");
const secrets_1 = require("./secrets");
const service_plans_1 = require("./service-plans");
const storage_1 = require("./storage");
const storage_keeping_1 = require("./storage-keeping");
const storage_logs_1 = require("./storage-logs");
const storage_network_1 = require("./storage-network");
const terraform_rules_1 = require("./terraform-rules");
/** All rules, by id. */
exports.auditRules = [
    ...access_1.accessRules,
    ...entities_1.entityRules,
    ...event_grid_1.eventGridRules,
    ...function_apps_1.functionAppRules,
    ...key_vault_1.keyVaultRules,
    ...machine_learning_1.machineLearningRules,
    ...namespace_1.namespaceRules,
    ...observability_1.observabilityRules,
    ...private_endpoints_1.privateEndpointRules,
    ...receivers_1.receiverRules,
    ...secrets_1.secretRules,
    ...service_plans_1.servicePlanRules,
    ...storage_1.storageRules,
    ...storage_keeping_1.storageKeepingRules,
    ...storage_logs_1.storageLogRules,
    ...storage_network_1.storageNetworkRules,
    ...terraform_rules_1.terraformRules,
].sort((a, b) => (a.id < b.id ? -1 : 1));
//# sourceMappingURL=index.js.map