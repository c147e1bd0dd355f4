export { acknowledge, acknowledgementsFromJson, closedGates, type GateAcknowledgement, MalformedAcknowledgements, } from './gates';
export { reviewMarkdown } from './markdown';
export { type DestinationRow, GATES, type Gate, isUnmovedBy, type Remark, type Review, type RuleChange, remarksOf, type TopicReview, unknownsOf, } from './review';
export { reviewChange } from './review-change';
export { reviewJson } from './review-json';
