export { type DeployedRule, subscriptionRules } from './deployed-rules';
export { describeResult, explainOthers } from './describe';
export { type EmulatorConfig, emulatorConfig } from './emulator';
export { type Arrow, type Box, type Graph, graphOf } from './graph';
export { routingMatchers, topicIn } from './matchers';
export { mermaidOf } from './mermaid';
export { type PortableDocument, portable, revived } from './portable';
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
