export { type DeployedRule, subscriptionRules } from './deployed-rules';
export { describeResult, explainOthers } from './describe';
export { routingMatchers, topicIn } from './matchers';
export { type Copy, type End, Router, type SubscriptionResult, type TopicResult } from './route';
export { sentMessage } from './sent-message';
export {
  type Access,
  type Queue,
  type Subscription,
  type Topic,
  type Topology,
  topologyOf,
  type Unresolved,
} from './topology';
