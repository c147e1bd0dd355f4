import { leavesOf, Reference } from '../../../terraform';
import type { AuditedDocument } from '../../document/audited-document';
import { secretIn, takesSecret } from '../../document/secret-texts';
import type { Subject } from '../../document/subject';
import {
  type Finding,
  judged,
  notApplicable,
  type Observation,
  Unresolved,
  type Verdict,
} from '../../document/verdict';
import { type AuditRule, auditRule, EVERY_DATA_SOURCE, EVERY_RESOURCE } from '../audit-rule';
import { secretReferences, writtenReferences } from './secret-references';

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
    version: 2,
    title: 'No secret is passed on',
    severity: 'high',
    rationale: 'Each reference to a key is one more copy of it: in settings that others can read, and in the state.',
    remediation:
      'Use a managed identity: <connection>__fullyQualifiedNamespace instead of a connection string; take outputs away.',
    controls: { benchmark: ['IM-8'] },
    appliesTo: [EVERY_RESOURCE, 'output', 'called'],
    judge: judgeReferences,
  }),
  auditRule({
    id: 'SB-SEC-002',
    version: 2,
    title: 'No secret is written down',
    severity: 'critical',
    rationale: 'It is in the history of the repository, in every plan and in the state.',
    remediation: 'Take it out, and change it: it is known already.',
    controls: { benchmark: ['IM-8'], others: ['CKV_SECRET_*'] },
    waivable: false,
    appliesTo: [EVERY_RESOURCE, EVERY_DATA_SOURCE, 'output', 'written', 'called'],
    judge: judgeLiterals,
  }),
  auditRule({
    id: 'SB-SEC-003',
    version: 2,
    title: 'An output with a secret is marked as sensitive',
    severity: 'critical',
    rationale: 'Terraform prints it, into the log of the deployment too.',
    remediation: 'Set sensitive = true, or better take the output away.',
    controls: { benchmark: ['IM-8'] },
    waivable: false,
    appliesTo: ['output'],
    judge(subject, document) {
      const { certain, possible } = secretReferences(subject, document);
      const isSensitive = subject.literal('sensitive') === true;
      if (certain.length === 0 && literalsIn(subject.values.value, 'value').length === 0) {
        if (possible !== undefined && !isSensitive) throw new Unresolved(possible);
        if (possible === undefined) return notApplicable('the output is no secret');
      }
      const observed = subject.observe('sensitive', 'true');
      return judged(isSensitive ? [] : [observed], [observed]);
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
    judge(_subject, { source: { settings } }) {
      if (settings.foreign !== undefined) return notApplicable(`it is ${settings.foreign}, which keeps no keys`);
      return judged(
        [{ argument: '', got: 'a data source that lists keys', expected: 'the id, given in another way' }],
        [],
      );
    },
  }),
];

function judgeReferences(subject: Subject, document: AuditedDocument): Verdict {
  const evidence = { argument: '', got: 'no reference to a secret', expected: 'no reference to a secret' };
  if (subject.type === 'called') return judged(writtenReferences(subject), [evidence]);
  const { certain, possible } = secretReferences(subject, document);
  if (certain.length === 0 && possible !== undefined) throw new Unresolved(possible);
  return judged(certain, [evidence]);
}

function judgeLiterals(subject: Subject, document: AuditedDocument): Verdict {
  const { isPlan } = document.source.settings;
  if (isPlan && subject.said.kind === 'backend') return notApplicable('a plan does not say where the state is kept');
  const { '//': _, ...values } = subject.resource === undefined ? subject.values : document.writtenOf(subject);
  const evidence: Observation = { argument: '', got: 'no text that is a secret', expected: 'no text that is a secret' };
  // What a plan has of variables may come from anywhere, and is written down by Terraform itself.
  const marked = isPlan ? [] : markedIn(subject);
  return judged([...literalsIn(values), ...marked], [evidence]);
}

/** A default, or a value in a file, of a variable that is sensitive: it was written down all the same. */
function markedIn({ type, values, said }: Subject): Finding[] {
  if (type !== 'written' || said.kind !== 'variable' || said.isSensitive !== true) return [];
  return Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .filter(([, value]) => typeof value !== 'string' || secretIn(value) === undefined)
    .map(([name]) => found(name, 'the value of a sensitive variable'));
}

/** The secrets in some values, also in the texts of expressions; what is a reference to something is no literal. */
function literalsIn(values: unknown, at = ''): Finding[] {
  return leavesOf(values, (part) => part instanceof Reference, at).flatMap(({ argument, leaf }) => {
    const text = leaf instanceof Reference ? leaf.text : leaf;
    if (typeof text !== 'string') return [];
    const what = secretIn(text);
    if (what !== undefined) return [found(argument, what)];
    const isSecret = takesSecret(argument) && leaf === text && text !== '' && !text.startsWith('@Microsoft.KeyVault');
    return isSecret ? [found(argument, 'a secret, by the name of the argument')] : [];
  });
}

function found(argument: string, what: string): Finding {
  return { argument, key: argument, got: `${what} (not shown)`, expected: 'no text that is a secret' };
}
