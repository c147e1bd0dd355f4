"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PRIVATE_ZONE_PROPS = exports.PRIVATE_NETWORK_PROPS = exports.PRIVATE_ENDPOINT_OPTIONS = exports.EXISTING_NAMESPACE = exports.KEY_VAULT_PROPS = exports.IDENTITY_PROPS = exports.ENCRYPTION_KEY_PROPS = exports.DISASTER_RECOVERY_OPTIONS = exports.LOG_WORKSPACE_PROPS = exports.DIAGNOSTICS_OPTIONS = exports.ACCESS_KEY_PROPS = exports.grounds = void 0;
const rules_1 = require("../rules");
const shapes_1 = require("./shapes");
/** Where in Azure something is made. */
const PLACE = { location: rules_1.text, resourceGroupName: rules_1.text };
/** Grounds by their form: what is in them is checked with the other waivers. */
exports.grounds = (0, rules_1.valueThat)('grounds: an object with reason, approver, ticket, expires', rules_1.isPlain);
exports.ACCESS_KEY_PROPS = (0, rules_1.shapeOf)({
    opens: (0, shapes_1.constructWith)('a topic, a queue or a namespace', 'addAccessKey'),
    right: (0, rules_1.oneOf)('send', 'listen', 'manage'),
    grounds: exports.grounds,
}, {});
exports.DIAGNOSTICS_OPTIONS = (0, rules_1.shapeOf)({}, { workspaceId: rules_1.text, storageAccountId: rules_1.text });
exports.LOG_WORKSPACE_PROPS = (0, rules_1.shapeOf)({ name: rules_1.text, ...PLACE }, { retentionInDays: rules_1.number, dailyQuotaInGigabytes: rules_1.number, tags: shapes_1.tags });
exports.DISASTER_RECOVERY_OPTIONS = (0, rules_1.shapeOf)({
    partner: (0, shapes_1.constructWith)('a ServiceBusNamespace', 'namespaceId'),
    alias: rules_1.text,
}, { accessKey: (0, shapes_1.constructWith)('a key of the first namespace, from addAccessKey', 'keyId') });
exports.ENCRYPTION_KEY_PROPS = (0, rules_1.shapeOf)({ vault: (0, shapes_1.objectWith)('a KeyVault', 'vaultId'), keyName: rules_1.text, ...PLACE }, { madeBy: (0, rules_1.listOf)(shapes_1.principal), expires: rules_1.text, tags: shapes_1.tags });
exports.IDENTITY_PROPS = (0, rules_1.shapeOf)(PLACE, { identityName: rules_1.text, tags: shapes_1.tags });
exports.KEY_VAULT_PROPS = (0, rules_1.shapeOf)({ vaultName: rules_1.text, ...PLACE }, { tags: shapes_1.tags });
exports.EXISTING_NAMESPACE = (0, rules_1.shapeOf)({ namespaceName: rules_1.text, resourceGroupName: rules_1.text }, { sku: shapes_1.sku, partitions: (0, rules_1.oneOf)(1, 2, 4) });
exports.PRIVATE_ENDPOINT_OPTIONS = (0, rules_1.shapeOf)({ subnetId: rules_1.text }, { privateDnsZoneIds: (0, rules_1.listOf)(rules_1.text), location: rules_1.text });
exports.PRIVATE_NETWORK_PROPS = (0, rules_1.shapeOf)({ name: rules_1.text, ...PLACE, addressSpace: rules_1.text }, {
    endpoints: rules_1.text,
    programs: (0, rules_1.shapeOf)({ addresses: rules_1.text, plan: (0, rules_1.oneOf)('plan', 'flex') }, {}),
    tags: shapes_1.tags,
});
exports.PRIVATE_ZONE_PROPS = (0, rules_1.shapeOf)({ zoneName: rules_1.text, resourceGroupName: rules_1.text }, { location: rules_1.text, tags: shapes_1.tags });
//# sourceMappingURL=place-shapes.js.map