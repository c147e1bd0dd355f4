"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.DESCRIPTIONS = void 0;
exports.timeText = timeText;
exports.describeInXml = describeInXml;
exports.settingsIn = settingsIn;
const authorization_rules_1 = require("./authorization-rules");
const fields_1 = require("./fields");
const xml_1 = require("./xml");
const STATUSES = ['Active', 'Disabled', 'SendDisabled', 'ReceiveDisabled'];
/** What a point in time is in XML. */
function timeText(time) {
    return new Date(time).toISOString();
}
/** Nobody has used it yet: .NET's first moment, which clients read as "never". */
const NEVER = '0001-01-01T00:00:00';
function accessedText({ accessedAt }) {
    return accessedAt === undefined ? NEVER : timeText(accessedAt);
}
function total({ active, deadLetter, scheduled, transfer, transferDeadLetter }) {
    return String(active + deadLetter + scheduled + transfer + transferDeadLetter);
}
const COUNTS_NAMESPACE = 'http://schemas.microsoft.com/netservices/2011/06/servicebus';
/** How many messages are where. JavaScript's client looks for one prefix, declared on the element, and nothing else. */
function countDetails() {
    return {
        name: 'CountDetails',
        write: ({ counts }) => (0, xml_1.element)('CountDetails', [
            (0, xml_1.element)('d2p1:ActiveMessageCount', String(counts.active ?? 0)),
            (0, xml_1.element)('d2p1:DeadLetterMessageCount', String(counts.deadLetter ?? 0)),
            (0, xml_1.element)('d2p1:ScheduledMessageCount', String(counts.scheduled ?? 0)),
            (0, xml_1.element)('d2p1:TransferMessageCount', String(counts.transfer ?? 0)),
            (0, xml_1.element)('d2p1:TransferDeadLetterMessageCount', String(counts.transferDeadLetter ?? 0)),
        ], [['xmlns:d2p1', COUNTS_NAMESPACE]]),
    };
}
/**
 * The elements of each description in the order of the service, which some clients insist on.
 *
 * @see https://github.com/Azure/azure-sdk-for-net/blob/main/sdk/servicebus/Azure.Messaging.ServiceBus/src/Administration/QueuePropertiesExtensions.cs
 */
