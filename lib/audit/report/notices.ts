import { counted, endOf, NOTICE_DAYS } from '../../rules';
import type { AuditResult } from '../audit';
import { isTemplate, type PlacedWaiver } from '../waivers/waiver';

/** What somebody should know of exceptions that are in order. It does not change the exit status. */
export interface ExceptionNotice {
  /** `ends-soon`: within ninety days. `not-approved`: exceptions of the template, which nobody has approved and which do not end. */
  readonly kind: 'ends-soon' | 'not-approved';
  /** One line about all of them. */
  readonly text: string;
  /** Those that it is about, the next to end first. */
  readonly waivers: readonly PlacedWaiver[];
}

/** The notices about a result, a line each. */
export function exceptionNotices(result: AuditResult): string[] {
  return noticesAbout(result).map(({ text }) => text);
}

/** The notices about a result, with the exceptions. */
export function noticesAbout({ waivers, today }: AuditResult): ExceptionNotice[] {
  const templates = waivers.filter(isTemplate);
  const ending = waivers
    .filter((waiver) => !isTemplate(waiver) && endOf(waiver, today) === 'ending')
    .sort((a, b) => (a.expires < b.expires ? -1 : Number(a.expires > b.expires)));
  return [
    ...(ending.length === 0 ? [] : [{ kind: 'ends-soon' as const, text: endText(ending), waivers: ending }]),
    ...(templates.length === 0
      ? []
      : [{ kind: 'not-approved' as const, text: templateText(templates.length), waivers: templates }]),
  ];
}

function endText(ending: readonly PlacedWaiver[]): string {
  const verb = ending.length === 1 ? 'ends' : 'end';
  return `${counted(ending.length, 'exception')} ${verb} within ${NOTICE_DAYS} days: ${list(ending)}`;
}

function templateText(count: number): string {
  return `${counted(count, 'exception')} of the template: nobody has approved ${count === 1 ? 'it, and it has' : 'them, and they have'} no end, so that the exit status is as if ${count === 1 ? 'it' : 'they'} were in order; before you deploy, put your own approver, ticket and last day where they stand in your code`;
}

/** Each day once, with where to give another: `on 2027-06-30 SB-NET-001 at dev/bus (waivers.yaml:7)`. */
function list(ending: readonly PlacedWaiver[]): string {
  const byDay = new Map<string, string[]>();
  for (const { expires, id, scope, location } of ending) {
    const text = `${id} at ${scope} (${location.file}:${location.line})`;
    byDay.set(expires, [...(byDay.get(expires) ?? []), text]);
  }
  return [...byDay].map(([day, all]) => `on ${day} ${all.join(', ')}`).join('; ');
}
