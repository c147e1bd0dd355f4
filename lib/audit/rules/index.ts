import { accessRules } from './access/access-rules';
import { receiverRules } from './access/receivers';
import type { AuditRule } from './audit-rule';
import { entityRules } from './bus/entity-rules';
import { eventGridRules } from './bus/event-grid';
import { namespaceRules } from './bus/namespace-rules';
import { observabilityRules } from './observability';
import { privateEndpointRules } from './private-endpoints';
import { functionAppRules } from './programs/function-apps';
import { machineLearningRules } from './programs/machine-learning';
import { servicePlanRules } from './programs/service-plans';
import { keyVaultRules } from './secrets/key-vault-rules';
import { secretRules } from './secrets/secret-rules';
import { terraformRules } from './secrets/terraform-rules';
import { storageKeepingRules } from './storage/storage-keeping';
import { storageLogRules } from './storage/storage-logs';
import { storageNetworkRules } from './storage/storage-network';
import { storageRules } from './storage/storage-rules';

/** All rules, by id. */
export const auditRules: readonly AuditRule[] = [
  ...accessRules,
  ...entityRules,
  ...eventGridRules,
  ...functionAppRules,
  ...keyVaultRules,
  ...machineLearningRules,
  ...namespaceRules,
  ...observabilityRules,
  ...privateEndpointRules,
  ...receiverRules,
  ...secretRules,
  ...servicePlanRules,
  ...storageRules,
  ...storageKeepingRules,
  ...storageLogRules,
  ...storageNetworkRules,
  ...terraformRules,
].sort((a, b) => (a.id < b.id ? -1 : 1));
