import type {
  EntityDescription,
  EntityStatus,
  QueueSettings,
  SubscriptionSettings,
  Time,
  TopicSettings,
} from '../core';
import { authorizationRules } from './authorization-rules';
import { childOf, element, type XmlElement } from './xml';
import {
  BadDescription,
  constant,
  count,
  duration,
  type Field,
  flag,
  note,
  type Site,
  target,
  told,
  word,
} from './xml-fields';

type Described<K> = Extract<EntityDescription, { kind: K }>;
type Queue = Described<'queue'>;
type Topic = Described<'topic'>;
type Subscription = Described<'subscription'>;

const STATUSES: readonly EntityStatus[] = ['Active', 'Disabled', 'SendDisabled', 'ReceiveDisabled'];

/** What a point in time is in XML. */
export function timeText(time: Time): string {
  return new Date(time).toISOString();
}

/** Nobody has used it yet: .NET's first moment, which clients read as "never". */
const NEVER = '0001-01-01T00:00:00';

function accessedText({ accessedAt }: EntityDescription): string {
  return accessedAt === undefined ? NEVER : timeText(accessedAt);
}

function total({ active, deadLetter, scheduled, transfer, transferDeadLetter }: Queue['counts']): string {
  return String(active + deadLetter + scheduled + transfer + transferDeadLetter);
}

const COUNTS_NAMESPACE = 'http://schemas.microsoft.com/netservices/2011/06/servicebus';

/** How many messages are where. JavaScript's client looks for one prefix, declared on the element, and nothing else. */
function countDetails<D extends { readonly counts: Partial<Queue['counts']> }, S>(): Field<D, S> {
  return {
    name: 'CountDetails',
    write: ({ counts }) =>
      element(
        'CountDetails',
        [
          element('d2p1:ActiveMessageCount', String(counts.active ?? 0)),
          element('d2p1:DeadLetterMessageCount', String(counts.deadLetter ?? 0)),
          element('d2p1:ScheduledMessageCount', String(counts.scheduled ?? 0)),
          element('d2p1:TransferMessageCount', String(counts.transfer ?? 0)),
          element('d2p1:TransferDeadLetterMessageCount', String(counts.transferDeadLetter ?? 0)),
        ],
        [['xmlns:d2p1', COUNTS_NAMESPACE]],
      ),
  };
}

/**
 * The elements of each description in the order of the service, which some clients insist on.
 *
 * @see https://github.com/Azure/azure-sdk-for-net/blob/main/sdk/servicebus/Azure.Messaging.ServiceBus/src/Administration/QueuePropertiesExtensions.cs
 */
const QUEUE: readonly Field<Queue, QueueSettings>[] = [
  duration('LockDuration', 'lockDuration', 'limited'),
  count('MaxSizeInMegabytes', 'maxSizeInMegabytes'),
  flag('RequiresDuplicateDetection', 'requiresDuplicateDetection'),
  flag('RequiresSession', 'requiresSession'),
  duration('DefaultMessageTimeToLive', 'defaultTimeToLive', 'for ever'),
  flag('DeadLetteringOnMessageExpiration', 'deadLetterOnExpiration'),
  duration('DuplicateDetectionHistoryTimeWindow', 'duplicateWindow', 'limited'),
  count('MaxDeliveryCount', 'maxDeliveryCount'),
  flag('EnableBatchedOperations', 'batchedOperations'),
  told('SizeInBytes', ({ size }) => String(size)),
  told('MessageCount', ({ counts }) => total(counts)),
  constant('IsAnonymousAccessible', 'false'),
  authorizationRules(),
  word('Status', 'status', STATUSES),
  target('ForwardTo', 'forwardTo'),
  note('UserMetadata', 'userMetadata'),
  told('CreatedAt', ({ createdAt }) => timeText(createdAt)),
  told('UpdatedAt', ({ updatedAt }) => timeText(updatedAt)),
  told('AccessedAt', accessedText),
  constant('SupportOrdering', 'true'),
  countDetails(),
  duration('AutoDeleteOnIdle', 'autoDeleteOnIdle', 'for ever'),
  flag('EnablePartitioning', 'partitioning'),
  constant('EntityAvailabilityStatus', 'Available'),
  constant('EnableExpress', 'false'),
  target('ForwardDeadLetteredMessagesTo', 'forwardDeadLetteredMessagesTo'),
  count('MaxMessageSizeInKilobytes', 'maxMessageSizeInKilobytes'),
];

