import type { Bus } from '../bus/bus';
import { type Entity, type Place, placeText } from '../bus/entity-names';
import { peeked } from '../messages/peek';
import { OperationProblem } from '../operation-problem';
import { isForPeople, isSetAside, type Letter, letterOf } from './letter';

/** What was found, and where there is more than was looked at. */
export interface FoundLetters {
  /** In the order in which they are in each place. */
  readonly letters: readonly Letter[];
  readonly cut: readonly Place[];
}

/** So many places are looked at at once. */
const AT_ONCE = 16;

/**
 * The dead letters of some entities, and what was set aside in queues; nothing is taken.
 *
 * @param most how many of each place are looked at
 * @throws OperationProblem
 */
export async function findLetters(
  bus: Bus,
  entities: readonly (Entity | Place)[],
  most: number,
): Promise<FoundLetters> {
  const places = entities.flatMap((one) => ('entity' in one ? [one] : placesOf(one)));
  const letters: Letter[] = [];
  const cut: Place[] = [];
  for (let at = 0; at < places.length; at += AT_ONCE) {
    const some = places.slice(at, at + AT_ONCE);
    const found = await Promise.all(some.map((place) => lettersIn(bus, place, most)));
    for (const [index, one] of found.entries()) {
      letters.push(...one.slice(0, most));
      if (one.length > most) cut.push(some[index] as Place);
    }
  }
  return { letters, cut };
}

function placesOf(entity: Entity): Place[] {
  return [
    ...(entity.kind === 'queue' ? [{ entity, subQueue: undefined }] : []),
    { entity, subQueue: 'deadLetter' as const },
    { entity, subQueue: 'transferDeadLetter' as const },
  ];
}

async function lettersIn(bus: Bus, place: Place, most: number): Promise<Letter[]> {
  const look = (count: number) => peeked(bus, place, { from: 1n, most: count });
  if (place.subQueue === 'transferDeadLetter') return (await orNone(() => look(most + 1))).map(letterOf);
  if (place.subQueue === 'deadLetter' || isForPeople(place.entity)) return (await look(most + 1)).map(letterOf);
  // A queue that people or programs take messages from is not read as a whole: its first one tells what it is.
  const [first] = await look(1);
  if (first === undefined || !isSetAside(first)) return [];
  return (await look(most + 1)).filter(isSetAside).map(letterOf);
}

/** Not everything that speaks the language of Service Bus has what could not be forwarded. */
async function orNone<T>(look: () => Promise<T[]>): Promise<T[]> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof OperationProblem && /there is no such/.test(error.message)) return [];
    throw error;
  }
}

/** That a place has more than was looked at. */
export function cutText(place: Place, most: number): string {
  return `${placeText(place)}: only the first ${most} were looked at; --most looks at more`;
}
