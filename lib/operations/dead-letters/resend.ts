import { annotatedOf } from '../bus/annotated';
import type { Bus } from '../bus/bus';
import { type Place, placeText } from '../bus/entity-names';
import { idOf } from '../messages/seen';
import { again, type Changes } from './again';
import type { Letter } from './letter';
import { idAgain } from './original-ids';
import type { Planned } from './resend-plan';
import type { Targets } from './resend-targets';
import { take } from './take';

/** What has become of a letter. */
export interface Resent extends Planned {
  /** It was at its target already, and was not sent once more. */
  readonly wasThere: boolean;
}

/**
 * Sends letters again, each place in its order: first it is sent, then it is gone from here.
 *
 * The official client for JavaScript has no transactions, so whoever stops in between finds it at both places. Run again, a
 * message that waits in the target as it was sent is not sent twice, it is only taken away here; one that was taken there
 * meanwhile is sent again under the id of before, and is dropped where duplicates are detected: by each queue of retries.
 *
 * A message that cannot be sent stays, and so do those behind it that are of its session: their order counts.
 */
export async function resend(
  bus: Bus,
  plan: readonly Planned[],
  changes: Changes,
  targets: Targets,
  signal: AbortSignal,
): Promise<Resent[]> {
  const targetOf = new Map(
    plan.flatMap(({ letter, to, stays }) => (stays === undefined ? [[letter, to as string]] : [])),
  );
  const stays = new Map<Letter, string>();
  const already = new Set<Letter>();
  const senders = new Map<string, ReturnType<Bus['client']['createSender']>>();
  const broken = new Set<string>();
  const send = async (letter: Letter): Promise<string | undefined> => {
    const to = targetOf.get(letter) as string;
    const order = orderOf(letter, to);
    if (order !== undefined && broken.has(order)) return 'one before it, of its session, could not be sent';
    const bytes = again(letter.seen.encoded, { ...changes, ...idAgain(letter.seen, to) });
    if (idOf(letter.seen) !== undefined && (await targets.has(to, bytes))) {
      already.add(letter);
      return undefined;
    }
    const sender = senders.get(to) ?? bus.client.createSender(to);
    senders.set(to, sender);
    try {
      await sender.sendMessages(annotatedOf(bytes));
      return undefined;
    } catch (error) {
      if (order !== undefined) broken.add(order);
      return `cannot be sent: ${bus.problem(error, { entity: to, role: 'Azure Service Bus Data Sender' }).message}`;
    }
  };
  try {
    for (const [place, letters] of byPlace([...targetOf.keys()])) {
      for (const [letter, taken] of await take(bus, place, letters, send, signal))
        if (taken.kind === 'stays') stays.set(letter, taken.why);
    }
  } finally {
    for (const sender of senders.values()) await sender.close().catch(() => undefined);
  }
  return plan.map((one) => ({ ...one, stays: one.stays ?? stays.get(one.letter), wasThere: already.has(one.letter) }));
}

/** Takes letters away for good. @returns those that stay, and why */
export async function discard(bus: Bus, letters: readonly Letter[], signal: AbortSignal): Promise<Map<Letter, string>> {
  const stays = new Map<Letter, string>();
  for (const [place, some] of byPlace(letters)) {
    for (const [letter, taken] of await take(bus, place, some, async () => undefined, signal))
      if (taken.kind === 'stays') stays.set(letter, taken.why);
  }
  return stays;
}

function orderOf({ seen }: Letter, to: string): string | undefined {
  const session = seen.message.system.get('SessionId');
  return typeof session === 'string' ? JSON.stringify([to, session]) : undefined;
}

function byPlace(letters: readonly Letter[]): [Place, Letter[]][] {
  const places = new Map<string, [Place, Letter[]]>();
  for (const letter of letters) {
    const { place } = letter.seen;
    const found = places.get(placeText(place)) ?? [place, []];
    places.set(placeText(place), found);
    found[1].push(letter);
  }
  return [...places.values()];
}
