export type { JobFinding } from './jobs/job-finding';
export { JobProof } from './jobs/job-proof';
export { isAllTaken, type JobAnswer, reportJobs } from './jobs/job-report';
export { EVERY_MESSAGE, inAll, inAny, inSeveral, type MessageSet, outside } from './messages/message-set';
export { proofMatchers } from './proof-matchers';
export { Disagreement } from './questions/disagreement';
export { type Change, type ChangeVerdict, changeOf, changeOfFilters } from './questions/filter-change';
export type { KindCoverage } from './questions/kind-coverage';
export { findOverlaps, type Overlap, type Overlaps } from './questions/overlaps';
export { type Contract, type Finding, Prover } from './questions/prover';
export {
  contractOf,
  type ExcludedRule,
  hasNoKnownName,
  type Refutation,
  type RefutationKind,
  TopicProof,
  type Verdict,
} from './questions/topic-proof';
export { type RuleFinding, reportTopic, type TopicReport } from './questions/topic-report';
export { DEFAULT_EFFORT, type Effort, SolverHangs } from './solver/solver';
