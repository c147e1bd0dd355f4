import { isObject, Reference } from '../../../terraform';
import type { AuditedDocument } from '../../document/audited-document';
import { type Subject, shown } from '../../document/subject';
import { compliant, nonCompliant, notApplicable, Unresolved, type Verdict } from '../../document/verdict';
import { type AuditRule, auditRule } from '../audit-rule';
import { roleOf, type ScopeKind, scopeOf } from './role-assignments';

const KEYS = [
  'azurerm_servicebus_namespace_authorization_rule',
  'azurerm_servicebus_queue_authorization_rule',
  'azurerm_servicebus_topic_authorization_rule',
];
const ASSIGNMENT = ['azurerm_role_assignment'];

/** The narrowest places where a role does what it is for. */
const NARROWEST: ReadonlyMap<string, readonly ScopeKind[]> = new Map(
  Object.entries<readonly ScopeKind[]>({
    'Azure Service Bus Data Sender': ['topic', 'queue'],
    'Azure Service Bus Data Receiver': ['subscription', 'queue'],
  }),
);

const OF_AZURE = ['Owner', 'Contributor', 'User Access Administrator', 'Role Based Access Control Administrator'];
const AT_MESSAGES: readonly ScopeKind[] = ['topic', 'queue', 'subscription', 'namespace'];

/** Who can do what with messages. No scanner looks at scopes and roles. */
export const accessRules: readonly AuditRule[] = [
  auditRule({
    id: 'SB-AUTH-002',
    title: 'There are no keys (SAS rules)',
    severity: 'high',
    rationale: 'A key is a secret that Terraform keeps in its state, that anybody can pass on, and that never ends.',
    remediation: 'Grant Azure Service Bus Data Sender or Receiver to an identity instead.',
    controls: {
      azurePolicy: ['a1817ec0-a368-432a-8057-8371e17ac6ee'],
      benchmark: ['IM-1'],
      others: ['Azure_ServiceBus_AuthZ_Dont_Use_Policies_At_SB_Namespace'],
    },
    appliesTo: KEYS,
    judge: (subject) =>
      nonCompliant({ argument: '', got: `the key ${shown(subject.raw('name'))}`, expected: 'no key' }),
  }),
  auditRule({
    id: 'SB-AUTH-003',
    title: 'No key manages anything',
    severity: 'critical',
    rationale: 'Manage is everything, making further keys included.',
    remediation: 'Set manage = false; use roles of Azure for whoever manages.',
    controls: { benchmark: ['PA-7'] },
    waivable: false,
    appliesTo: KEYS,
    judge(subject) {
      const observed = subject.observe('manage', 'false');
      return subject.literal('manage') === true ? nonCompliant(observed) : compliant(observed);
    },
  }),
  auditRule({
    id: 'SB-RBAC-001',
    title: 'Roles with messages are granted where they are needed, not above',
    severity: 'high',
    rationale: 'A worker of one kind of job could read, and take away, the messages of all others.',
    remediation: 'Grant Data Sender at the topic or queue, Data Receiver at the subscription or queue.',
    controls: { benchmark: ['PA-7'] },
    appliesTo: ASSIGNMENT,
    judge: judgeScope,
  }),
  auditRule({
    id: 'SB-RBAC-002',
    title: 'Nobody is Owner, Contributor or administrator of access',
    severity: 'high',
    rationale: 'These roles list the keys of the namespace, change its network and let others in.',
    remediation: 'Grant a role for the one thing that is done, as narrow as it goes.',
    controls: { benchmark: ['PA-7'] },
    appliesTo: ASSIGNMENT,
    judge(subject, document) {
      const role = roleOf(subject, document);
      const observed = { argument: 'role', got: role, expected: `none of ${OF_AZURE.join(', ')}` };
      return OF_AZURE.includes(role) ? nonCompliant(observed) : compliant(observed);
    },
  }),
  auditRule({
    id: 'SB-RBAC-003',
    title: 'Nobody owns all messages',
    severity: 'medium',
    rationale: 'Azure Service Bus Data Owner sends, receives and manages everything; a program needs one of these.',
    remediation: 'Grant Data Sender or Data Receiver; keep Data Owner for operators, with a waiver.',
    controls: { benchmark: ['PA-7'] },
    appliesTo: ASSIGNMENT,
    judge(subject, document) {
      const role = roleOf(subject, document);
      const observed = { argument: 'role', got: role, expected: 'not Azure Service Bus Data Owner' };
      return role === 'Azure Service Bus Data Owner' ? nonCompliant(observed) : compliant(observed);
    },
  }),
  auditRule({
    id: 'SB-RBAC-004',
    version: 2,
    title: 'Roles of your own name what they allow',
    severity: 'high',
    rationale: 'A wildcard allows what Azure adds later, too.',
    remediation: 'List the actions; use no "*", and nothing that lists keys.',
    controls: { checkov: ['CKV_AZURE_39'], benchmark: ['PA-7'], others: ['AZU-0030', 'AZU-0052'] },
    appliesTo: ['azurerm_role_definition'],
    judge: judgeActions,
  }),
];

