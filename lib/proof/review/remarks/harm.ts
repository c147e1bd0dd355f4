import { aboutOf, HARMS, type RemarkCode } from './remark-codes';

/** What of a remark says how harmful it is. */
interface Harmful {
  readonly code: RemarkCode;
  readonly gate?: string;
  readonly acknowledged?: string;
  readonly unknown?: true;
}

/** How harmful a remark is: the smaller, the earlier it is told. What a gate stops comes before everything. */
export function harmOf({ code, gate, acknowledged, unknown }: Harmful): number {
  if (gate !== undefined) return acknowledged === undefined ? -2 : -1;
  return HARMS.indexOf(unknown === true ? 'unknown' : aboutOf(code));
}

/** Whether a remark tells that messages are lost or come twice, by whatever means. */
export function isLossOrDouble({ code }: Harmful): boolean {
  const about = aboutOf(code);
  return about === 'loss' || about === 'duplicate';
}

/** Whether a remark is only worth a line. */
export function isQuiet(remark: Harmful): boolean {
  return harmOf(remark) === HARMS.indexOf('quiet');
}
