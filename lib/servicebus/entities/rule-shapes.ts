import {
  CorrelationFilter,
  either,
  MessageContract,
  type Rule,
  type RuleFilter,
  type Shape,
  SqlAction,
  SqlFilter,
  shapeOf,
  text,
  valueThat,
} from '../../rules';

const isFilter = (value: unknown) => value instanceof SqlFilter || value instanceof CorrelationFilter;
const asSql = (value: unknown) =>
  typeof value === 'string' ? `write SqlFilter.parse(${JSON.stringify(value)})` : "write SqlFilter.parse('…')";
export const A_FILTER = 'an SqlFilter or a CorrelationFilter';
export const ANY_FILTER: RuleFilter = SqlFilter.acceptEverything();
const filter = valueThat<RuleFilter>(A_FILTER, isFilter, { isReference: true, standIn: ANY_FILTER, fix: asSql });
export const sqlFilter = valueThat<SqlFilter>('an SqlFilter', (value) => value instanceof SqlFilter, {
  isReference: true,
  fix: asSql,
});
const action = valueThat<SqlAction>('an SqlAction', (value) => value instanceof SqlAction, {
  isReference: true,
  fix: (value) => `write SqlAction.parse(${typeof value === 'string' ? JSON.stringify(value) : "'…'"})`,
});
const RULE = shapeOf<Rule>({ filter }, { action, renamedFrom: text }, { standIn: { filter: ANY_FILTER } });
const ruleOrFilter = either<Rule | RuleFilter>(
  (value) => (typeof value === 'object' && value !== null && !Array.isArray(value) && !isFilter(value) ? RULE : filter),
  A_FILTER,
);
export const rule: Shape<Rule | RuleFilter> = { ...ruleOrFilter, standIn: ANY_FILTER };

export const contract = valueThat<MessageContract>('a MessageContract', (value) => value instanceof MessageContract, {
  isReference: true,
  fix: () => 'make one with MessageContract.of({ … })',
});
