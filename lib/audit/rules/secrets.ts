import { leavesOf, Reference } from '../../terraform';
import type { AuditedDocument } from '../audited-document';
import { type AuditRule, auditRule, EVERY_RESOURCE } from '../rule';
import type { Subject } from '../subject';
import { type Finding, judged, notApplicable, type Observation, type Verdict } from '../verdict';

/**
 * Attributes of azurerm that are secrets. A reference to one is a further copy of it: in an app's settings, an output,
 * and in each case in the state.
 */
const SECRET_ATTRIBUTE =
  /^azurerm_\w+\.[\w-]+(\[[^\]]*\])?\.((default_|alias_)?(primary|secondary)_(key|access_key|shared_key|connection_string|blob_connection_string)(_alias)?|connection_string|instrumentation_key|site_credential|admin_password|storage_account_access_key|storage_access_key|sas|primary_master_key)\b|^azurerm_key_vault_secret\.[\w-]+(\[[^\]]*\])?\.value\b/;

/** Texts that are secrets of Azure, by how they begin or what they hold; what was found is never shown. */
const SECRET_LITERALS: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a connection string of Service Bus', /Endpoint=sb:\/\/[^;]+;.*SharedAccess/i],
  ['a shared access key', /SharedAccessKey=[A-Za-z0-9+/=]{10,}/],
  ['a key of a storage account', /AccountKey=[A-Za-z0-9+/=]{10,}/],
  ['a shared access signature', /SharedAccessSignature|[?&]sig=[A-Za-z0-9%]{10,}/],
  // Keys of Service Bus carry this mark, 44 characters of base64 in all.
  ['a key of Service Bus', /(^|[^A-Za-z0-9+/])[A-Za-z0-9+/]{33}\+ASb[A-Za-z0-9+/]{6}=/],
  ['an instrumentation key', /InstrumentationKey=[0-9a-f-]{36}/i],
];

/** Data sources that list keys at every plan, and keep them in the state. */
const KEY_READERS = [
  'data.azurerm_servicebus_namespace',
  'data.azurerm_servicebus_namespace_authorization_rule',
  'data.azurerm_servicebus_topic_authorization_rule',
  'data.azurerm_servicebus_queue_authorization_rule',
  'data.azurerm_servicebus_namespace_disaster_recovery_config',
];

/** Where secrets are, and where they are passed on. */
export const secretRules: readonly AuditRule[] = [
  auditRule({
    id: 'SB-SEC-001',
    title: 'No secret is passed on',
    severity: 'high',
    rationale: 'Each reference to a key is one more copy of it: in settings that others can read, and in the state.',
    remediation:
      'Use a managed identity: <connection>__fullyQualifiedNamespace instead of a connection string; take outputs away.',
    controls: { benchmark: ['IM-8'] },
    appliesTo: [EVERY_RESOURCE, 'output'],
    judge: judgeReferences,
  }),
  auditRule({
    id: 'SB-SEC-002',
    title: 'No secret is written down',
    severity: 'critical',
    rationale: 'It is in the history of the repository, in every plan and in the state.',
    remediation: 'Take it out, and change it: it is known already.',
    controls: { benchmark: ['IM-8'], others: ['CKV_SECRET_*'] },
    waivable: false,
    appliesTo: [EVERY_RESOURCE, 'output'],
    judge: judgeLiterals,
  }),
  auditRule({
    id: 'SB-SEC-003',
    title: 'An output with a secret is marked as sensitive',
    severity: 'critical',
    rationale: 'Terraform prints it, into the log of the deployment too.',
    remediation: 'Set sensitive = true, or better take the output away.',
    controls: { benchmark: ['IM-8'] },
    waivable: false,
    appliesTo: ['output'],
    judge(subject, document) {
      const secrets = secretsIn(subject, document);
      const literal = literalsIn(subject.values.value, 'value');
      if (secrets.length === 0 && literal.length === 0) return notApplicable('the output is no secret');
      const observed = subject.observe('sensitive', 'true');
      return judged(subject.literal('sensitive') === true ? [] : [observed], [observed]);
    },
  }),
  auditRule({
    id: 'SB-SEC-004',
    title: 'Nothing is read that brings keys into the state',
    severity: 'medium',
    rationale:
      'These data sources list the keys of a namespace at every plan, and keep them in the state of the reader.',
    remediation:
      'Give the deploying identity no right to list keys (Microsoft.ServiceBus/namespaces/authorizationRules/listKeys), or pass the id of the namespace instead.',
    controls: { benchmark: ['IM-8'] },
    appliesTo: KEY_READERS,
    judge: () =>
      judged([{ argument: '', got: 'a data source that lists keys', expected: 'the id, given in another way' }], []),
  }),
];

function judgeReferences(subject: Subject, document: AuditedDocument): Verdict {
  const findings = secretsIn(subject, document);
  return judged(findings, [{ argument: '', got: 'no reference to a secret', expected: 'no reference to a secret' }]);
}

function secretsIn(subject: Subject, document: AuditedDocument): Finding[] {
  return document
    .references(subject)
    .filter(({ to }) => SECRET_ATTRIBUTE.test(to.replace(/^data\./, '')))
    .map(({ argument, to }) => ({ argument, key: argument, got: to, expected: 'no reference to a secret' }));
}

function judgeLiterals(subject: Subject): Verdict {
  const { '//': _, ...values } = subject.values;
  const evidence: Observation = { argument: '', got: 'no text that is a secret', expected: 'no text that is a secret' };
  return judged(literalsIn(values), [evidence]);
}

/** The secrets in some values; what is a reference is no literal. */
function literalsIn(values: unknown, at = ''): Finding[] {
  return leavesOf(values, (part) => part instanceof Reference, at).flatMap(({ argument, leaf }) => {
    const found = typeof leaf === 'string' ? SECRET_LITERALS.find(([, pattern]) => pattern.test(leaf)) : undefined;
    if (found === undefined) return [];
    return [{ argument, key: argument, got: `${found[0]} (not shown)`, expected: 'no text that is a secret' }];
  });
}
