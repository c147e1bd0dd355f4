import { type Bus, openBus } from '../../operations/bus/bus';
import { addressOf } from '../../operations/bus/bus-address';
import { allEntities, type Entity, entityText, type Place, placeNamed } from '../../operations/bus/entity-names';
import { cutText, type FoundLetters, findLetters } from '../../operations/dead-letters/find';
import { grouped, isMeant, type Letter } from '../../operations/dead-letters/letter';
import { print, printError, printJson, withProgress } from '../../terminal';
import { UsageError } from '../common/exit-status';
import type { LetterOptions } from './dead-letters-options';
import { groupJson, groupLines, letterJson, letterLines } from './letter-lines';
import { subscriptionsOf } from './topics';

/** `training-job-scheduler dead-letters list` */
export async function list(entity: string | undefined, options: LetterOptions): Promise<void> {
  const letters = await chosen(entity, options);
  const groups = grouped(letters);
  if (options.json === true) for (const group of groups) printJson(groupJson(group));
  else print(groups.length === 0 ? 'no dead letters, and nothing set aside' : groups.flatMap(groupLines));
}

/** `training-job-scheduler dead-letters show` */
export async function show(entity: string | undefined, options: LetterOptions): Promise<void> {
  if (entity === undefined && options.messageId === undefined)
    throw new UsageError(
      'say which: a queue, topic/subscription, or a topic; or --message-id, which is looked for everywhere',
    );
  const letters = await chosen(entity, options);
  if (entity === undefined) mustBeInOne(letters, options);
  if (options.json === true) for (const letter of letters) printJson(letterJson(letter));
  else print(letters.length === 0 ? 'none' : letters.flatMap(letterLines));
}

/** A message may have died in several subscriptions, each time for a reason of its own. */
function mustBeInOne(letters: readonly Letter[], { messageId }: LetterOptions): void {
  const places = [...new Set(letters.map(({ seen }) => entityText(seen.place.entity)))];
  if (places.length > 1)
    throw new UsageError(`${messageId} is in ${places.length} places; say which: ${places.join(', ')}`);
  if (places.length === 0)
    throw new UsageError(`${messageId}: there is no dead letter of this id, and nothing of it is set aside`);
}

async function chosen(entity: string | undefined, options: LetterOptions): Promise<Letter[]> {
  const bus = await openBus(addressOf(options.at));
  try {
    const { letters } = await lettersOf(bus, entity, options.most);
    return letters.filter((letter) => isMeant(letter, options));
  } finally {
    await bus.close();
  }
}

/** The letters of what is named, or of everything; says where there are more. */
export async function lettersOf(bus: Bus, name: string | undefined, most: number): Promise<FoundLetters> {
  const found = await withProgress('looking for dead letters', async () =>
    findLetters(bus, await entitiesNamed(bus, name ?? bus.address.entity), most),
  );
  printError(found.cut.map((place) => `training-job-scheduler: ${cutText(place, most)}`));
  return found;
}

async function entitiesNamed(bus: Bus, name: string | undefined): Promise<(Entity | Place)[]> {
  if (name === undefined) return allEntities(await bus.entities());
  const place = placeNamed(name);
  if (place.subQueue !== undefined) return [place];
  if (place.entity.kind === 'subscription') return [place.entity];
  return (await subscriptionsOf(bus, name)) ?? [place.entity];
}
