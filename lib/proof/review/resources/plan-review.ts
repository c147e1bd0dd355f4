import { counted } from '../../../rules';
import type { DocumentChange, PlanNote, ResourceChange } from '../../../terraform';
import { namesOf } from '../remarks/names-in-words';
import type { RemarkCode } from '../remarks/remark-codes';
import type { Remark } from '../remarks/review';
import type { SubjectOf } from '../remarks/subjects';

const CODES: Readonly<Record<PlanNote['kind'], RemarkCode>> = {
  incomplete: 'incomplete-plan',
  deferred: 'deferred',
  check: 'check',
  destroy: 'destroy',
};

/** What a plan says beside its changes: what it leaves out, what is put off, which checks fail. */
export function reviewNotes({ notes }: DocumentChange): Remark[] {
  return notes.map(
    ({ kind, subject, text }): Remark => ({
      code: CODES[kind],
      subject,
      text: kind === 'incomplete' ? `${text}: this review may not tell everything` : text,
      ...((kind === 'incomplete' || kind === 'deferred') && { unknown: true as const }),
    }),
  );
}

const IS_OURS = /servicebus|^azurerm_role_assignment$|^azapi_/;

/** Changes of who looks after something, which change nothing in Azure by themselves: one line for each kind. */
export function reviewKeeping({ changes, after }: DocumentChange, subjectOf: SubjectOf): Remark[] {
  const ours = changes.filter(({ type }) => IS_OURS.test(type));
  const subjects = (those: readonly ResourceChange[]) => [...new Set(those.map(({ address }) => address))];
  const forgotten = ours.filter(({ kind }) => kind === 'forget');
  const left = ours.filter(({ kind }) => kind === 'create-then-forget');
  const imported = ours.filter(({ isImported }) => isImported);
  const moved = ours.filter(({ previousAddress }) => previousAddress !== undefined);
  const types = new Map(after.resources.map(({ address, type }) => [address, type]));
  const withRules = imported.filter(({ address }) => types.get(address) === 'azurerm_servicebus_subscription');
  return [
    ...told(
      'forgotten',
      forgotten,
      `Terraform no longer looks after ${namesOf(subjects(forgotten))}: nothing changes in Azure, and nobody tells when it does`,
    ),
    ...told(
      'left-behind',
      left,
      `a new ${namesOf(subjects(left))} is made, and the old one stays in Azure beside it, without Terraform`,
      true,
    ),
    ...told('imported', imported, `Terraform takes over ${namesOf(subjects(imported))} as they are in Azure`),
    ...withRules.map(({ address }) => ({
      code: 'imported-rules' as const,
      subject: subjectOf(address),
      text: 'is taken over from Azure: cannot tell all that it receives, since which rules it has there beside those here is not known',
      unknown: true as const,
    })),
    ...told(
      'moved',
      moved,
      `${counted(moved.length, 'resource')} ${moved.length === 1 ? 'has' : 'have'} another address in Terraform, which changes nothing in Azure`,
    ),
  ];
}

function told(code: RemarkCode, changes: readonly ResourceChange[], text: string, isUnknown = false): Remark[] {
  const [first] = changes;
  if (first === undefined) return [];
  const subject = changes.length === 1 ? first.address : 'Terraform';
  return [{ code, subject, text, ...(isUnknown && { unknown: true as const }) }];
}