const TOPIC: readonly Field<Topic, TopicSettings>[] = [
  duration('DefaultMessageTimeToLive', 'defaultTimeToLive', 'for ever'),
  count('MaxSizeInMegabytes', 'maxSizeInMegabytes'),
  flag('RequiresDuplicateDetection', 'requiresDuplicateDetection'),
  duration('DuplicateDetectionHistoryTimeWindow', 'duplicateWindow', 'limited'),
  flag('EnableBatchedOperations', 'batchedOperations'),
  told('SizeInBytes', ({ size }) => String(size)),
  constant('FilteringMessagesBeforePublishing', 'false'),
  constant('IsAnonymousAccessible', 'false'),
  authorizationRules(),
  word('Status', 'status', STATUSES),
  note('UserMetadata', 'userMetadata'),
  told('CreatedAt', ({ createdAt }) => timeText(createdAt)),
  told('UpdatedAt', ({ updatedAt }) => timeText(updatedAt)),
  told('AccessedAt', accessedText),
  flag('SupportOrdering', 'supportsOrdering'),
  countDetails(),
  told('SubscriptionCount', ({ subscriptionCount }) => String(subscriptionCount)),
  duration('AutoDeleteOnIdle', 'autoDeleteOnIdle', 'for ever'),
  flag('EnablePartitioning', 'partitioning'),
  constant('EnableSubscriptionPartitioning', 'false'),
  constant('EntityAvailabilityStatus', 'Available'),
  constant('EnableExpress', 'false'),
  count('MaxMessageSizeInKilobytes', 'maxMessageSizeInKilobytes'),
  told('SqlFilterCount', ({ sqlFilterCount }) => String(sqlFilterCount)),
  told('CorrelationFilterCount', ({ correlationFilterCount }) => String(correlationFilterCount)),
];

const SUBSCRIPTION: readonly Field<Subscription, SubscriptionSettings>[] = [
  duration('LockDuration', 'lockDuration', 'limited'),
  flag('RequiresSession', 'requiresSession'),
  duration('DefaultMessageTimeToLive', 'defaultTimeToLive', 'for ever'),
  flag('DeadLetteringOnMessageExpiration', 'deadLetterOnExpiration'),
  flag('DeadLetteringOnFilterEvaluationExceptions', 'deadLetterOnFilterErrors'),
  told('MessageCount', ({ counts }) => total(counts)),
  count('MaxDeliveryCount', 'maxDeliveryCount'),
  flag('EnableBatchedOperations', 'batchedOperations'),
  word('Status', 'status', STATUSES),
  target('ForwardTo', 'forwardTo'),
  told('CreatedAt', ({ createdAt }) => timeText(createdAt)),
  told('UpdatedAt', ({ updatedAt }) => timeText(updatedAt)),
  told('AccessedAt', ({ accessedAt, createdAt }) => timeText(accessedAt ?? createdAt)),
  note('UserMetadata', 'userMetadata'),
  countDetails(),
  target('ForwardDeadLetteredMessagesTo', 'forwardDeadLetteredMessagesTo'),
  duration('AutoDeleteOnIdle', 'autoDeleteOnIdle', 'for ever'),
  constant('EntityAvailabilityStatus', 'Available'),
];

/** The name of the element that describes an entity of a kind. */
export const DESCRIPTIONS = {
  queue: 'QueueDescription',
  topic: 'TopicDescription',
  subscription: 'SubscriptionDescription',
} as const;

/** A queue, topic or subscription in the words of the service. */
export function describeInXml(description: EntityDescription, site: Site): (XmlElement | undefined)[] {
  switch (description.kind) {
    case 'queue':
      return QUEUE.map((field) => field.write(description, site));
    case 'topic':
      return TOPIC.map((field) => field.write(description, site));
    case 'subscription':
      return SUBSCRIPTION.map((field) => field.write(description, site));
  }
}

/** The settings of each kind of entity. */
export interface SettingsOf {
  readonly queue: QueueSettings;
  readonly topic: TopicSettings;
  readonly subscription: SubscriptionSettings;
}

/**
 * What a description sets. All that is wrong with it is told at once.
 *
 * @param isUpdate what an update does not have is cleared where it can be empty; anything else stays
 */
export function settingsIn<K extends keyof SettingsOf>(
  kind: K,
  description: XmlElement,
  isUpdate: boolean,
): Partial<SettingsOf[K]> | BadDescription {
  const fields = FIELDS[kind] as readonly Field<unknown, SettingsOf[K]>[];
  const parts = fields.map(({ name, read, absent }) => {
    const content = childOf(description, name);
    if (content === undefined) return isUpdate ? (absent ?? {}) : {};
    return read?.(content) ?? {};
  });
  const problems = parts.filter((part) => part instanceof BadDescription);
  if (problems.length > 0) return new BadDescription(problems.map(({ reason }) => reason).join(' '));
  return Object.assign({}, ...parts);
}

const FIELDS = { queue: QUEUE, topic: TOPIC, subscription: SUBSCRIPTION };
