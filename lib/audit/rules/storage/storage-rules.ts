import type { Subject } from '../../document/subject';
import { compliant, nonCompliant, type Verdict } from '../../document/verdict';
import { type AuditRule, auditRule } from '../audit-rule';
import { literalRule } from '../literal-rule';

const ACCOUNT = ['azurerm_storage_account'];

/** Where code, data and logs lie. */
export const storageRules: readonly AuditRule[] = [
  literalRule({
    id: 'ST-001',
    title: 'The account is opened by roles, not by keys',
    severity: 'high',
    rationale: 'A key of the account is everything in it, for everybody who has it.',
    remediation: 'Set shared_access_key_enabled = false, and storage_use_azuread = true for the provider.',
    controls: {
      checkov: ['CKV2_AZURE_40'],
      azurePolicy: ['8c6a50c6-9ffd-4ae7-986f-5fa6111f9a54'],
      benchmark: ['IM-1'],
    },
    appliesTo: ACCOUNT,
    argument: 'shared_access_key_enabled',
    allowed: [false],
    unset: 'true',
  }),
  literalRule({
    id: 'ST-002',
    title: 'The account is reached by HTTPS alone',
    severity: 'high',
    rationale: 'Over plain HTTP data can be read on the way.',
    remediation: 'Set https_traffic_only_enabled = true.',
    controls: { azurePolicy: ['404c3081-a854-4457-ae30-26a93ef643f9'], benchmark: ['DP-3'], others: ['AZU-0008'] },
    appliesTo: ACCOUNT,
    argument: 'https_traffic_only_enabled',
    allowed: [true],
    unset: 'true',
    unsetPasses: true,
  }),
  literalRule({
    id: 'ST-003',
    title: 'The account uses TLS 1.2 or later',
    severity: 'high',
    rationale: 'TLS 1.0 and 1.1 can be broken by somebody on the way.',
    remediation: 'Set min_tls_version = "TLS1_2".',
    controls: {
      checkov: ['CKV_AZURE_44'],
      azurePolicy: ['fe83a0eb-a853-422d-aac2-1bffd182c5d0'],
      benchmark: ['DP-3'],
      others: ['AZU-0011'],
    },
    appliesTo: ACCOUNT,
    argument: 'min_tls_version',
    allowed: ['TLS1_2', 'TLS1_3'],
    unset: 'TLS1_2 today',
  }),
  literalRule({
    id: 'ST-004',
    title: 'No blob is for everybody',
    severity: 'high',
    rationale: 'One container that is set wrong lays its data open to the internet.',
    remediation: 'Set allow_nested_items_to_be_public = false.',
    controls: {
      checkov: ['CKV_AZURE_190', 'CKV2_AZURE_47'],
      azurePolicy: ['4fa4b6c0-31ca-4c0d-b10d-24b96f62a751'],
      benchmark: ['DP-2'],
    },
    appliesTo: ACCOUNT,
    argument: 'allow_nested_items_to_be_public',
    allowed: [false],
    unset: 'true',
  }),
  literalRule({
    id: 'ST-005',
    title: 'The account cannot be reached from the internet',
    severity: 'medium',
    rationale: 'A stolen token works from anywhere as long as the address is public.',
    remediation: 'Set public_network_access_enabled = false, and add a private endpoint.',
    controls: {
      checkov: ['CKV_AZURE_59'],
      azurePolicy: ['b2982f36-99f2-4db5-8eff-283140c09693'],
      benchmark: ['NS-2'],
    },
    appliesTo: ACCOUNT,
    argument: 'public_network_access_enabled',
    allowed: [false],
    unset: 'true',
  }),
  literalRule({
    id: 'ST-006',
    title: 'The account has no users of its own',
    severity: 'medium',
    rationale: 'Local users come with passwords and keys.',
    remediation: 'Set local_user_enabled = false.',
    controls: { benchmark: ['IM-1'] },
    appliesTo: ACCOUNT,
    argument: 'local_user_enabled',
    allowed: [false],
    unset: 'true',
  }),
  auditRule({
    id: 'LOG-001',
    title: 'Logs and telemetry are taken from identities alone',
    severity: 'medium',
    rationale: 'Whoever has the shared key can drown an alarm in invented entries.',
    remediation: 'Set local_authentication_enabled = false.',
    controls: { azurePolicy: ['199d5677-e4d9-4264-9465-efe1839c06bd'], benchmark: ['IM-1'] },
    appliesTo: ['azurerm_application_insights', 'azurerm_log_analytics_workspace'],
    judge: judgeIngestion,
  }),
];

/** azurerm has an old and a new name for it, and takes one of them. */
function judgeIngestion(subject: Subject): Verdict {
  const old = 'local_authentication_disabled';
  if (subject.has(old)) {
    const observed = subject.observe(old, 'true');
    return subject.literal(old) === true ? compliant(observed) : nonCompliant(observed);
  }
  const observed = subject.observe('local_authentication_enabled', 'false');
  return subject.literal('local_authentication_enabled') === false ? compliant(observed) : nonCompliant(observed);
}
