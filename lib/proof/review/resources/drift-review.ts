import type { DocumentChange, ResourceDrift, TerraformResource } from '../../../terraform';
import type { PreviousAddress } from '../remarks/pairs';
import type { Remark } from '../remarks/review';
import type { SubjectOf } from '../remarks/subjects';
import { normalized } from '../settings/argument-value';
import { settingChanges } from './settings-review';

/**
 * What somebody changed in Azure outside Terraform, with what it does to messages, and what the plan does about it: it
 * puts it back, takes it as it is, or changes it again.
 */
export function reviewDrift(change: DocumentChange, previous: PreviousAddress, subjectOf: SubjectOf): Remark[] {
  const planned = new Map(change.after.resources.map((resource) => [previous(resource.address), resource]));
  const kinds = new Map(change.changes.map(({ address, kind }) => [previous(address), kind]));
  return change.drift.flatMap((drift) => {
    const { address, type, before, after } = drift;
    if (!/^azurerm_(servicebus_|role_assignment$)|^azapi_/.test(type)) return [];
    const subject = subjectOf(address);
    if (after === undefined) {
      const end = kinds.get(address) === 'create' ? 'applying makes it again' : 'this plan does not make it again';
      const text = `\`${address}\` was **deleted** in Azure outside Terraform, with what was in it; ${end}`;
      return [{ code: 'drift', subject, text }];
    }
    const sides = [before, after].map((resource) => ({ document: change.before, resource })) as [Side, Side];
    const found = settingChanges(...sides, (one) => one, subject, { tellsAll: true });
    return found.map(({ argument, remark }) => ({
      code: 'drift',
      subject,
      text: `\`${argument}\` of \`${address}\` was changed in Azure outside Terraform: ${remark.text}; ${endOf(drift, after, argument, planned.get(address))}`,
    }));
  });
}

type Side = Parameters<typeof settingChanges>[0];

/** What becomes of a drifted argument. */
function endOf(
  { before }: ResourceDrift,
  after: TerraformResource,
  argument: string,
  planned: TerraformResource | undefined,
): string {
  if (planned === undefined) return 'it goes with this plan';
  const text = ({ values }: TerraformResource) => JSON.stringify(normalized(values[argument]) ?? null);
  if (text(planned) === text(after)) return 'applying takes it as it is';
  return text(planned) === text(before) ? 'applying **puts it back**' : 'applying changes it again';
}
