export { changeOfSources } from './compared-sources';
export {
  type DestinationRow,
  GATES,
  type Gate,
  isUnmovedBy,
  type Remark,
  type Review,
  type RuleChange,
  remarksOf,
  type TopicReview,
  unknownsOf,
} from './remarks/review';
export {
  acknowledge,
  acknowledgementsFromJson,
  closedGates,
  type GateAcknowledgement,
  MalformedAcknowledgements,
} from './report/gates';
export { reviewJson } from './report/review-json';
export { reviewMarkdown } from './report/review-markdown';
export { reviewChange } from './review-change';
