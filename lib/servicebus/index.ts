export { AccessKey, type AccessKeyProps, type AccessKeyRight } from './access-key';
export { NEVER } from './duration';
export type { EntitySize, Forward, IForwardTarget } from './entity';
export { type Grantee, RoleGrant } from './grants';
export { literals } from './literal';
export {
  type NamespaceIdentity,
  type NamespaceKey,
  type NamespaceNetworkRules,
  ServiceBusNamespace,
  type ServiceBusNamespaceProps,
} from './namespace';
export { type ExistingNamespace, ServiceBusNamespaceBase, type Sku } from './namespace-base';
export { type IQueue, ServiceBusQueue, type ServiceBusQueueOptions, type ServiceBusQueueProps } from './queue';
export { SubscriptionRule, type SubscriptionRuleProps } from './rule';
export { ServiceBusSubscription } from './subscription';
export {
  type ServiceBusSubscriptionOptions,
  type ServiceBusSubscriptionProps,
  SUBSCRIPTION_DEFAULTS,
} from './subscription-options';
export { ServiceBusTopic, type ServiceBusTopicOptions, type ServiceBusTopicProps } from './topic';
export { type ExistingTopic, ServiceBusTopicBase } from './topic-base';
