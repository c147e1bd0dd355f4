import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import type { Bus } from '../bus/bus';
import { type Place, placeText } from '../bus/entity-names';
import type { Letter } from './letter';

/** What a letter is gone for, or why it stays. */
export type Taken =
  /** What was to be done was done, and it is gone from here. */
  { readonly kind: 'done' } | { readonly kind: 'stays'; readonly why: string };

const BATCH = 50;
/** How long is waited for one more, in milliseconds: somebody else may have it. */
const LONGEST_WAIT = 3_000;

/**
 * Takes letters out of a place in their order: `act` does what is to be done with one, and then it is gone from here. What
 * `act` refuses stays. Others that stand before them are held meanwhile, and given back at the end, which counts as a
 * delivery of theirs.
 *
 * @param act answers why a letter stays after all
 * @param signal ends it: what is under way is done, and no more
 * @throws OperationProblem where nothing can be taken from there
 */
export async function take(
  bus: Bus,
  place: Place,
  letters: readonly Letter[],
  act: (letter: Letter) => Promise<string | undefined>,
  signal: AbortSignal,
): Promise<Map<Letter, Taken>> {
  const wanted = new Map(letters.map((letter) => [letter.seen.sequenceNumber, letter]));
  const taken = new Map<Letter, Taken>();
  const held: ServiceBusReceivedMessage[] = [];
  const receiver = bus.receiver(place);
  try {
    while (wanted.size > 0 && !signal.aborted) {
      const batch = await receiver.receiveMessages(BATCH, { maxWaitTimeInMs: LONGEST_WAIT });
      if (batch.length === 0) break;
      for (const message of batch) {
        const number = BigInt(message.sequenceNumber?.toString() ?? -1);
        const letter = signal.aborted ? undefined : wanted.get(number);
        if (letter !== undefined) wanted.delete(number);
        const why = letter === undefined ? 'is not meant' : await act(letter);
        if (letter === undefined || why !== undefined) held.push(message);
        if (letter === undefined) continue;
        if (why !== undefined) {
          taken.set(letter, { kind: 'stays', why });
          continue;
        }
        const lost = await receiver.completeMessage(message).then(
          () => undefined,
          (error: Error) => error.message,
        );
        taken.set(
          letter,
          lost === undefined ? { kind: 'done' } : { kind: 'stays', why: `done, and still here: ${lost}` },
        );
      }
    }
  } catch (error) {
    throw bus.problem(error, { entity: placeText(place), role: 'Azure Service Bus Data Receiver' });
  } finally {
    // A lock that has ended has given it back already.
    for (const message of held) await receiver.abandonMessage(message).catch(() => undefined);
    await receiver.close().catch(() => undefined);
  }
  const why = signal.aborted ? 'somebody has interrupted it' : 'somebody else has it, or has taken it';
  for (const letter of wanted.values()) taken.set(letter, { kind: 'stays', why });
  return taken;
}
