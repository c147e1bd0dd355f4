export { CORRELATION_FIELDS, type CorrelationConditions, CorrelationFilter } from './correlation-filter';
export { describeProblem, type Problem, show } from './problem';
export { asRule, type Rule, type RuleFilter } from './rule';
export { SqlAction } from './sql-action';
export { SqlFilter } from './sql-filter';
export { LONGEST_SQL } from './sql-text';
