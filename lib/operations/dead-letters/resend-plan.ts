import { REJECTION_PROPERTIES } from '../../trigger/jobs';
import { propertyOf } from '../messages/seen';
import { type Letter, retryQueueOf } from './letter';
import type { Targets } from './resend-targets';

/** What is to become of a letter. */
export interface Planned {
  readonly letter: Letter;
  /** Where it goes. */
  readonly to: string | undefined;
  /** Why it stays where it is; `undefined` where it goes. */
  readonly stays: string | undefined;
}

/**
 * What sending again does with each letter.
 *
 * @param into where they go, whatever they name
 */
export async function planned(
  letters: readonly Letter[],
  into: string | undefined,
  targets: Targets,
): Promise<Planned[]> {
  const all: Planned[] = [];
  for (const letter of letters) {
    const to = into ?? retryQueueOf(letter);
    all.push({ letter, to, stays: await whyNot(letter, to, into, targets) });
  }
  return all;
}

async function whyNot(
  { seen }: Letter,
  to: string | undefined,
  into: string | undefined,
  targets: Targets,
): Promise<string | undefined> {
  if (propertyOf(seen, REJECTION_PROPERTIES.cutFrom) !== undefined && seen.place.subQueue === undefined)
    return 'only its first part was kept';
  if (to === undefined) return 'names no queue: say which with --into';
  if (await targets.exists(to)) return undefined;
  if (into !== undefined) return `there is no queue and no topic ${into}`;
  return `there is no queue ${to}: say which with --into; into the topic, its rules choose anew, every subscription that wants it gets it again, and where duplicates are detected it is dropped`;
}
