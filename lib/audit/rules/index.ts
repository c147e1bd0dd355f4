import type { AuditRule } from '../rule';
import { accessRules } from './access';
import { entityRules } from './entities';
import { functionAppRules } from './function-apps';
import { keyVaultRules } from './key-vault';
import { machineLearningRules } from './machine-learning';
import { namespaceRules } from './namespace';
import { observabilityRules } from './observability';
import { receiverRules } from './receivers';
import { secretRules } from './secrets';
import { storageRules } from './storage';
import { terraformRules } from './terraform-rules';

/** All rules, by id. */
export const auditRules: readonly AuditRule[] = [
  ...accessRules,
  ...entityRules,
  ...functionAppRules,
  ...keyVaultRules,
  ...machineLearningRules,
  ...namespaceRules,
  ...observabilityRules,
  ...receiverRules,
  ...secretRules,
  ...storageRules,
  ...terraformRules,
].sort((a, b) => (a.id < b.id ? -1 : 1));
