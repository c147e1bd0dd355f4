export { Contracts } from './answers/contracts';
export { HALF_CHANGED, looksAtMessages, NO_SESSION, READ_BY_RULES, readsDeadLetters } from './answers/dead-letters';
export { hasSession, MOST_HOPS } from './answers/ends';
export { type RuleReason, reasonsAgainst } from './answers/reasons-against';
export {
  type Copy,
  type DeadLetters,
  deliveredCopies,
  type End,
  isTakingUnknown,
  isUntaken,
  type SubscriptionResult,
  type TopicResult,
  unknownsIn,
} from './answers/result';
export { Router, sessionReason } from './answers/route';
export { describeResult, explainOthers, resultLines } from './answers/route-in-words';
export { hasSensitiveRules, hiding, secretsOf } from './answers/sensitive';
export { type EmulatorConfig, emulatorConfig } from './emulator/emulator-export';
export { type CheckedSettings, checkSettings, type SettingProblem } from './limits/document-settings';
export { ReadingNotes, type ReadMessage, readMessage, sentJson, sentMessage } from './messages';
export { type Arrow, type Box, type Graph, graphOf } from './pictures/graph';
export { mermaidOf } from './pictures/mermaid';
export { whatItHides } from './reading/not-understood';
export { topologyOf } from './reading/topology-of';
export { routingMatchers, topicIn } from './routing-matchers';
export {
  correlationOutline,
  type IndexedSubscription,
  type Match,
  predicateOutline,
  RuleIndex,
  type RuleOutline,
} from './rule-index';
export { type CompiledRule, compileCopy, copiesOf } from './rule-index/compiled-rule';
export {
  type DeployedRule,
  knownAction,
  knownFilter,
  type RuleMatch,
  unresolvedOf,
  writtenFilter,
} from './topology/deployed-rule';
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
export { type PortableTopology, portable, revived } from './topology/portable';
export { goesOn, reachableFrom, reachableTopics } from './topology/reachable';
export { reconnected } from './topology/reconnected';
export { ruleInWords, ruleText, SENSITIVE } from './topology/rule-words';
export { Told, waitKey } from './topology/told-reasons';
export type {
  Access,
  MissingRules,
  Queue,
  Subscription,
  Target,
  Topic,
  Topology,
} from './topology/topology';
export { takesMessages, whyUnreadable } from './topology/topology';
