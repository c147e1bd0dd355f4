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
  const proved = arrivals.filter(({ messages }) => messages.has(message)).map(endOf);
  return keyOf(proved) === keyOf(endsOf(result));
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

function keyOf(ends: readonly string[]): string {
  const waiting = ends.filter((end) => !end.endsWith(DEAD_LETTERS)).sort();
  const dead = [...new Set(ends.filter((end) => end.endsWith(DEAD_LETTERS)))].sort();
  return JSON.stringify([waiting, dead]);
}
