import type { Time } from './ledger';
import type { Documents } from './stored-documents';

/** The document that stops all starts by being there. */
export const STOP_DOCUMENT = 'stop.json';
/** While all is stopped, a message looks again so soon at the soonest, and so late at the latest. */
const SOONEST = 60_000;
const LATEST = 60 * 60_000;

/** What whoever has stopped all starts has left. */
export interface Stop {
  /** When, as he says it: `2026-11-27T10:00:00.000Z`; nothing where he does not. */
  readonly since: string | undefined;
  readonly by: string | undefined;
  readonly reason: string | undefined;
}

/** Whether all starts are stopped, and what time it is. */
export interface StopLook {
  readonly stop: Stop | undefined;
  /** When a message that is stopped looks again. */
  readonly again: Time;
}

/** Looks whether all starts are stopped. @throws NotNow where that cannot be told now: then nothing starts */
export async function lookForStop(documents: Documents): Promise<StopLook> {
  const { text, now, written = now } = await documents.read(STOP_DOCUMENT);
  // After a stop of ten minutes all goes on within five, and one of days is looked at once an hour: each look is a copy of
  // the message.
  const again = now + Math.min(LATEST, Math.max(SOONEST, (now - written) / 2));
  return { stop: text === undefined ? undefined : readStop(text), again };
}

export function stopText(stop: Stop): string {
  return `${JSON.stringify(stop, undefined, 2)}\n`;
}

/** What a stop says. Whatever is in the document, it stops: an empty one that somebody has put there by hand does too. */
export function readStop(text: string): Stop {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // An empty one, or words that somebody has written.
  }
  const said = (typeof json === 'object' && json !== null ? json : {}) as Readonly<Record<string, unknown>>;
  const textOf = (value: unknown) => (typeof value === 'string' ? value.slice(0, LONGEST) : undefined);
  return { since: textOf(said.since), by: textOf(said.by), reason: textOf(said.reason) };
}

/** It goes to the log, and beside messages. */
const LONGEST = 200;

/** In words: `all starts are stopped since 2026-11-27T10:00:00.000Z by someone@example.com: a runaway producer`. */
export function stopWords({ since, by, reason }: Stop): string {
  const when = since === undefined ? '' : ` since ${since}`;
  const who = by === undefined ? '' : ` by ${by}`;
  return `all starts are stopped${when}${who}${reason === undefined ? '' : `: ${reason}`}`;
}
