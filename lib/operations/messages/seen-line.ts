import { textOf } from '../../rules/values/value-text';
import { shortened } from '../../text';
import { placeText } from '../bus/entity-names';
import { bodyLine, idOf, type Seen } from './seen';

const LONGEST_BODY = 120;
const LONGEST_VALUE = 40;

/** A message in a line: where and when, its id and subject, its properties, and how its body begins. */
export function seenLine(seen: Seen, { withPlace }: { readonly withPlace: boolean }): string {
  const { message, body, sequenceNumber, enqueuedAt, state } = seen;
  const system = [...message.system];
  const subject = system.find(([name]) => name === 'Label')?.[1];
  const session = system.find(([name]) => name === 'SessionId')?.[1];
  const properties = message.properties.map(
    ({ name, value }) => `${name}=${value === null ? 'null' : shortened(textOf(value), LONGEST_VALUE)}`,
  );
  return [
    ...(withPlace ? [placeText(seen.place)] : []),
    `#${sequenceNumber}`,
    enqueuedAt?.toISOString() ?? 'no time',
    ...(state === 'active' ? [] : [state]),
    idOf(seen) ?? 'no id',
    ...(typeof subject === 'string' ? [subject] : []),
    ...(typeof session === 'string' ? [`session ${session}`] : []),
    ...properties,
    shortened(bodyLine(body), LONGEST_BODY),
  ].join('  ');
}
