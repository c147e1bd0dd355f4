import { plainText } from '../../../schema';
import { compliant, nonCompliant } from '../../document/verdict';
import { type AuditRule, auditRule } from '../audit-rule';
import { literalRule } from '../literal-rule';

const WORKSPACE = ['azurerm_machine_learning_workspace'];
const CLUSTER = ['azurerm_machine_learning_compute_cluster'];

/** Where the jobs run. */
export const machineLearningRules: readonly AuditRule[] = [
  literalRule({
    id: 'AML-001',
    title: 'The workspace cannot be reached from the internet',
    severity: 'medium',
    rationale: 'A stolen token submits jobs from anywhere.',
    remediation: 'Set public_network_access_enabled = false, and add a private endpoint.',
    controls: {
      checkov: ['CKV_AZURE_144', 'CKV2_AZURE_49'],
      azurePolicy: ['438c38d2-3772-465a-a9cc-7a6666a275ce'],
      benchmark: ['NS-2'],
    },
    appliesTo: WORKSPACE,
    argument: 'public_network_access_enabled',
    allowed: [false],
    unset: 'true',
  }),
  literalRule({
    id: 'AML-002',
    title: 'The workspace opens its storage with its identity',
    severity: 'high',
    rationale: 'Otherwise the storage account has to take keys, and every job can read them.',
    remediation: 'Set storage_account_access_type = "Identity" (azurerm 4.77 or later).',
    controls: { benchmark: ['IM-3'] },
    appliesTo: WORKSPACE,
    argument: 'storage_account_access_type',
    allowed: ['Identity', 'identity'],
    unset: 'AccessKey',
  }),
  auditRule({
    id: 'AML-003',
    title: 'The workspace has an identity that exists by itself',
    severity: 'low',
    rationale: 'Its roles are in place before it is, and outlive it.',
    remediation: 'Use identity.type = "UserAssigned" with identity_ids.',
    controls: { azurePolicy: ['5f0c7d88-c7de-45b8-ac49-db49e72eaa78'], benchmark: ['IM-3'] },
    appliesTo: WORKSPACE,
    judge(subject) {
      const observed = subject.observe('identity.type', 'UserAssigned');
      return plainText(subject.literal('identity.type')).includes('UserAssigned')
        ? compliant(observed)
        : nonCompliant(observed);
    },
  }),
  literalRule({
    id: 'AML-004',
    title: 'Nobody logs in to the cluster with a password',
    severity: 'high',
    rationale: 'Local accounts are nobody in particular.',
    remediation: 'Set local_auth_enabled = false.',
    controls: {
      checkov: ['CKV_AZURE_142'],
      azurePolicy: ['e96a9a5f-07ca-471b-9bc5-6a0f33cbd68f'],
      benchmark: ['IM-1'],
    },
    appliesTo: CLUSTER,
    argument: 'local_auth_enabled',
    allowed: [false],
    unset: 'true',
  }),
  literalRule({
    id: 'AML-005',
    title: 'The cluster costs nothing while no job runs',
    severity: 'low',
    rationale: 'Nodes that wait are paid for, and are machines that somebody can use.',
    remediation: 'Set scale_settings.min_node_count = 0.',
    controls: { checkov: ['CKV_AZURE_150'] },
    appliesTo: CLUSTER,
    argument: 'scale_settings.min_node_count',
    allowed: [0],
    unset: 'nothing',
  }),
  literalRule({
    id: 'AML-006',
    title: 'Nodes have no address on the internet',
    severity: 'medium',
    rationale: 'Whoever finds them can try.',
    remediation: 'Set node_public_ip_enabled = false; a subnet is needed then.',
    controls: { benchmark: ['NS-2'] },
    appliesTo: CLUSTER,
    argument: 'node_public_ip_enabled',
    allowed: [false],
    unset: 'true',
  }),
  literalRule({
    id: 'AML-007',
    title: 'Nodes are not open to SSH',
    severity: 'medium',
    rationale: 'A job leaves its data on a node.',
    remediation: 'Set ssh_public_access_enabled = false.',
    controls: { benchmark: ['NS-2'] },
    appliesTo: CLUSTER,
    argument: 'ssh_public_access_enabled',
    allowed: [false],
    unset: 'false',
    unsetPasses: true,
  }),
];
