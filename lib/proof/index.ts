export { Disagreement } from './disagreement';
export { type Change, type ChangeVerdict, changeOf, changeOfFilters } from './filter-change';
export { proofMatchers } from './matchers';
export type { KindCoverage } from './message-kinds';
export { EVERY_MESSAGE, inAll, inAny, inSeveral, type MessageSet, outside } from './message-set';
export { findOverlaps, type Overlap, type Overlaps } from './overlaps';
export { type Contract, type Finding, Prover } from './prover';
export { DEFAULT_EFFORT, type Effort, SolverHangs } from './solver';
export {
  contractOf,
  type ExcludedRule,
  hasNoKnownName,
  type Refutation,
  type RefutationKind,
  TopicProof,
  type Verdict,
} from './topic-proof';
export { type RuleFinding, reportTopic, type TopicReport } from './topic-report';
