import { toldParts, type Unresolved, waitKey } from '../../../routing';
import { counted } from '../../../rules';
import type { Remark } from '../remarks/review';

/** That it cannot be told: by the solver in its budget, or since something of the document is not known. */
export function undecided(
  subject: string,
  question: string,
  { reason, unresolved = [] }: { readonly reason: string; readonly unresolved?: readonly Unresolved[] },
): Remark {
  const code = unresolved.length > 0 ? 'unresolved' : 'undecided';
  const text = `${question}: ${reason}`;
  return { code, subject, text, unknown: true, waitsFor: unresolved, tells: toldParts(unresolved) };
}

/**
 * The remarks of a topic, each thing that is not known once: one question for all that wait for the same, and none for
 * those that wait only for rules of which it is told already that they are not known, or refused.
 */
export function grouped(remarks: readonly Remark[]): Remark[] {
  const told = remarks.filter(({ code }) => code === 'invalid-rule' || code === 'unknown-rule');
  const parts = new Set(told.flatMap(({ tells = [] }) => tells.map((one) => waitKey([one]))));
  const isTold = (one: Unresolved) => parts.has(waitKey([one]));
  const counts = new Map<string, number>();
  const kept = remarks.filter(({ waitsFor = [] }) => {
    if (waitsFor.length === 0) return true;
    if (waitsFor.every(isTold)) return false;
    const key = waitKey(waitsFor);
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts.get(key) === 1;
  });
  return kept.map(({ waitsFor = [], ...remark }) => {
    const others = (counts.get(waitKey(waitsFor)) ?? 1) - 1;
    const more =
      others === 0 ? '' : ` (and ${counted(others, 'more question')} ${others === 1 ? 'waits' : 'wait'} for that)`;
    return { ...remark, text: `${remark.text}${more}` };
  });
}
