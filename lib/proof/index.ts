export { destinationsIn } from './destinations/destination-names';
export { labelOf } from './destinations/forward-stop';
export { stopsOf as loopStops } from './destinations/forwards';
export type { RoutedEnd } from './destinations/routed';
export { jobsBehind } from './jobs/noted';
export { refusalText } from './jobs/refusal-text';
export { EVERY_MESSAGE, inAll, inAny, inSeveral, type MessageSet, outside } from './messages/message-set';
export { Passage } from './messages/passage';
export { proofMatchers } from './proof-matchers';
export { hasNoKnownName } from './questions/claims/claim-copies';
export type { ClosedPlace, Refutation, RefutationKind, Verdict } from './questions/claims/claim-proof';
export { closedWords, refutationWords, refutedWords, undecidedWords } from './questions/claims/claim-words';
export { type Destination, endText, type Gets, type Share } from './questions/destinations';
export { Disagreement } from './questions/disagreement';
export type { ExcludedRule } from './questions/excluded-rules';
export { type Change, type ChangeVerdict, changeOf, changeOfFilters } from './questions/filter-change';
export {
  type ForwardLoop,
  goingRound,
  type Loop,
  loopSentence,
  loopsBehind,
  loopsIn,
  TurningLoops,
} from './questions/forward-loops';
export type { JobFinding } from './questions/jobs/job-finding';
export { isAllTaken, type JobAnswer, reportJobs } from './questions/jobs/job-report';
export type { KindCoverage } from './questions/kind-coverage';
export { findOverlaps, type Overlap, type Overlaps, overlapExample } from './questions/overlaps';
export type { ProofOptions } from './questions/proof-options';
export {
  type AskedQuestion,
  type Asking,
  type Contract,
  type Finding,
  Prover,
  type ProverOptions,
} from './questions/prover';
export { askedBy, contractOf } from './questions/topic-filters';
export { TopicProof } from './questions/topic-proof';
export {
  type AnsweredClaim,
  answerClaim,
  type RuleFinding,
  reportTopic,
  type TopicReport,
} from './questions/topic-report';
export { unaskedIn } from './questions/unasked';
export { type Receipt, type Receivers, whoGets } from './questions/who-gets';
export { heldValues, type PropertyChange, type SmallestChange, type WhyNot, whyNot } from './questions/why-not';
export { correlationOf, MOST_FILTERS } from './rewriting/correlation';
export type { Difference } from './rewriting/same-messages';
export { type Simplified, simplify } from './rewriting/simplify';
export { type Split, split } from './rewriting/split';
export {
  type FilterCount,
  filterCount,
  type LargeRule,
  largeRulesOf,
  type SplitRule,
  splitRule,
} from './rewriting/split-rules';
export { DEFAULT_EFFORT, type Effort, SolverHangs } from './solver/solver';
