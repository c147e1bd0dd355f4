import type { AuditedDocument } from '../../document/audited-document';
import type { Subject } from '../../document/subject';
import { type Finding, judged, notApplicable, Unresolved, type Verdict } from '../../document/verdict';
import { type AuditRule, auditRule } from '../audit-rule';
import { KEYS, type Receiver, Receivers } from './receiving-rights';
import { scopeOf } from './role-assignments';
import { type Known, overlap } from './scope-chain';

/** Who takes messages away from whom. No scanner looks at two grants together. */
export const receiverRules: readonly AuditRule[] = [
  auditRule({
    id: 'SB-RBAC-005',
    title: 'Nobody can take away messages that somebody else consumes',
    severity: 'high',
    rationale:
      'Who receives takes: what somebody else has taken from a subscription or queue, its own program never sees, and its job does not start.',
    remediation:
      'Take the role or key away, or give each consumer a subscription of its own with the same rules. Who only looks needs a waiver: Azure has no role that peeks and cannot take.',
    controls: { benchmark: ['PA-7'] },
    appliesTo: ['azurerm_role_assignment', ...KEYS.keys()],
    judge: judgeReceiver,
  }),
];

const EXPECTED = 'nobody else who may receive there';

function judgeReceiver(subject: Subject, document: AuditedDocument): Verdict {
  const receivers = Receivers.of(document);
  const own = receivers.find(subject);
  if (own === undefined) return notApplicable('it lets nobody receive messages');
  if (own.receives === undefined) throw new Unresolved('nothing tells whether it lets somebody receive messages');
  if (own.scope === undefined) {
    if (own.kind !== 'key') scopeOf(subject, document);
    throw new Unresolved('where it lets somebody receive is known to Terraform alone');
  }
  const { name } = own.scope;
  const findings: Finding[] = [];
  let open: string | undefined;
  for (const other of receivers.around(own)) {
    const isBlamed = other.subject === subject ? false : takesFrom(own, other);
    if (isBlamed === true) {
      findings.push({
        argument: '',
        key: other.subject.address,
        got: `it may receive at ${name}, where ${whoIs(other)} does`,
        expected: EXPECTED,
      });
    }
    if (isBlamed === undefined)
      open ??= `nothing tells whether ${other.subject.address} is about somebody else who receives there`;
  }
  if (findings.length === 0) {
    open ??= document.whyMore('azurerm_role_assignment');
    if (open !== undefined) throw new Unresolved(open);
  }
  return judged(findings, [{ argument: '', got: `nobody else may receive at ${name}`, expected: EXPECTED }]);
}

/** Who an assignment is for, as messages call it. */
function whoIs({ subject, programs: [program], principal, scope }: Receiver): string {
  const who = program?.address ?? principal ?? 'somebody';
  return `${who} (${subject.address}${scope?.isLeaf === true ? '' : `, at ${scope?.name}`})`;
}

/**
 * Whether the first takes from the second what is meant for it. Of two, the one is at fault that has less of a claim:
 * people and keys where a program receives, a principal where an app of the document is named at the very queue or
 * subscription, a grant further out; both where they are alike.
 */
function takesFrom(own: Receiver, other: Receiver): Known {
  const doubts: (() => Known)[] = [
    () => other.receives,
    () => own.scope && other.scope && overlap(own.scope, other.scope),
    () => areDifferent(own, other),
    () => (other.subject.resource?.perhaps === undefined ? true : undefined),
    () => hasLessClaim(own, other),
  ];
  let isCertain = true;
  for (const doubt of doubts) {
    const answer = doubt();
    if (answer === false) return false;
    if (answer === undefined) isCertain = false;
  }
  return isCertain ? true : undefined;
}

/** Whether two are not the same somebody; two programs of one identity share what it may. */
function areDifferent(own: Receiver, other: Receiver): Known {
  if (own.kind === 'key' && other.kind === 'key') return false;
  if (own.kind === 'key' || other.kind === 'key') return true;
  if (own.principal === undefined || other.principal === undefined) return undefined;
  if (own.principal === other.principal) return false;
  // What a data source reads may be written down elsewhere by its id.
  const isRead = [own.principal, other.principal].some((principal) => /(^|\.)data\./.test(principal));
  return isRead ? undefined : true;
}

const CLAIMS = { people: 0, further: 1, exact: 2, program: 3 } as const;

function hasLessClaim(own: Receiver, other: Receiver): Known {
  const answers = claimsOf(own).flatMap((mine) =>
    // People who look together take from nobody's program.
    claimsOf(other).map((theirs) => mine <= theirs && theirs > CLAIMS.people),
  );
  return answers.every((answer) => answer === answers[0]) ? answers[0] : undefined;
}

/** How much of a claim somebody has to what is received there; several where that is not known. */
function claimsOf({ kind, isLeaf, programs, knowsPrograms }: Receiver): number[] {
  if (kind === 'people') return [CLAIMS.people];
  if (kind === 'unknown') return [CLAIMS.people, CLAIMS.further, CLAIMS.exact, CLAIMS.program];
  if (isLeaf === false) return [CLAIMS.further];
  const there =
    programs.length > 0 ? [CLAIMS.program] : knowsPrograms ? [CLAIMS.exact] : [CLAIMS.exact, CLAIMS.program];
  return isLeaf === undefined ? [CLAIMS.further, ...there] : there;
}
