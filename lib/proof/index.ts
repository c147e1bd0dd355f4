export { destinationsIn } from './destinations/names';
export { EVERY_MESSAGE, inAll, inAny, inSeveral, type MessageSet, outside } from './messages/message-set';
export { Passage } from './messages/passage';
export { proofMatchers } from './proof-matchers';
export { hasNoKnownName } from './questions/claim-copies';
export { Disagreement } from './questions/disagreement';
export { type Change, type ChangeVerdict, changeOf, changeOfFilters } from './questions/filter-change';
export type { JobFinding } from './questions/job-finding';
export { JobProof } from './questions/job-proof';
export { isAllTaken, type JobAnswer, reportJobs } from './questions/job-report';
export type { KindCoverage } from './questions/kind-coverage';
export { endText, type MessageEnd } from './questions/message-ends';
export { findOverlaps, type Overlap, type Overlaps, overlapExample } from './questions/overlaps';
export { type AskedQuestion, type Contract, type Finding, Prover, type ProverOptions } from './questions/prover';
export {
  contractOf,
  type ExcludedRule,
  type ProofOptions,
  type Refutation,
  type RefutationKind,
  TopicProof,
  type Verdict,
} from './questions/topic-proof';
export { type RuleFinding, reportTopic, type TopicReport } from './questions/topic-report';
export { type Receipt, type Receivers, type Share, whoGets } from './questions/who-gets';
export { heldValues, type PropertyChange, type SmallestChange, type WhyNot, whyNot } from './questions/why-not';
export { correlationOf, MOST_FILTERS } from './rewriting/correlation';
export type { Difference } from './rewriting/same-messages';
export { type Simplified, simplify } from './rewriting/simplify';
export { type Split, split } from './rewriting/split';
export { DEFAULT_EFFORT, type Effort, SolverHangs } from './solver/solver';
