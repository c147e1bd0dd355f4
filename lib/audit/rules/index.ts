import type { AuditRule } from '../rule';
import { accessRules } from './access';
import { entityRules } from './entities';
import { eventGridRules } from './event-grid';
import { functionAppRules } from './function-apps';
import { keyVaultRules } from './key-vault';
import { machineLearningRules } from './machine-learning';
import { namespaceRules } from './namespace';
import { observabilityRules } from './observability';
import { privateEndpointRules } from './private-endpoints';
import { receiverRules } from './receivers';
import { secretRules } from './secrets';
import { servicePlanRules } from './service-plans';
import { storageRules } from './storage';
import { storageKeepingRules } from './storage-keeping';
import { storageLogRules } from './storage-logs';
import { storageNetworkRules } from './storage-network';
import { terraformRules } from './terraform-rules';

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
