// What a project of others is written with: constructs, rules, and the app that checks and writes all stacks.
import './need-peers';

export * from './app';
export {
  Condition,
  CorrelationFilter,
  type DeliveryClaim,
  type Fields,
  MessageContract,
  type MessageOf,
  not,
  Property,
  type PropertyMap,
  type Rule,
  RuleError,
  type RuleFilter,
  SqlAction,
  SqlFilter,
  type Waiver,
  type WaiverGrounds,
} from './rules';
export * from './servicebus';
export * from './trigger';
