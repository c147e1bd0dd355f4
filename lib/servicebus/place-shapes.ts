import { isPlain, listOf, number, oneOf, shapeOf, text, valueThat, type WaiverGrounds } from '../rules';
import type { AccessKey, AccessKeyProps, KeyHolder } from './access-key';
import type { DiagnosticsOptions, LogWorkspaceProps } from './diagnostics';
import type { DisasterRecoveryOptions } from './disaster-recovery';
import type { EncryptionKeyProps } from './encryption-key';
import type { UserAssignedIdentityProps } from './identity';
import type { IKeyVault, KeyVaultProps } from './key-vault';
import type { ExistingNamespace } from './namespace-base';
import type { PrivateEndpointOptions } from './private-endpoint';
import type { PrivateNetworkProps } from './private-network';
import type { PrivateZoneProps } from './private-zone';
import { constructWith, objectWith, principal, sku, tags } from './shapes';

/** Where in Azure something is made. */
const PLACE = { location: text, resourceGroupName: text };

/** Grounds by their form: what is in them is checked with the other waivers. */
export const grounds = valueThat<WaiverGrounds>('grounds: an object with reason, approver, ticket, expires', isPlain);
export const ACCESS_KEY_PROPS = shapeOf<AccessKeyProps>(
  {
    opens: constructWith<KeyHolder>('a topic, a queue or a namespace', 'addAccessKey'),
    right: oneOf('send', 'listen', 'manage'),
    grounds,
  },
  {},
);
export const DIAGNOSTICS_OPTIONS = shapeOf<DiagnosticsOptions>({}, { workspaceId: text, storageAccountId: text });
export const LOG_WORKSPACE_PROPS = shapeOf<LogWorkspaceProps>(
  { name: text, ...PLACE },
  { retentionInDays: number, dailyQuotaInGigabytes: number, tags },
);
export const DISASTER_RECOVERY_OPTIONS = shapeOf<DisasterRecoveryOptions>(
  {
    partner: constructWith<DisasterRecoveryOptions['partner']>('a ServiceBusNamespace', 'namespaceId'),
    alias: text,
  },
  { accessKey: constructWith<AccessKey>('a key of the first namespace, from addAccessKey', 'keyId') },
);
export const ENCRYPTION_KEY_PROPS = shapeOf<EncryptionKeyProps>(
  { vault: objectWith<IKeyVault>('a KeyVault', 'vaultId'), keyName: text, ...PLACE },
  { madeBy: listOf(principal), expires: text, tags },
);
export const IDENTITY_PROPS = shapeOf<UserAssignedIdentityProps>(PLACE, { identityName: text, tags });
export const KEY_VAULT_PROPS = shapeOf<KeyVaultProps>({ vaultName: text, ...PLACE }, { tags });
export const EXISTING_NAMESPACE = shapeOf<ExistingNamespace>(
  { namespaceName: text, resourceGroupName: text },
  { sku, partitions: oneOf(1, 2, 4) },
);
export const PRIVATE_ENDPOINT_OPTIONS = shapeOf<PrivateEndpointOptions>(
  { subnetId: text },
  { privateDnsZoneIds: listOf(text), location: text },
);
export const PRIVATE_NETWORK_PROPS = shapeOf<PrivateNetworkProps>(
  { name: text, ...PLACE, addressSpace: text },
  {
    endpoints: text,
    programs: shapeOf<NonNullable<PrivateNetworkProps['programs']>>(
      { addresses: text, plan: oneOf('plan', 'flex') },
      {},
    ),
    tags,
  },
);
export const PRIVATE_ZONE_PROPS = shapeOf<PrivateZoneProps>(
  { zoneName: text, resourceGroupName: text },
  { location: text, tags },
);
