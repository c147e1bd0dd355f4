import { placeText } from '../../operations/bus/entity-names';
import type { Letter, LetterGroup } from '../../operations/dead-letters/letter';
import { originalIdOf } from '../../operations/dead-letters/original-ids';
import { seenJson } from '../../operations/messages/seen';
import { textOf } from '../../rules/values/value-text';

/** The first line of what is said of a letter. */
function firstDetail({ details }: Letter): string {
  const [first = ''] = details.split('\n');
  return first.length > 80 ? `${first.slice(0, 79)}…` : first;
}

/** A letter in a line: its id, why it is one, and what becomes of it. */
export function letterLine(letter: Letter, end: string): string {
  const detail = firstDetail(letter);
  return `${originalIdOf(letter.seen) ?? 'no id'}  ${letter.reason}${detail === '' ? '' : ` (${detail})`}  ${end}`;
}

/** A group with an example. */
export function groupLines({ entity, reason, letters }: LetterGroup): string[] {
  const example = letters[0] as Letter;
  const count = `${letters.length} message${letters.length === 1 ? '' : 's'}`;
  const detail = firstDetail(example);
  const { enqueuedAt, sequenceNumber } = example.seen;
  return [
    `${entity}  ${reason}  ${count}`,
    `  such as ${originalIdOf(example.seen) ?? 'no id'}, #${sequenceNumber} in ${placeText(example.seen.place)}${enqueuedAt === undefined ? '' : `, ${enqueuedAt.toISOString()}`}${detail === '' ? '' : `: ${detail}`}`,
  ];
}

/** A group for machines. */
export function groupJson({ entity, reason, letters }: LetterGroup): object {
  return { entity, reason, count: letters.length, example: letterJson(letters[0] as Letter) };
}

/** A letter for machines: the message under the id that its sender gave it, and why it is one. */
export function letterJson({ seen, reason, details }: Letter): object {
  const messageId = originalIdOf(seen);
  return {
    ...seenJson(seen),
    ...(messageId !== undefined && { messageId }),
    reason,
    ...(details !== '' && { details }),
  };
}

/** All of a letter, for people. */
export function letterLines(letter: Letter): string[] {
  const { seen, reason, details } = letter;
  const body = seen.body.kind === 'text' ? seen.body.text : `${seen.body.bytes.length} bytes`;
  return [
    `#${seen.sequenceNumber} in ${placeText(seen.place)}${seen.deadLetterSource === undefined ? '' : `, from ${seen.deadLetterSource}`}`,
    `  ${reason}`,
    ...details.split('\n').flatMap((line) => (line === '' ? [] : [`    ${line}`])),
    ...[...seen.message.system].map(([name, value]) => `  sys.${name} = ${textOf(value)}`),
    ...seen.message.properties.map(({ name, value }) => `  ${name} = ${value === null ? 'null' : textOf(value)}`),
    ...body.split('\n').map((line) => `  ${line}`),
    '',
  ];
}
