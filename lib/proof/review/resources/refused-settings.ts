import { checkSettings, type SettingProblem } from '../../../routing';
import { show } from '../../../rules';
import { type DocumentChange, Reference } from '../../../terraform';
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
  const was = checkSettings(before);
  const old = new Set(was.problems.map((one) => key(one.resource.address, one)));
  const resources = new Map(before.resources.map((resource) => [resource.address, resource]));
  // Where it is not known what was before, it may have been the same: settings that are not known are told as such.
  const isOpen = ({ resource: { address, values }, argument }: SettingProblem) => {
    const before = resources.get(previous(address));
    if (before === undefined) return false;
    const value = before.values[argument];
    // What is as it was may have been refused in the tier that it was in.
    const isTierOpen = was.tierless.has(before.address) || before.values.sku instanceof Reference;
    if (isTierOpen && JSON.stringify(value) === JSON.stringify(values[argument])) return true;
    // A reference to the namespace is resolved: what it leads to is known, or its tier is not.
    return argument !== 'namespace_id' && value instanceof Reference;
  };
  return checkSettings(after).problems.flatMap((one): Remark[] => {
    const { address } = one.resource;
    if (old.has(key(previous(address), one)) || isOpen(one)) return [];
    // What a name has in it does not end the code that it is shown as.
    const got = show(one.got).replaceAll('`', "'");
    const text = `**Azure refuses** \`${one.argument}\` \`${got}\`, and the apply fails: allowed ${one.allowed}; ${one.fix}`;
    return [{ code: 'refused-setting', subject: subjectOf(address), text, gate: 'refused-setting' }];
  });
}
