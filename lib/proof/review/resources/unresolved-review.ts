import type { Topology, Unresolved } from '../../../routing';
import { concernsMessages } from '../../../routing/reading/not-understood';
import type { DocumentChange } from '../../../terraform';
import type { PreviousAddress } from '../remarks/pairs';
import type { Remark } from '../remarks/review';
import type { SubjectOf } from '../remarks/subjects';

/** Remarks that tell of everything that is not known of their subject. */
const TELLS_ALL = new Set(['loose-rule', 'not-understood', 'no-rules']);

/**
 * What cannot be looked at, since only Terraform knows it. What was so before and does not change is no news.
 *
 * @param told what is told already
 */
export function reviewUnresolved(
  { changes }: DocumentChange,
  before: Topology,
  after: Topology,
  previous: PreviousAddress,
  subjectOf: SubjectOf,
  told: readonly Remark[],
): Remark[] {
  const known = new Set(before.unresolved.map(partOf));
  const changing = new Set(changes.filter(({ kind }) => kind !== 'none').map(({ address }) => address));
  const isTold = toldUnknowns(told, subjectOf);
  const wasSo = (one: Unresolved) => known.has(partOf({ ...one, address: previous(one.address) }));
  return after.unresolved
    .filter((one) => (!wasSo(one) || changing.has(one.address)) && !isTold(one))
    .map(({ address, argument, problem }) => ({
      code: 'unresolved',
      subject: address,
      text: argument === '' ? problem : `\`${argument}\` is not part of this review: ${problem}`,
      unknown: true,
    }));
}

/** Each argument of a resource is one part, whatever is said of it. */
function partOf({ address, argument }: Unresolved): string {
  return `${address} ${argument}`;
}

/** What a remark that tells of it has in it: the argument, or the whole sentence of what has none. */
function wordsOf({ argument, problem }: Unresolved): string {
  return argument === '' ? problem : `\`${argument}\``;
}

/** Whether some remark says already that an argument of a resource is not known. */
function toldUnknowns(told: readonly Remark[], subjectOf: SubjectOf): (one: Unresolved) => boolean {
  const bySubject = new Map<string, Remark[]>();
  const add = (subject: string, remark: Remark) => bySubject.set(subject, [...(bySubject.get(subject) ?? []), remark]);
  for (const remark of told.filter(({ unknown }) => unknown === true)) {
    add(remark.subject, remark);
    // A rule is named in the text where its subscription is the subject.
    const rule = /^rule `([^`]+)`/.exec(remark.text)?.[1];
    if (rule !== undefined) add(rule, remark);
  }
  const parts = new Set(told.flatMap(({ tells = [] }) => tells.map(partOf)));
  return (one) =>
    parts.has(partOf(one)) ||
    [one.address, subjectOf(one.address)]
      .flatMap((subject) => bySubject.get(subject) ?? [])
      .some(({ code, text }) => TELLS_ALL.has(code) || text.includes(wordsOf(one)));
}

/** Parts of the documents that were not understood; in a plan one that does not change says nothing of the change. */
export function reviewGaps({ before, after, changes }: DocumentChange, told: readonly Remark[]): Remark[] {
  const changing = new Set(changes.filter(({ kind }) => kind !== 'none').map(({ address }) => address));
  const isIn = (address: string, { resources }: DocumentChange['after']) =>
    resources.some((resource) => resource.address === address);
  const subjects = new Set(told.filter(({ unknown }) => unknown === true).map(({ subject }) => subject));
  const gaps = new Map(
    [...before.gaps, ...after.gaps].filter(concernsMessages).map((gap) => [`${gap.address} ${gap.why}`, gap]),
  );
  return [...gaps.values()].flatMap(({ address, why }) => {
    const isUnchanged = isIn(address, before) && isIn(address, after) && !changing.has(address);
    if (isUnchanged || subjects.has(address)) return [];
    const text = `${why}: cannot tell what it does to messages`;
    return [{ code: 'unresolved', subject: address, text, unknown: true as const }];
  });
}
