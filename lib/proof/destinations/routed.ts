import { type DeadLetters, type End, type Subscription, type TopicResult, unknownsIn } from '../../routing';
import type { Message } from '../../rules';
import { DEAD_LETTERS, labelOf, stopName } from './forward-stop';
import type { Arrival } from './walk';

/**
 * Whether the router has the copies of a message end where a proof does; so as well where the router cannot tell.
 *
 * How many dead letters a subscription has of a message that several of its rules fail on is not documented, so of dead
 * letters only the places are compared.
 */
export function areRoutedSo(result: TopicResult, arrivals: readonly Arrival[], message: Message): boolean {
  if (unknownsIn(result).length > 0) return true;
  const routed = counted(placesOf(result));
  const sure = counted(arrivals.filter(({ messages }) => messages.has(message)).map(endOf));
  const possible = counted(arrivals.filter(({ messages }) => messages.mayHave(message)).map(endOf));
  return [...routed.keys(), ...sure.keys()].every((end) => {
    const [least = 0, count = 0, most = 0] = [sure.get(end), routed.get(end), possible.get(end)];
    return end.endsWith(DEAD_LETTERS)
      ? Math.min(least, 1) <= count && Math.min(count, 1) <= most
      : least <= count && count <= most;
  });
}

/** What has the copies of a message at last, by the router, one entry a copy; what a topic drops is nowhere. */
export function placesOf(result: TopicResult): readonly string[] {
  return endsOf(result).flatMap(({ state, at }) => (state === 'lost' ? [] : [at]));
}

/** Where one copy of a message ends, after all forwarding, as the router tells it. */
export interface RoutedEnd {
  /** What it has passed, its subscription first: `events/gpu`, `gpu-work`, `gpu-work/$DeadLetterQueue`. */
  readonly way: readonly string[];
  /** What has it at last. */
  readonly at: string;
  /**
   * `waiting` to be read, `dead-letter`, `left` for something that the document does not have, `lost` in a topic where no
   * subscription gets it, or `unknown`.
   */
  readonly state: 'waiting' | 'dead-letter' | 'left' | 'lost' | 'unknown';
  /** Why, where it is not simply waiting. */
  readonly reason?: string;
}

/**
 * Where the copies of a message end by what the router says, one entry a copy; dead letters are followed as well.
 *
 * @param of the one subscription whose copies are meant, or all
 */
export function endsOf({ results }: TopicResult, of?: Subscription): readonly RoutedEnd[] {
  const own = of === undefined ? results : results.filter(({ subscription }) => subscription === of);
  return own.flatMap(({ copies, failures }) => [
    ...copies.flatMap(({ end }) => endsBehind(end)),
    ...failures.flatMap(({ rule, reason, deadLettered, deadLetters }) =>
      deadLettered === false || deadLetters === undefined
        ? []
        : deadEnds([], deadLetters, `rule ${rule} fails: ${reason}`),
    ),
  ]);
}

function endsBehind({ way, state, reason, next, deadLetters }: End): readonly RoutedEnd[] {
  const at = way.at(-1) ?? '';
  if (next !== undefined) return endsIn(next, way);
  if (deadLetters !== undefined)
    return deadEnds(way.slice(0, way.lastIndexOf(deadLetters.of) + 1), deadLetters, reason);
  return [{ way, at, state, ...(reason !== undefined && { reason }) }];
}

/** What becomes of a copy in the topic that it was forwarded to. */
function endsIn(next: TopicResult, way: readonly string[]): readonly RoutedEnd[] {
  const further = endsOf(next).map((one) => ({ ...one, way: [...way, ...one.way] }));
  const at = way.at(-1) ?? '';
  if (unknownsIn(next).length > 0) {
    return [...further, { way, at, state: 'unknown', reason: 'who else gets it there cannot be told' }];
  }
  return further.length > 0 ? further : [{ way, at, state: 'lost', reason: 'no subscription there gets it' }];
}

/** @param before what it has passed before it was a dead letter; empty where a rule has failed on it */
function deadEnds(
  before: readonly string[],
  { of, goesOn }: DeadLetters,
  reason: string | undefined,
): readonly RoutedEnd[] {
  const at = `${of}${DEAD_LETTERS}`;
  const way = before.length === 0 ? [at] : [...before, at];
  if (goesOn === undefined) return [{ way, at, state: 'dead-letter', ...(reason !== undefined && { reason }) }];
  return endsBehind(goesOn).map((one) => ({
    ...one,
    way: [...way, ...one.way.slice(1)],
    ...(one.reason === undefined && reason !== undefined && { reason }),
  }));
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
