import { type DeadLetters, type End, type TopicResult, unknownsIn } from '../../routing';
import type { Message } from '../../rules';
import { DEAD_LETTERS, labelOf, stopName } from './stop';
import type { Arrival } from './walk';

/**
 * Whether the router has the copies of a message end where a proof does; so as well where the router cannot tell.
 *
 * How many dead letters a subscription has of a message that several of its rules fail on is not documented, so of dead
 * letters only the places are compared.
 */
export function areRoutedSo(result: TopicResult, arrivals: readonly Arrival[], message: Message): boolean {
  if (unknownsIn(result).length > 0) return true;
  const routed = counted(endsOf(result));
  const sure = counted(arrivals.filter(({ messages }) => messages.has(message)).map(endOf));
  const possible = counted(arrivals.filter(({ messages }) => messages.mayHave(message)).map(endOf));
  return [...routed.keys(), ...sure.keys()].every((end) => {
    const [least = 0, count = 0, most = 0] = [sure.get(end), routed.get(end), possible.get(end)];
    return end.endsWith(DEAD_LETTERS)
      ? Math.min(least, 1) <= count && Math.min(count, 1) <= most
      : least <= count && count <= most;
  });
}

/** Where the copies of a message end by what the router says, one entry a copy. */
export function endsOf({ results }: TopicResult): readonly string[] {
  return results.flatMap(({ copies, failures }) => [
    ...copies.flatMap(({ end }) => endsBehind(end)),
    ...failures.flatMap(({ deadLettered, deadLetters }) => (deadLettered === false ? [] : deadEnds(deadLetters))),
  ]);
}

function endsBehind({ way, next, deadLetters }: End): readonly string[] {
  if (next !== undefined) return endsOf(next);
  return deadLetters === undefined ? [way.at(-1) ?? ''] : deadEnds(deadLetters);
}

function deadEnds(dead: DeadLetters | undefined): readonly string[] {
  if (dead === undefined) return [];
  return dead.goesOn === undefined ? [`${dead.of}${DEAD_LETTERS}`] : endsBehind(dead.goesOn);
}

/** What has a copy at last, as the router names it. */
export function endOf({ way }: Arrival): string {
  const last = way.filter(({ kind }) => kind !== 'unknown').at(-1);
  if (last?.kind !== 'entity') return last === undefined ? '' : stopName(last);
  return `${labelOf(last.entity)}${last.isDeadLetter ? DEAD_LETTERS : ''}`;
}

function counted(ends: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const end of ends) counts.set(end, (counts.get(end) ?? 0) + 1);
  return counts;
}
