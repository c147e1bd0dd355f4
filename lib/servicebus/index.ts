export type { EntitySize } from '../limits';
export { NEVER } from '../limits';
export { AccessKey, type AccessKeyProps, type AccessKeyRight } from './access/access-key';
export type { OwnRole, RoleName } from './access/built-in-roles';
export { type IPrincipal, Principal, type PrincipalType } from './access/principal';
export type { Consumed } from './access/readers';
export { RoleGrant, type RoleGrantProps } from './access/role-grant';
export { type SecretOutputProps, secretOutput } from './access/secret-output';
export { UserAssignedIdentity, type UserAssignedIdentityProps } from './access/user-assigned-identity';
export { keepDefaultRule, protectSubscriptions } from './azurerm/default-rule-switch';
export { literals } from './construct/literal';
export { InvalidOptions } from './construct/service-bus-construct';
export { waive, waiversBeside } from './construct/waive';
export { EncryptionKey, type EncryptionKeyProps } from './encryption/encryption-key';
export { type IKeyVault, KeyVault, type KeyVaultProps } from './encryption/key-vault';
export type { NamespaceKey } from './encryption/namespace-key';
export type { ClaimOptions } from './entities/claim-options';
export type { INamespace, IQueue, ISubscription, ISubscriptionRule, ITopic } from './entities/construct-references';
export type { Forward, IForwardTarget } from './entities/forward-target';
export type { ExistingTopic } from './entities/imported-topic';
export { ServiceBusQueue, type ServiceBusQueueProps } from './entities/queue';
export type { ServiceBusQueueOptions } from './entities/queue-options';
export type { Sku } from './entities/sku-shape';
export { ServiceBusSubscription, type ServiceBusSubscriptionProps } from './entities/subscription';
export { type ServiceBusSubscriptionOptions, SUBSCRIPTION_DEFAULTS } from './entities/subscription-options';
export { SubscriptionRule, type SubscriptionRuleProps } from './entities/subscription-rule';
export { ServiceBusTopic, type ServiceBusTopicProps } from './entities/topic';
export { ServiceBusTopicBase } from './entities/topic-base';
export type { ServiceBusTopicOptions } from './entities/topic-options';
export { Diagnostics, type DiagnosticsOptions } from './monitoring/diagnostics';
export { LogWorkspace, type LogWorkspaceProps } from './monitoring/log-workspace';
export { type AlertOptions, NamespaceAlerts } from './monitoring/namespace-alerts';
export { DeletionLock } from './namespace/deletion-lock';
export { DisasterRecovery, type DisasterRecoveryOptions } from './namespace/disaster-recovery';
export type { ExistingNamespace } from './namespace/imported-namespace';
export { ServiceBusNamespace } from './namespace/namespace';
export { ServiceBusNamespaceBase } from './namespace/namespace-base';
export type { NamespaceIdentity, NamespaceNetworkRules, ServiceBusNamespaceProps } from './namespace/namespace-props';
export { PrivateEndpoint, type PrivateEndpointOptions } from './network/private-endpoint';
export { PrivateNetwork, type PrivateNetworkProps } from './network/private-network';
export {
  PRIVATE_ZONES,
  type PrivateLinkResource,
  PrivateZone,
  type PrivateZoneProps,
  SERVICE_BUS_ZONE,
} from './network/private-zone';
