import { counted } from '../../rules';
import { daysBetween } from '../apply-waivers';
import type { AuditResult } from '../audit';
import { isTemplate, type PlacedWaiver } from '../waivers';

/** So long before its end an exception is told of: time to follow the rule, or to have it approved anew. */
const NOTICE_DAYS = 90;

/** What somebody should know of exceptions that are in order: those that end soon, and those that nobody has approved. */
export function exceptionNotices({ waivers, today }: AuditResult): string[] {
  const templates = waivers.filter(isTemplate);
  const ending = waivers.filter((waiver) => {
    const days = daysBetween(today, waiver.expires);
    return !isTemplate(waiver) && days >= 0 && days <= NOTICE_DAYS;
  });
  return [
    ...(ending.length === 0 ? [] : [`${countedEnd(ending)} within ${NOTICE_DAYS} days: ${list(ending)}`]),
    ...(templates.length === 0
      ? []
      : [
          `${counted(templates.length, 'exception')} of the template: nobody has approved ${templates.length === 1 ? 'it' : 'them'}; before you deploy, put your own approver, ticket and last day into lib/scheduler/environments.ts`,
        ]),
  ];
}

function countedEnd(waivers: readonly PlacedWaiver[]): string {
  return `${counted(waivers.length, 'exception')} ${waivers.length === 1 ? 'ends' : 'end'}`;
}

/** Each day once, the next one first: `on 2027-06-30 SB-NET-001 at dev/bus, SB-LOCK-001 at dev/bus`. */
function list(waivers: readonly PlacedWaiver[]): string {
  const byDay = new Map<string, string[]>();
  for (const { expires, id, scope } of waivers)
    byDay.set(expires, [...(byDay.get(expires) ?? []), `${id} at ${scope}`]);
  return [...byDay]
    .sort()
    .map(([day, all]) => `on ${day} ${all.join(', ')}`)
    .join('; ');
}
