export { Broker } from './broker';
export type { BrokerCore, BrokerOptions, Remembered, RuleDescription, SentId, Tier } from './commands/broker-core';
export { BrokerError, type Condition } from './commands/broker-error';
export type {
  BrokeredMessage,
  Delivery,
  LockToken,
  MessageChanges,
  MessageCodec,
  MessageState,
  SentMessage,
} from './commands/broker-message';
export type * from './commands/command';
export type { AnswerOf, Answers, BrokerEvent, Effect, Outcome } from './commands/command-outcome';
export { type Address, addressText, parseAddress, type Subqueue, subscriptionAddress } from './commands/entity-address';
export type { EntityDescription, MessageCounts } from './commands/entity-description';
export type {
  AuthorizationRule,
  EntityDefinition,
  EntityKind,
  EntityStatus,
  QueueSettings,
  SubscriptionSettings,
  TopicSettings,
} from './commands/entity-settings';
export type { JournalRecord, Json } from './commands/journal';
export {
  type CorrelationDefinition,
  DEFAULT_RULE,
  type FilterDefinition,
  type RuleDefinition,
} from './commands/rule-definition';
export { DAY, type Duration, HOUR, MINUTE, SECOND, type Time } from './commands/time';
export { DueTimes } from './state/due-times';
