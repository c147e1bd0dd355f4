import { isObject } from '../../../terraform';
import type { AuditedDocument } from '../../document/audited-document';
import { mustBeAll } from '../../document/referring';
import type { Subject } from '../../document/subject';
import { compliant, nonCompliant, notApplicable, Unresolved, type Verdict } from '../../document/verdict';
import { openAmong } from '../addresses';
import { type AuditRule, auditRule } from '../audit-rule';

const ACCOUNT = 'azurerm_storage_account';
/** The network rules of an account as a resource of their own, for accounts without such a block. */
const SEPARATE = 'azurerm_storage_account_network_rules';

/** From which networks a storage account is reached. */
export const storageNetworkRules: readonly AuditRule[] = [
  auditRule({
    id: 'ST-007',
    title: 'Where the internet reaches the account, only named networks do',
    severity: 'medium',
    rationale: 'A stolen token reads data from anywhere.',
    remediation:
      'Set network_rules.default_action = "Deny" and name addresses or subnets, or set public_network_access_enabled = false.',
    controls: {
      checkov: ['CKV_AZURE_35'],
      azurePolicy: ['34c877ad-507e-4c82-993e-3452a6e0ad3c'],
      benchmark: ['NS-2'],
    },
    appliesTo: [ACCOUNT, SEPARATE],
    judge(subject, document) {
      const elsewhere = standsElsewhere(subject, document);
      if (elsewhere !== undefined) return elsewhere;
      const action = rulesArgument(subject, 'default_action');
      const observed = subject.observe(action, '"Deny"');
      if (subject.literal(action) !== 'Deny') {
        return isClosed(subject, document)
          ? notApplicable('nobody comes from the internet: public_network_access_enabled is false')
          : nonCompliant(observed);
      }
      const ranges = rulesArgument(subject, 'ip_rules');
      const open = openAmong(subject, ranges);
      if (open === undefined) return compliant(observed);
      return nonCompliant({ argument: ranges, got: open, expected: 'addresses of somebody, not of everybody' });
    },
  }),
  auditRule({
    id: 'ST-008',
    title: 'Network rules let past the services of Azure that keep logs and copies',
    severity: 'low',
    rationale: 'Without it Azure Monitor, Backup and Machine Learning are refused, and nobody notices at once.',
    remediation: 'Add "AzureServices" to network_rules.bypass.',
    controls: { checkov: ['CKV_AZURE_36'], azurePolicy: ['c9d007d0-c057-4772-b18c-01e546713bcd'] },
    appliesTo: [ACCOUNT, SEPARATE],
    judge(subject, document) {
      const elsewhere = standsElsewhere(subject, document);
      if (elsewhere !== undefined) return elsewhere;
      if (subject.literal(rulesArgument(subject, 'default_action')) !== 'Deny') {
        return notApplicable('it has no network rules that keep others out');
      }
      const bypass = rulesArgument(subject, 'bypass');
      const observed = subject.observe(bypass, '"AzureServices" among them');
      // Azure's own default lets them past.
      if (!subject.has(bypass)) return compliant({ ...observed, got: 'nothing, which Azure takes as AzureServices' });
      return [subject.literal(bypass)].flat().includes('AzureServices') ? compliant(observed) : nonCompliant(observed);
    },
  }),
];

function rulesArgument({ type }: Subject, argument: string): string {
  return type === SEPARATE ? argument : `network_rules.${argument}`;
}

/** The verdict about an account whose network rules are a resource of their own, which is judged itself. */
function standsElsewhere(subject: Subject, document: AuditedDocument): Verdict | undefined {
  if (subject.type === SEPARATE || isObject(subject.raw('network_rules')) || subject.has('network_rules')) {
    return undefined;
  }
  const separate = document.referring(SEPARATE, 'storage_account_id', subject);
  const [one] = separate.certain;
  if (one !== undefined) return notApplicable(`its network rules stand in ${one.address}`);
  mustBeAll(separate);
  return undefined;
}

/** Whether the account of some rules cannot be reached from the internet at all. @throws Unresolved */
function isClosed(subject: Subject, document: AuditedDocument): boolean {
  const account = subject.type === SEPARATE ? document.target(subject, 'storage_account_id') : subject;
  if (account === undefined) throw new Unresolved('its account is not in this document, and may be closed');
  return account.literal('public_network_access_enabled') === false;
}
