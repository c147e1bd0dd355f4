import { daysBetween, endOf, isTemplateWaiver, type Waiver } from '../../rules';

/**
 * What somebody should know of the exceptions beside a construct: those that have ended or end soon, and those that
 * are written twice. The audit says the same, perhaps later than the next deployment.
 *
 * @param today a day such as `2026-11-22`
 */
export function waiverWarnings(waivers: readonly Waiver[], today: string): string[] {
  return [...endWarnings(waivers, today), ...repeatedWarnings(waivers)];
}

/** Those that end on one day share a line. */
function endWarnings(waivers: readonly Waiver[], today: string): string[] {
  const byDay = new Map<string, Waiver[]>();
  for (const waiver of waivers) {
    if (isTemplateWaiver(waiver) || endOf(waiver, today) === 'current') continue;
    byDay.set(waiver.expires, [...(byDay.get(waiver.expires) ?? []), waiver]);
  }
  return [...byDay].sort().map(([day, ending]) => {
    const days = daysBetween(today, day);
    const isOver = days < 0;
    const when = isOver ? 'so the audit fails' : `${inDays(days)}, and the audit fails from then on`;
    const names = [...new Set(ending.map(({ id, ticket }) => `${id} (${ticket})`))].join(', ');
    const one = ending.length === 1;
    const verb = isOver ? 'ended' : one ? 'ends' : 'end';
    return `${one ? 'an exception' : 'exceptions'} ${verb} on ${day}, ${when}: ${names}; follow the rule, or have it approved anew`;
  });
}

function inDays(days: number): string {
  if (days === 0) return 'today';
  return days === 1 ? 'in a day' : `in ${days} days`;
}

function repeatedWarnings(waivers: readonly Waiver[]): string[] {
  const counts = new Map<string, number>();
  for (const { id } of waivers) counts.set(id, (counts.get(id) ?? 0) + 1);
  const repeated = [...counts].filter(([, count]) => count > 1);
  return repeated.map(
    ([id, count]) => `the exception ${id} stands here ${count} times; one is enough, take the others away`,
  );
}
