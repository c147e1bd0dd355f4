export { correlationOutline, predicateOutline, type RuleOutline } from './outline';
export { type IndexedSubscription, type Match, RuleIndex } from './rule-index';
