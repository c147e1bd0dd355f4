import { mustBeAll } from '../../document/referring';
import { compliant, nonCompliant } from '../../document/verdict';
import { type AuditRule, auditRule } from '../audit-rule';
import { literalRule } from '../literal-rule';

const ACCOUNT = ['azurerm_storage_account'];

/** How a storage account keeps what lies in it. */
export const storageKeepingRules: readonly AuditRule[] = [
  auditRule({
    id: 'ST-010',
    title: 'What lies in the account is encrypted with a key of your own',
    severity: 'low',
    rationale: 'Only a key of your own can be taken away from the data, by you.',
    remediation: 'Set customer_managed_key, or add azurerm_storage_account_customer_managed_key.',
    controls: {
      checkov: ['CKV2_AZURE_1'],
      azurePolicy: ['6fac406b-40ca-413b-bf8e-0bf964659c25'],
      benchmark: ['DP-5'],
    },
    appliesTo: ACCOUNT,
    judge(subject, document) {
      const expected = 'a key of your own';
      const argument = 'customer_managed_key';
      if (subject.hasRequired(argument)) return compliant(subject.observe(argument, expected));
      const keys = document.referring('azurerm_storage_account_customer_managed_key', 'storage_account_id', subject);
      const [separate] = keys.certain;
      if (separate !== undefined) return compliant({ argument: '', got: separate.address, expected });
      mustBeAll(keys);
      return nonCompliant(subject.observe(argument, expected));
    },
  }),
  literalRule({
    id: 'ST-011',
    title: 'What lies in the account outlives its region',
    severity: 'low',
    rationale: 'With LRS and ZRS all copies are in one region, and are lost together.',
    remediation: 'Set account_replication_type to GRS, RAGRS, GZRS or RAGZRS, or waive it where data must stay.',
    controls: {
      checkov: ['CKV_AZURE_206'],
      azurePolicy: ['bf045164-79ba-4215-8f95-f8048dc1780b'],
      benchmark: ['BR-2'],
    },
    appliesTo: ACCOUNT,
    argument: 'account_replication_type',
    allowed: ['GRS', 'RAGRS', 'GZRS', 'RAGZRS'],
    unset: 'an error',
  }),
];
