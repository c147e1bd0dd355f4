import { textOf } from '../values/value-text';
import type { Message, Property } from './message';

/**
 * The most that the service takes: 32 KB in a property, 64 KB in all properties of a message, system properties among them.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-quotas
 */
export const LARGEST_PROPERTY = 32 * 1024;
export const LARGEST_PROPERTIES = 64 * 1024;

/** A UTF-16 unit is at most three bytes of UTF-8: less text than this cannot be too much. */
const MOST_BYTES_OF_UNIT = 3;
/** No value but a text has a longer one: that of a GUID has 36 units, that of a decimal 31. */
const LONGEST_OF_OTHERS = 40;

/**
 * Why the service would not take a message with such properties; nothing for one that it may take. Only the bytes of names
 * and texts are counted, so that what is said to be too large is so in every encoding.
 */
export function sizeProblems(message: Message): string[] {
  if (!mayBeTooLarge(unitsIn(message))) return [];
  const parts = sized(message);
  const large = parts.filter(({ bytes }) => bytes > LARGEST_PROPERTY);
  if (large.length > 0) {
    return large.map(
      ({ name, bytes }) => `${name} has ${bytes} bytes, and a property of a message has at most ${LARGEST_PROPERTY}`,
    );
  }
  const sum = parts.reduce((total, { bytes }) => total + bytes, 0);
  return sum > LARGEST_PROPERTIES
    ? [`the properties have ${sum} bytes together, and those of a message have at most ${LARGEST_PROPERTIES}`]
    : [];
}

/** Whether a message of so many UTF-16 units may be too large at all, which hardly any is: without counting bytes. */
export function mayBeTooLarge(units: number): boolean {
  return units * MOST_BYTES_OF_UNIT > LARGEST_PROPERTY;
}

/** So many UTF-16 units the properties of a message have at most. */
function unitsIn({ byFoldedName, system }: Message): number {
  let units = 0;
  for (const properties of [byFoldedName, system]) {
    for (const [name, value] of properties) {
      units += name.length + (typeof value === 'string' ? value.length : LONGEST_OF_OTHERS);
    }
  }
  return units;
}

function sized({ properties, system }: Message): { readonly name: string; readonly bytes: number }[] {
  const all: Property[] = [...properties, ...[...system].map(([name, value]) => ({ name: `sys.${name}`, value }))];
  return all.map(({ name, value }) => ({ name, bytes: bytesOf(name) + bytesOf(textOf(value)) }));
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
