import { once } from 'node:events';

/** Writes to standard output, and waits where the reader is slower: output does not pile up in memory. */
export async function write(text: string): Promise<void> {
  if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain');
}
