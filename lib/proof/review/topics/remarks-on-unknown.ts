import { reasonsOf, toldParts, type Unresolved, waitKey } from '../../../routing';
import { counted } from '../../../rules';
import type { Remark } from '../remarks/review';

/**
 * That it cannot be told: by the solver in its budget, or since something of the document is not known.
 *
 * @param question what, as the rest of a sentence: `whether it loses messages`
 */
export function undecided(
  subject: string,
  question: string,
  { reason, unresolved = [] }: { readonly reason: string; readonly unresolved?: readonly Unresolved[] },
): Remark {
  const code = unresolved.length > 0 ? 'unresolved' : 'undecided';
  const why = unresolved.length > 0 ? `, since ${sinceText(unresolved)}` : `: ${reason}`;
  const text = `cannot tell ${question}${why}`;
  return { code, subject, text, unknown: true, waitsFor: unresolved, tells: toldParts(unresolved) };
}

/** Why something is not known, as the rest of a sentence after "since": the first reasons, a clause each. */
export function sinceText(unresolved: readonly Unresolved[]): string {
  const told = new Set(toldParts(unresolved));
  const reasons = reasonsOf(unresolved).map(({ parts }) => parts);
  const clauses = reasons.filter(([first]) => first !== undefined && told.has(first)).map(clauseOf);
  const hidden = reasons.flat().filter((one) => !told.has(one)).length;
  return [...clauses, ...(hidden > 0 ? [`and ${hidden} more`] : [])].join('; ');
}

function clauseOf(parts: readonly Unresolved[]): string {
  const [first, second] = parts as readonly [Unresolved, Unresolved?];
  const others =
    second === undefined ? '' : parts.length === 2 ? ` and \`${second.address}\`` : ` and ${parts.length - 1} more`;
  const names = `\`${first.address}\`${others}`;
  if (first.argument === '') return `of ${names} ${first.problem}`;
  // That it is not known is said once; what is known, as a target is that is not there, is not said to be unknown.
  const why = first.problem.replace(/^its [a-z ]+ is not known: /, '');
  const isOpen = why !== first.problem || why.startsWith('it is ');
  return `\`${first.argument}\` of ${names}${isOpen ? ' is not known' : ''}: ${why}`;
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