const QUEUE = [
    (0, fields_1.duration)('LockDuration', 'lockDuration', 'limited'),
    (0, fields_1.count)('MaxSizeInMegabytes', 'maxSizeInMegabytes'),
    (0, fields_1.flag)('RequiresDuplicateDetection', 'requiresDuplicateDetection'),
    (0, fields_1.flag)('RequiresSession', 'requiresSession'),
    (0, fields_1.duration)('DefaultMessageTimeToLive', 'defaultTimeToLive', 'for ever'),
    (0, fields_1.flag)('DeadLetteringOnMessageExpiration', 'deadLetterOnExpiration'),
    (0, fields_1.duration)('DuplicateDetectionHistoryTimeWindow', 'duplicateWindow', 'limited'),
    (0, fields_1.count)('MaxDeliveryCount', 'maxDeliveryCount'),
    (0, fields_1.flag)('EnableBatchedOperations', 'batchedOperations'),
    (0, fields_1.told)('SizeInBytes', ({ size }) => String(size)),
    (0, fields_1.told)('MessageCount', ({ counts }) => total(counts)),
    (0, fields_1.constant)('IsAnonymousAccessible', 'false'),
    (0, authorization_rules_1.authorizationRules)(),
    (0, fields_1.word)('Status', 'status', STATUSES),
    (0, fields_1.target)('ForwardTo', 'forwardTo'),
    (0, fields_1.note)('UserMetadata', 'userMetadata'),
    (0, fields_1.told)('CreatedAt', ({ createdAt }) => timeText(createdAt)),
    (0, fields_1.told)('UpdatedAt', ({ updatedAt }) => timeText(updatedAt)),
    (0, fields_1.told)('AccessedAt', accessedText),
    (0, fields_1.constant)('SupportOrdering', 'true'),
    countDetails(),
    (0, fields_1.duration)('AutoDeleteOnIdle', 'autoDeleteOnIdle', 'for ever'),
    (0, fields_1.flag)('EnablePartitioning', 'partitioning'),
    (0, fields_1.constant)('EntityAvailabilityStatus', 'Available'),
    (0, fields_1.constant)('EnableExpress', 'false'),
    (0, fields_1.target)('ForwardDeadLetteredMessagesTo', 'forwardDeadLetteredMessagesTo'),
    (0, fields_1.count)('MaxMessageSizeInKilobytes', 'maxMessageSizeInKilobytes'),
];
const TOPIC = [
    (0, fields_1.duration)('DefaultMessageTimeToLive', 'defaultTimeToLive', 'for ever'),
    (0, fields_1.count)('MaxSizeInMegabytes', 'maxSizeInMegabytes'),
    (0, fields_1.flag)('RequiresDuplicateDetection', 'requiresDuplicateDetection'),
    (0, fields_1.duration)('DuplicateDetectionHistoryTimeWindow', 'duplicateWindow', 'limited'),
    (0, fields_1.flag)('EnableBatchedOperations', 'batchedOperations'),
    (0, fields_1.told)('SizeInBytes', ({ size }) => String(size)),
    (0, fields_1.constant)('FilteringMessagesBeforePublishing', 'false'),
    (0, fields_1.constant)('IsAnonymousAccessible', 'false'),
    (0, authorization_rules_1.authorizationRules)(),
    (0, fields_1.word)('Status', 'status', STATUSES),
    (0, fields_1.note)('UserMetadata', 'userMetadata'),
    (0, fields_1.told)('CreatedAt', ({ createdAt }) => timeText(createdAt)),
    (0, fields_1.told)('UpdatedAt', ({ updatedAt }) => timeText(updatedAt)),
    (0, fields_1.told)('AccessedAt', accessedText),
    (0, fields_1.flag)('SupportOrdering', 'supportsOrdering'),
    countDetails(),
    (0, fields_1.told)('SubscriptionCount', ({ subscriptionCount }) => String(subscriptionCount)),
    (0, fields_1.duration)('AutoDeleteOnIdle', 'autoDeleteOnIdle', 'for ever'),
    (0, fields_1.flag)('EnablePartitioning', 'partitioning'),
    (0, fields_1.constant)('EnableSubscriptionPartitioning', 'false'),
    (0, fields_1.constant)('EntityAvailabilityStatus', 'Available'),
    (0, fields_1.constant)('EnableExpress', 'false'),
    (0, fields_1.count)('MaxMessageSizeInKilobytes', 'maxMessageSizeInKilobytes'),
    (0, fields_1.told)('SqlFilterCount', ({ sqlFilterCount }) => String(sqlFilterCount)),
    (0, fields_1.told)('CorrelationFilterCount', ({ correlationFilterCount }) => String(correlationFilterCount)),
];
const SUBSCRIPTION = [
    (0, fields_1.duration)('LockDuration', 'lockDuration', 'limited'),
    (0, fields_1.flag)('RequiresSession', 'requiresSession'),
    (0, fields_1.duration)('DefaultMessageTimeToLive', 'defaultTimeToLive', 'for ever'),
    (0, fields_1.flag)('DeadLetteringOnMessageExpiration', 'deadLetterOnExpiration'),
    (0, fields_1.flag)('DeadLetteringOnFilterEvaluationExceptions', 'deadLetterOnFilterErrors'),
    (0, fields_1.told)('MessageCount', ({ counts }) => total(counts)),
    (0, fields_1.count)('MaxDeliveryCount', 'maxDeliveryCount'),
    (0, fields_1.flag)('EnableBatchedOperations', 'batchedOperations'),
    (0, fields_1.word)('Status', 'status', STATUSES),
    (0, fields_1.target)('ForwardTo', 'forwardTo'),
    (0, fields_1.told)('CreatedAt', ({ createdAt }) => timeText(createdAt)),
    (0, fields_1.told)('UpdatedAt', ({ updatedAt }) => timeText(updatedAt)),
    (0, fields_1.told)('AccessedAt', ({ accessedAt, createdAt }) => timeText(accessedAt ?? createdAt)),
    (0, fields_1.note)('UserMetadata', 'userMetadata'),
    countDetails(),
    (0, fields_1.target)('ForwardDeadLetteredMessagesTo', 'forwardDeadLetteredMessagesTo'),
    (0, fields_1.duration)('AutoDeleteOnIdle', 'autoDeleteOnIdle', 'for ever'),
    (0, fields_1.constant)('EntityAvailabilityStatus', 'Available'),
];
/** The name of the element that describes an entity of a kind. */
exports.DESCRIPTIONS = {
    queue: 'QueueDescription',
    topic: 'TopicDescription',
    subscription: 'SubscriptionDescription',
};
/** A queue, topic or subscription in the words of the service. */
function describeInXml(description, site) {
    switch (description.kind) {
        case 'queue':
            return QUEUE.map((field) => field.write(description, site));
        case 'topic':
            return TOPIC.map((field) => field.write(description, site));
        case 'subscription':
            return SUBSCRIPTION.map((field) => field.write(description, site));
    }
}
/**
 * What a description sets. All that is wrong with it is told at once.
 *
 * @param isUpdate what an update does not have is cleared where it can be empty; anything else stays
 */
function settingsIn(kind, description, isUpdate) {
    const fields = FIELDS[kind];
    const parts = fields.map(({ name, read, absent }) => {
        const content = (0, xml_1.childOf)(description, name);
        if (content === undefined)
            return isUpdate ? (absent ?? {}) : {};
        return read?.(content) ?? {};
    });
    const problems = parts.filter((part) => part instanceof fields_1.BadDescription);
    if (problems.length > 0)
        return new fields_1.BadDescription(problems.map(({ reason }) => reason).join(' '));
    return Object.assign({}, ...parts);
}
const FIELDS = { queue: QUEUE, topic: TOPIC, subscription: SUBSCRIPTION };
//# sourceMappingURL=entities.js.map