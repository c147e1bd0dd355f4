import type { Copy } from './copies';

/** What a message has around its body and properties. */
const OVERHEAD = 2 * 1024;

/**
 * The first of the versions of a message that a queue takes; the smallest, where it takes none.
 *
 * @param versions each smaller than the one before
 * @param most the largest message that the queue takes, in bytes
 */
export function fittingCopy(versions: readonly Copy[], most: number): Copy | undefined {
  return versions.find((version) => sizeOf(version) <= most) ?? versions.at(-1);
}

/** About what a message takes, and rather more. */
function sizeOf({ body, applicationProperties }: Copy): number {
  const properties = Object.entries(applicationProperties);
  const text = properties.reduce((sum, [name, value]) => sum + Buffer.byteLength(`${name}${value}`) + 10, 0);
  return body.length + text + OVERHEAD;
}
