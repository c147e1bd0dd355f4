export { type Acknowledgements, isReason, REASON_PATTERN, withoutAcknowledged } from './checks/acknowledgements';
export { type Diagnostic, type DiagnosticCode, describeDiagnostic, type WarningCode } from './checks/diagnostic';
export {
  endOf,
  isTemplateWaiver,
  NOTICE_DAYS,
  WAIVER_FIELDS,
  WAIVER_GROUNDS,
  WAIVER_PARTS,
  type Waiver,
  type WaiverGrounds,
  type WaiverProblem,
  waiverProblems,
} from './checks/waiver-shapes';
export { checkWrittenText } from './checks/written-text';
export { Condition, not } from './contract/condition';
export type { Fields } from './contract/contract-fields';
export { type ContractJson, MessageContract } from './contract/message-contract';
export { applyAction } from './evaluation/apply-action';
export { type CompiledFilter, compileFilter } from './evaluation/compile';
export { evaluateFilter, type Truth } from './evaluation/evaluate';
export { type Decision, describeResult, explainFilter } from './evaluation/explain';
export { type CorrelationMatch, matchesCorrelation } from './evaluation/match-correlation';
export {
  CORRELATION_FIELDS,
  type CorrelationConditions,
  CorrelationFilter,
  systemPropertyOf,
} from './filters/correlation-filter';
export { actionInWords, counted, filterInWords } from './filters/filter-words';
export { asRule, type Rule, type RuleFilter } from './filters/rule';
export { SqlAction } from './filters/sql-action';
export { SqlFilter } from './filters/sql-filter';
export { Absent, askedByName, Inspection, isPlain, pathTo, within } from './inspection/inspection';
export { describeProblem, type Problem, show } from './inspection/problem';
export {
  anything,
  callback,
  either,
  flag,
  listOf,
  mapOf,
  number,
  oneOf,
  type Shape,
  shapeOf,
  text,
  UNUSABLE,
  valueThat,
} from './inspection/shape';
export { LONGEST_TEXT, type Parsing, parseAction, parseFilter, type SqlParameters } from './language/parse';
export { printAction, printFilter } from './language/print';
export { RuleError } from './language/rule-error';
export type { Expression, Predicate, Statement } from './language/syntax';
export { foldName, Message, type Property as MessageProperty } from './messages/message';
export { messageFromJson, messageToJson, NotAMessage, valueFromJson } from './messages/message-json';
export { sizeProblems } from './messages/message-size';
export type { JsonSchema } from './properties/contract-schema';
export {
  type MessageOf,
  Property,
  type PropertyMap,
  SYSTEM_NAMES,
  type SystemName,
  type SystemProperties,
} from './properties/property';
export { isOneSlip, meantOrKnown, nearest } from './text/near-miss';
export { piecesOf } from './text/quoted';
export {
  CLAIM_KINDS,
  type ClaimKind,
  type ClaimNames,
  claimFromJson,
  claimProblems,
  claimScope,
  claimSubjects,
  claimTitle,
  claimToJson,
  type DeliveryClaim,
  isAbout,
} from './topic/delivery-claim';
export { type ExampleMessage, exampleOf } from './topic/example-message';
export { type MixedType, mixedText, mixedTypes, type PlacedRule } from './topic/mixed-types';
export { type Receiver, type SharedMessage, sharedMessages, sharedText } from './topic/shared-messages';
export { type CopyingRule, predicateOf, twoCopiesWarning } from './topic/two-copies';
export { daysBetween, isDay, isInstant } from './values/calendar-day';
export { Failure, TooLarge } from './values/failure';
export { A_VALUE, isObject, NotAValue, readTyped, readValue, TYPE_NAMES, valueToJson } from './values/value-json';
export { isDateTime, parseIsoTimeSpan, plainValue } from './values/value-text';
export { Guid, type Value } from './values/values';
