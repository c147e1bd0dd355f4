import type { AuditedDocument } from '../document/audited-document';
import { mustBeAll } from '../document/referring';
import type { Subject } from '../document/subject';
import { compliant, nonCompliant, type Verdict } from '../document/verdict';
import { type AuditRule, auditRule } from './audit-rule';

/** Whether a private endpoint leads to a resource, to a certain part of it or to any. */
export function judgePrivateEndpoint(subject: Subject, document: AuditedDocument, subresource?: string): Verdict {
  const argument = 'private_service_connection.private_connection_resource_id';
  const endpoints = document.referring('azurerm_private_endpoint', argument, subject);
  const names = 'private_service_connection.subresource_names';
  const right = endpoints.certain.find((endpoint) => {
    const all = endpoint.raw(names);
    return subresource === undefined || (Array.isArray(all) && all.includes(subresource));
  });
  const expected = subresource === undefined ? 'a private endpoint' : `a private endpoint for "${subresource}"`;
  if (right !== undefined) return compliant({ argument: '', got: right.address, expected });
  // Throws for names that are not known.
  for (const endpoint of endpoints.certain) endpoint.literal(names);
  mustBeAll(endpoints);
  return nonCompliant({ argument: '', got: endpoints.certain[0]?.address ?? 'none', expected });
}

const RATIONALE = 'Without one, what it keeps goes by the public address, or nobody can connect at all.';

/** Whether neighbours have an address inside a network. */
export const privateEndpointRules: readonly AuditRule[] = [
  auditRule({
    id: 'ST-009',
    title: 'The account has a private endpoint',
    severity: 'low',
    rationale: RATIONALE,
    remediation: 'Add azurerm_private_endpoint with private_connection_resource_id = the account.',
    controls: {
      checkov: ['CKV2_AZURE_33'],
      azurePolicy: ['6edd7eda-6dd8-40f7-810d-67160c639cd9'],
      benchmark: ['NS-2'],
      others: ['KICS azure_paas_private_endpoint_missing'],
    },
    appliesTo: ['azurerm_storage_account'],
    judge: (subject, document) => judgePrivateEndpoint(subject, document),
  }),
  auditRule({
    id: 'KV-007',
    title: 'The vault has a private endpoint',
    severity: 'low',
    rationale: RATIONALE,
    remediation:
      'Add azurerm_private_endpoint with private_connection_resource_id = the vault and subresource_names = ["vault"].',
    controls: {
      checkov: ['CKV2_AZURE_32'],
      azurePolicy: ['a6abeaec-4d90-4a02-805f-6b26c4d3fbe9'],
      benchmark: ['NS-2'],
      others: ['KICS azure_paas_private_endpoint_missing'],
    },
    appliesTo: ['azurerm_key_vault'],
    judge: (subject, document) => judgePrivateEndpoint(subject, document),
  }),
];
