export { type CompiledRule, compileCopy, copiesOf } from './compiled-rule';
export { Contracts } from './contracts';
export { describeResult, explainOthers, resultLines } from './describe';
export { type EmulatorConfig, emulatorConfig } from './emulator';
export { type Arrow, type Box, type Graph, graphOf } from './graph';
export { routingMatchers, topicIn } from './matchers';
export { mermaidOf } from './mermaid';
export { ReadingNotes, type ReadMessage, readMessage, sentJson, sentMessage } from './messages';
export {
  type Copy,
  deliveredCopies,
  type End,
  hasSession,
  isTakingUnknown,
  isUntaken,
  MOST_HOPS,
  Router,
  type SubscriptionResult,
  sessionReason,
  type TopicResult,
  unknownsIn,
} from './route';
export {
  correlationOutline,
  type IndexedSubscription,
  type Match,
  predicateOutline,
  RuleIndex,
  type RuleOutline,
} from './rule-index';
export { ruleInWords, ruleText, SENSITIVE } from './rule-words';
export { hasSensitiveRules, hiding, secretsOf } from './sensitive';
export {
  type DeployedRule,
  knownAction,
  knownFilter,
  type RuleMatch,
  unresolvedOf,
  writtenFilter,
} from './topology/deployed-rules';
export {
  becauseOf,
  distinct,
  type Fact,
  known,
  knownOf,
  type Listed,
  listed,
  missingOf,
  reasonsOf,
  toldParts,
  type Unresolved,
  unresolvedText,
  valueOr,
} from './topology/fact';
export { whatItHides } from './topology/not-understood';
export { type PortableTopology, portable, revived } from './topology/portable';
export { Told, waitKey } from './topology/told';
export type {
  Access,
  MissingRules,
  Queue,
  Subscription,
  Target,
  Topic,
  Topology,
} from './topology/topology';
export { topologyOf } from './topology/topology-of';
