import { HIGHEST_PRIORITY } from '../../jobs';
import type { Time, Waiting } from './ledger';

/** One step of priority is worth so long a wait. */
export const AGING = 60 * 60_000;

/** What decides who is before whom. */
export type Ranked = Pick<Waiting, 'key' | 'since' | 'priority'>;

/**
 * The time by which a request would have its turn if all were equally urgent: earlier by an hour for each step of priority.
 *
 * All grow older alike, so who is before whom never changes, and nobody can be overtaken for ever: only by requests that
 * come within `(9 - priority)` hours after it.
 */
export function turnOf({ since, priority }: Ranked): Time {
  return since + (HIGHEST_PRIORITY - priority) * AGING;
}

/** Below 0 where the one is before the other. */
export function compareTurns(one: Ranked, other: Ranked): number {
  const difference = turnOf(one) - turnOf(other) || one.since - other.since;
  if (difference !== 0) return difference;
  return one.key < other.key ? -1 : Number(one.key > other.key);
}
