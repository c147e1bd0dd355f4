import { readEncoded } from '../../broker';
import { foldName, type Message, plainValue } from '../../rules';
import { isStayId, ORIGINAL_ID_PROPERTY, originalId } from '../../trigger/jobs';
import type { CopyRow, CopyState, MessageRow } from './wire';

/** A copy of a message, with what has become of it. */
export interface Copy {
  readonly entity: string;
  readonly sequence: number;
  state: CopyState;
  detail: string | undefined;
  said: CopyRow['said'];
}

/** A message that was sent, as it is kept. */
export interface Told {
  readonly n: number;
  readonly at: number;
  readonly to: string;
  readonly id: string;
  /** The id that its sender gave it, also of a copy: what programs call it. */
  readonly calledBy: string;
  readonly encoded: Buffer;
  readonly copies: Copy[];
  end: MessageRow['end'];
  head: Pick<MessageRow, 'title' | 'text'> | undefined;
  /** What it is found by, beside what became of it, in small letters. */
  searched: string | undefined;
}

/** What programs call a message that was sent to an entity. */
export function calledBy(messageId: string, encoded: Buffer, to: string): string {
  // Most are no copies, and need not be read.
  if (!isStayId(messageId)) return messageId;
  const said = readEncoded(encoded).message.property(foldName(ORIGINAL_ID_PROPERTY));
  return originalId({ messageId, said, cameTo: to }) ?? messageId;
}

/** What is written in one line at most. */
const LONGEST_TEXT = 160;

/** What a list shows of it, read when it is asked for first. */
export function headIn(one: Told): Pick<MessageRow, 'title' | 'text'> {
  one.head ??= headOf(readEncoded(one.encoded).message);
  return one.head;
}

/** Whether it has all of some words, in small letters: in itself, or in what has become of it. */
export function has(one: Told, words: readonly string[]): boolean {
  one.searched ??= [one.id, one.to, ...Object.values(headIn(one))].join(' ').toLowerCase();
  const { searched, copies, end = '' } = one;
  const left = words.filter((word) => !searched.includes(word));
  if (left.length === 0) return true;
  const became = `${end} ${copies.map(copyText).join(' ')}`.toLowerCase();
  return left.every((word) => became.includes(word));
}

function copyText({ entity, state, detail = '', said }: Copy): string {
  return `${entity} ${state} ${detail} ${said?.outcome ?? ''} ${said?.job ?? ''} ${said?.reason ?? ''}`;
}

/** What a list shows of a message. */
export function headOf(message: Message): Pick<MessageRow, 'title' | 'text'> {
  const label = message.system.get('Label');
  const event = message.property(foldName('eventType'));
  const title = String(plainValue(label ?? event ?? null) ?? '');
  const others = message.properties.filter(
    // What Event Grid writes beside an event tells nothing of it.
    ({ name, value }) => !name.startsWith('aeg-') && (name !== 'eventType' || String(value) !== title),
  );
  const text = others.map(({ name, value }) => `${name} ${String(plainValue(value))}`).join(' · ');
  return { title, text: text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text };
}
