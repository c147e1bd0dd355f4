export { type DeployedRule, subscriptionRules } from './deployed-rules';