function judgeScope(subject: Subject, document: AuditedDocument): Verdict {
  const role = roleOf(subject, document);
  const narrowest = NARROWEST.get(role);
  if (narrowest === undefined) return judgeOtherRole(role, subject, document);
  const kind = scopeOf(subject, document);
  const observed = { argument: 'scope', got: `${role} at ${words(kind)}`, expected: narrowest.map(words).join(' or ') };
  return narrowest.includes(kind) ? compliant(observed) : nonCompliant(observed);
}

/** At messages, roles that are not for messages have no business; the two red ones have rules of their own. */
function judgeOtherRole(role: string, subject: Subject, document: AuditedDocument): Verdict {
  if (role === 'Azure Service Bus Data Owner') return notApplicable('SB-RBAC-003 is about Data Owner');
  if (OF_AZURE.includes(role)) return notApplicable(`SB-RBAC-002 is about ${role}`);
  const kind = scopeOf(subject, document);
  if (!AT_MESSAGES.includes(kind)) return notApplicable(`${role} at ${words(kind)} has nothing to do with messages`);
  return nonCompliant({
    argument: 'role',
    got: `${role} at ${words(kind)}`,
    expected: 'one of the roles for messages: Data Sender or Data Receiver',
  });
}

function words(kind: ScopeKind): string {
  if (kind === 'elsewhere') return 'another resource';
  return `${kind === 'azure-subscription' ? 'an' : 'a'} ${kind.replace('-', ' ')}`;
}

/** Actions by which somebody gets hold of keys, or of further rights. */
const TOO_MUCH =
  /\/(listKeys|listSecrets|regenerateKeys|listConnectionStrings|listAccountSas|listServiceSas)\/action$|^Microsoft\.Authorization\/(roleAssignments|roleDefinitions|elevateAccess)\/(write|action)$/i;

function judgeActions(subject: Subject): Verdict {
  const permissions = subject.raw('permissions');
  const blocks = Array.isArray(permissions) ? permissions : [permissions];
  const lists = blocks.flatMap((block) =>
    isObject(block) && !(block instanceof Reference) ? [block.actions, block.data_actions] : [block],
  );
  const actions = lists.flat();
  const known = actions.filter((action) => typeof action === 'string');
  const wild = known.filter((action) => action.includes('*') || TOO_MUCH.test(action));
  const expected = 'actions without "*", and none that list keys or grant rights';
  if (wild.length > 0) return nonCompliant({ argument: 'permissions', got: wild.join(', '), expected });
  const unknown = actions.find((action) => action instanceof Reference);
  if (unknown !== undefined)
    throw new Unresolved(`an action is ${shown(unknown)}, which only ${unknown.knownTo} knows`);
  return compliant({ argument: 'permissions', got: known.join(', ') || 'none', expected });
}
