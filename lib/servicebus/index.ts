export { AccessKey, type AccessKeyProps, type AccessKeyRight } from './access-key';
export { type AlertOptions, NamespaceAlerts } from './alerts';
export { Diagnostics, type DiagnosticsOptions, LogWorkspace, type LogWorkspaceProps } from './diagnostics';
export { DisasterRecovery, type DisasterRecoveryOptions } from './disaster-recovery';
export { NEVER } from './duration';
export { EncryptionKey, type EncryptionKeyProps } from './encryption-key';
export type { EntitySize, Forward, IForwardTarget } from './entity';
export { RoleGrant, type RoleGrantProps } from './grants';
export { UserAssignedIdentity, type UserAssignedIdentityProps } from './identity';
export type { ExistingTopic } from './imported-topic';
export { type IKeyVault, KeyVault, type KeyVaultProps } from './key-vault';
export { literals } from './literal';
export { DeletionLock } from './lock';
export { ServiceBusNamespace } from './namespace';
export { type ExistingNamespace, ServiceBusNamespaceBase, type Sku } from './namespace-base';
export type {
  NamespaceIdentity,
  NamespaceKey,
  NamespaceNetworkRules,
  ServiceBusNamespaceProps,
} from './namespace-props';
export { type IPrincipal, Principal, type PrincipalType } from './principal';
export { PrivateEndpoint, type PrivateEndpointOptions } from './private-endpoint';
export { PrivateNetwork, type PrivateNetworkProps } from './private-network';
export {
  PRIVATE_ZONES,
  type PrivateLinkResource,
  PrivateZone,
  type PrivateZoneProps,
  SERVICE_BUS_ZONE,
} from './private-zone';
export { keepDefaultRule, protectSubscriptions } from './provider/default-rule';
export { ServiceBusQueue, type ServiceBusQueueOptions, type ServiceBusQueueProps } from './queue';
export type { IQueue } from './queue-base';
export type { Consumed } from './readers';
export type { OwnRole, RoleName } from './roles';
export { SubscriptionRule, type SubscriptionRuleProps } from './rule';
export { type SecretOutputProps, secretOutput } from './secret-output';
export { InvalidOptions } from './service-bus-construct';
export { ServiceBusSubscription } from './subscription';
export {
  type ServiceBusSubscriptionOptions,
  type ServiceBusSubscriptionProps,
  SUBSCRIPTION_DEFAULTS,
} from './subscription-options';
export { ServiceBusTopic, type ServiceBusTopicOptions, type ServiceBusTopicProps } from './topic';
export { ServiceBusTopicBase } from './topic-base';
export { waive, waiversBeside } from './waive';
