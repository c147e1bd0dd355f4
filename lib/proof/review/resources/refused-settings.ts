import { checkSettings, type SettingProblem } from '../../../routing';
import { show } from '../../../rules';
import type { DocumentChange } from '../../../terraform';
import type { PreviousAddress } from '../remarks/pairs';
import type { Remark } from '../remarks/review';
import type { SubjectOf } from '../remarks/subjects';

/**
 * Settings that Azure would refuse from now on, so that the apply fails at them: those of the change, and those of what it
 * leaves as it is, such as a topic whose namespace goes to Basic. What was so before is no part of the change.
 */
export function reviewRefusedSettings(
  { before, after }: DocumentChange,
  previous: PreviousAddress,
  subjectOf: SubjectOf,
): Remark[] {
  const key = (address: string, { argument, got, allowed }: SettingProblem) =>
    JSON.stringify([address, argument, got, allowed]);
  const old = new Set(checkSettings(before).problems.map((one) => key(one.resource.address, one)));
  return checkSettings(after).problems.flatMap((one): Remark[] => {
    const { address } = one.resource;
    if (old.has(key(previous(address), one))) return [];
    // What a name has in it does not end the code that it is shown as.
    const got = show(one.got).replaceAll('`', "'");
    const text = `**Azure refuses** \`${one.argument}\` \`${got}\`, and the apply fails: allowed ${one.allowed}; ${one.fix}`;
    return [{ code: 'refused-setting', subject: subjectOf(address), text, gate: 'refused-setting' }];
  });
}
