export { Reference, readResources, type TerraformResource, UnreadableDocument } from './document';
export { type DeployedRule, subscriptionRules } from './subscription-rules';
