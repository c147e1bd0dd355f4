"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ALERT_OPTIONS = exports.NAMESPACE_PROPS = exports.NAMESPACE_NAMES = exports.NAMESPACE_OPTIONS = exports.sku = exports.CLAIM_OPTIONS = exports.RULE_PROPS = exports.SUBSCRIPTION_PROPS = exports.SUBSCRIPTION_OPTIONS = exports.EXISTING_TOPIC = exports.TOPIC_PROPS = exports.TOPIC_OPTIONS = exports.QUEUE_PROPS = exports.QUEUE_OPTIONS = exports.contract = exports.principal = exports.tags = void 0;
exports.constructWith = constructWith;
exports.objectWith = objectWith;
const constructs_1 = require("constructs");
const rules_1 = require("../rules");
const entity_1 = require("./entity");
const subscription_options_1 = require("./subscription-options");
/** A construct that has a member by which it is known to be of the right kind. */
function constructWith(expects, member, fix) {
    const is = (value) => constructs_1.Construct.isConstruct(value) && member in value;
    return (0, rules_1.valueThat)(expects, is, { isReference: true, fix: () => fix });
}
/** Any object that can do something: what a construct is asked to be, and what a test may stand in for. */
function objectWith(expects, member) {
    const is = (value) => typeof value === 'object' && value !== null && member in value;
    return (0, rules_1.valueThat)(expects, is, { isReference: true });
}
exports.tags = (0, rules_1.mapOf)(rules_1.text, 'an object of texts, such as { environment: "dev" }');
exports.principal = objectWith('a principal, such as an identity', 'principalId');
const forwardTarget = constructWith('a queue or a topic', 'entityName', 'give the construct itself, such as queues.review, not its name');
const namespace = constructWith('a ServiceBusNamespace', 'namespaceId');
const isFilter = (value) => value instanceof rules_1.SqlFilter || value instanceof rules_1.CorrelationFilter;
const asSql = (value) => typeof value === 'string' ? `write SqlFilter.parse(${JSON.stringify(value)})` : "write SqlFilter.parse('…')";
const A_FILTER = 'an SqlFilter or a CorrelationFilter';
const ANY_FILTER = rules_1.SqlFilter.acceptEverything();
const filter = (0, rules_1.valueThat)(A_FILTER, isFilter, { isReference: true, standIn: ANY_FILTER, fix: asSql });
const sqlFilter = (0, rules_1.valueThat)('an SqlFilter', (value) => value instanceof rules_1.SqlFilter, {
    isReference: true,
    fix: asSql,
});
const action = (0, rules_1.valueThat)('an SqlAction', (value) => value instanceof rules_1.SqlAction, {
    isReference: true,
    fix: (value) => `write SqlAction.parse(${typeof value === 'string' ? JSON.stringify(value) : "'…'"})`,
});
const RULE = (0, rules_1.shapeOf)({ filter }, { action, renamedFrom: rules_1.text }, { standIn: { filter: ANY_FILTER } });
const ruleOrFilter = (0, rules_1.either)((value) => (typeof value === 'object' && value !== null && !Array.isArray(value) && !isFilter(value) ? RULE : filter), A_FILTER);
const rule = { ...ruleOrFilter, standIn: ANY_FILTER };
exports.contract = (0, rules_1.valueThat)('a MessageContract', (value) => value instanceof rules_1.MessageContract, {
    isReference: true,
    fix: () => 'make one with MessageContract.of({ … })',
});
/** What topics and queues have in common. */
const ENTITY = {
    autoDeleteOnIdle: rules_1.text,
    batchedOperationsEnabled: rules_1.flag,
    defaultMessageTtl: rules_1.text,
    duplicateDetectionWindow: rules_1.text,
    expressEnabled: rules_1.flag,
    maxMessageSizeInKilobytes: rules_1.number,
    maxSizeInMegabytes: (0, rules_1.oneOf)(...entity_1.ENTITY_SIZES),
    partitioningEnabled: rules_1.flag,
    requiresDuplicateDetection: rules_1.flag,
    preventDestroy: rules_1.flag,
};
/** What queues and subscriptions have in common: they hand out. */
const RECEIVER = {
    deadLetteringOnMessageExpiration: rules_1.flag,
    forwardDeadLetteredMessagesTo: forwardTarget,
    forwardTo: forwardTarget,
    lockDuration: rules_1.text,
    maxDeliveryCount: rules_1.number,
    requiresSession: rules_1.flag,
};
exports.QUEUE_OPTIONS = (0, rules_1.shapeOf)({}, { ...ENTITY, ...RECEIVER, status: (0, rules_1.oneOf)('Active', 'Disabled', 'ReceiveDisabled', 'SendDisabled') }, { expects: 'an object with the options of a queue', standIn: {} });
exports.QUEUE_PROPS = (0, rules_1.shapeOf)({ namespace }, { ...exports.QUEUE_OPTIONS.optional, queueName: rules_1.text });
exports.TOPIC_OPTIONS = (0, rules_1.shapeOf)({}, { ...ENTITY, contract: exports.contract, status: (0, rules_1.oneOf)('Active', 'Disabled'), supportOrdering: rules_1.flag }, { expects: 'an object with the options of a topic', standIn: {} });
exports.TOPIC_PROPS = (0, rules_1.shapeOf)({ namespace }, { ...exports.TOPIC_OPTIONS.optional, topicName: rules_1.text });
exports.EXISTING_TOPIC = (0, rules_1.shapeOf)({ topicName: rules_1.text, namespace }, { contract: exports.contract });
exports.SUBSCRIPTION_OPTIONS = (0, rules_1.shapeOf)({}, {
    ...RECEIVER,
    rules: { ...(0, rules_1.mapOf)(rule, `an object of rules by name, each ${A_FILTER}`), standIn: { standin: ANY_FILTER } },
    acknowledge: (0, rules_1.mapOf)(rules_1.text, 'an object of reasons, by the code of the warning'),
    autoDeleteOnIdle: rules_1.text,
    batchedOperationsEnabled: rules_1.flag,
    observes: rules_1.text,
    clientScoped: (0, rules_1.shapeOf)({ clientId: rules_1.text }, { shareable: rules_1.flag }),
    deadLetteringOnFilterEvaluationError: rules_1.flag,
    defaultMessageTtl: rules_1.text,
    preventDestroy: rules_1.flag,
    status: (0, rules_1.oneOf)(...subscription_options_1.SUBSCRIPTION_STATUSES),
});
exports.SUBSCRIPTION_PROPS = (0, rules_1.shapeOf)({ topic: constructWith('a ServiceBusTopic', 'topicId') }, { ...exports.SUBSCRIPTION_OPTIONS.optional, subscriptionName: rules_1.text });
exports.RULE_PROPS = (0, rules_1.shapeOf)({
    subscription: constructWith('a ServiceBusSubscription', 'subscriptionId'),
    rule,
}, { ruleName: rules_1.text });
exports.CLAIM_OPTIONS = (0, rules_1.shapeOf)({}, { subscriptions: (0, rules_1.listOf)(rules_1.text), observers: (0, rules_1.listOf)(rules_1.text), messages: sqlFilter, except: sqlFilter }, { standIn: {} });
exports.sku = { ...(0, rules_1.oneOf)('Basic', 'Standard', 'Premium'), standIn: 'Standard' };
/** What is in grounds is looked at where waivers are. */
const localAuth = (0, rules_1.valueThat)('false, or grounds: an object with reason, approver, ticket, expires', (value) => value === false || (0, rules_1.isPlain)(value));
/** All of a namespace but where it is. */
exports.NAMESPACE_OPTIONS = {
    capacity: rules_1.number,
    premiumMessagingPartitions: rules_1.number,
    localAuthEnabled: localAuth,
    publicNetworkAccessEnabled: rules_1.flag,
    minimumTlsVersion: (0, rules_1.oneOf)('1.2'),
    identity: (0, rules_1.shapeOf)({}, { systemAssigned: rules_1.flag, userAssigned: (0, rules_1.listOf)(rules_1.text) }),
    networkRules: (0, rules_1.shapeOf)({}, {
        defaultAction: (0, rules_1.oneOf)('Allow', 'Deny'),
        ipRules: (0, rules_1.listOf)(rules_1.text),
        subnetIds: (0, rules_1.listOf)(rules_1.text),
        ignoreMissingServiceEndpoint: rules_1.flag,
        trustedServicesAllowed: rules_1.flag,
    }),
    preventDestroy: rules_1.flag,
};
exports.NAMESPACE_NAMES = { name: rules_1.text, sku: exports.sku };
exports.NAMESPACE_PROPS = (0, rules_1.shapeOf)({ ...exports.NAMESPACE_NAMES, location: rules_1.text, resourceGroupName: rules_1.text }, {
    ...exports.NAMESPACE_OPTIONS,
    tags: exports.tags,
    customerManagedKey: (0, rules_1.shapeOf)({ keyVaultKeyId: rules_1.text, identityId: rules_1.text }, { infrastructureEncryption: rules_1.flag, readyAfter: (0, rules_1.listOf)(rules_1.text) }, { orInstance: true }),
});
exports.ALERT_OPTIONS = (0, rules_1.shapeOf)({}, {
    emails: (0, rules_1.listOf)(rules_1.text),
    actionGroupId: rules_1.text,
    deadLetteredMessages: rules_1.number,
    throttledRequests: rules_1.number,
    serverErrors: rules_1.number,
    cpuPercent: rules_1.number,
});
//# sourceMappingURL=shapes.js.map