export { type Address, addressText, parseAddress, type Subqueue } from './address';
export { Broker } from './broker';
export type { BrokerCore, BrokerOptions, RuleDescription, Tier } from './broker-core';
export { BrokerError, type Condition } from './broker-error';
export type * from './command';
export { DueTimes } from './due-times';
export type { EntityDescription, MessageCounts } from './entity-description';
export type {
  AuthorizationRule,
  EntityDefinition,
  EntityKind,
  EntityStatus,
  QueueSettings,
  SubscriptionSettings,
  TopicSettings,
} from './entity-settings';
export type { JournalRecord, Json } from './journal';
export type {
  BrokeredMessage,
  Delivery,
  LockToken,
  MessageChanges,
  MessageCodec,
  MessageState,
  SentMessage,
} from './message';
export type { AnswerOf, Answers, BrokerEvent, Effect, Outcome } from './outcome';
export {
  type CorrelationDefinition,
  DEFAULT_RULE,
  type FilterDefinition,
  type RuleDefinition,
} from './rule-definition';
export { DAY, type Duration, HOUR, MINUTE, SECOND, type Time } from './time';
