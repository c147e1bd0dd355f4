import { colors } from '../../terminal';
import type { TerminalText } from '../../text';

/** What is said of something, each in its colour. */
const WORDS = {
  proved: colors.green,
  refuted: colors.red,
  found: colors.yellow,
  undecided: colors.yellow,
  excluded: colors.red,
  unknown: colors.yellow,
  closed: colors.yellow,
} as const;

/** A word at the beginning of a line, as wide as all of them. */
export function word(said: keyof typeof WORDS): TerminalText {
  return WORDS[said](said.padEnd(9));
}

/** What waits for the same, under its reason. */
export function alike<T extends { readonly reason: string }>(
  open: readonly T[],
): { reason: string; all: readonly T[] }[] {
  const groups = new Map<string, T[]>();
  for (const one of open) groups.set(one.reason, [...(groups.get(one.reason) ?? []), one]);
  return [...groups].map(([reason, all]) => ({ reason, all }));
}

/** So many of what waits for the same are named. */
const MOST_NAMED = 3;

/** What waits for the same, the first of many by name. */
export function listOf<T>(all: readonly T[], name: (one: T) => string, what: string): string {
  const named = all.slice(0, MOST_NAMED).map(name).join(', ');
  return all.length > MOST_NAMED ? `${named} and ${all.length - MOST_NAMED} more ${what}` : named;
}
