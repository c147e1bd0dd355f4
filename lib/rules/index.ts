export { type Acknowledgements, isReason, withoutAcknowledged } from './acknowledgements';
export { applyAction } from './apply-action';
export { type CopyingRule, predicateOf, twoCopiesWarning } from './check-copies';
export { type CompiledFilter, compileFilter } from './compile';
export { Condition, not } from './condition';
export { type ContractJson, MessageContract } from './contract';
export type { Fields } from './contract-fields';
export type { JsonSchema } from './contract-schema';
export {
  CORRELATION_FIELDS,
  type CorrelationConditions,
  CorrelationFilter,
  systemPropertyOf,
} from './correlation-filter';
export { daysBetween, isDay, isInstant } from './day';
export {
  CLAIM_KINDS,
  type ClaimKind,
  claimFromJson,
  claimProblems,
  claimSubjects,
  claimToJson,
  type DeliveryClaim,
  isAbout,
} from './delivery-claim';
export { type Diagnostic, type DiagnosticCode, describeDiagnostic, type WarningCode } from './diagnostic';
export { evaluateFilter, type Truth } from './evaluate';
export { type ExampleMessage, exampleOf } from './example-message';
export { type Decision, describeResult, explainFilter } from './explain';
export { Failure, TooLarge } from './failure';
export { Absent, askedByName, Inspection, isPlain, pathTo, within } from './inspection';
export { type CorrelationMatch, matchesCorrelation } from './match-correlation';
export { foldName, Message, type Property as MessageProperty } from './message';
export { messageFromJson, messageToJson, NotAMessage, valueFromJson } from './message-json';
export { sizeProblems } from './message-size';
export { type MixedType, mixedText, mixedTypes, type PlacedRule } from './mixed-types';
export { nearest } from './near-miss';
export { LONGEST_TEXT, type Parsing, parseAction, parseFilter, type SqlParameters } from './parse';
export { printAction, printFilter } from './print';
export { describeProblem, type Problem, show } from './problem';
export {
  type MessageOf,
  Property,
  type PropertyMap,
  SYSTEM_NAMES,
  type SystemName,
  type SystemProperties,
} from './property';
export { piecesOf } from './quoted';
export { asRule, type Rule, type RuleFilter } from './rule';
export { RuleError } from './rule-error';
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
} from './shape';
export { type Receiver, type SharedMessage, sharedMessages, sharedText } from './shared-messages';
export { SqlAction } from './sql-action';
export { SqlFilter } from './sql-filter';
export type { Expression, Predicate, Statement } from './syntax';
export { isDateTime, parseIsoTimeSpan } from './text';
export { A_VALUE, isObject, NotAValue, readTyped, readValue, TYPE_NAMES, valueToJson } from './value-json';
export { Guid, plainValue, type Value } from './values';
export {
  endOf,
  isTemplateWaiver,
  NOTICE_DAYS,
  WAIVER_FIELDS,
  WAIVER_GROUNDS,
  type Waiver,
  type WaiverGrounds,
  type WaiverProblem,
  waiverProblems,
} from './waiver';
export { actionInWords, counted, filterInWords } from './words';
