export type { EntityArguments } from './entity-checks';
export {
  ENTITY_NAME,
  ENTITY_SIZES,
  type EntitySize,
  NAMESPACE_NAME,
  QUEUE_STATUSES,
  SUBSCRIPTION_STATUSES,
  TOPIC_STATUSES,
} from './entity-limits';
export { calendarSecondsOf, canonicalDuration, limit, NEVER, type Seconds, secondsOf } from './iso-duration';
export { LimitChecks, type NameRule } from './limit-checks';
export { checkCapacity } from './namespace-checks';
export { checkForward, checkQueue, checkSessionForward, checkSubscription } from './receiver-checks';
export { checkRuleName } from './rule-checks';
export { SKUS, type Sku, type Tier } from './sku';
export { checkTopic } from './topic-checks';
