import { writeSync } from 'node:fs';
import { codeOf } from './file-problem';
import { waitForRoom } from './wait';

/**
 * Writes all of some bytes: a disk that is nearly full takes a part of them, and only the next attempt fails.
 *
 * @param position where in the file; left out, where the last write ended
 */
export function writeWhole(file: number, bytes: Uint8Array, position?: number): void {
  let written = 0;
  while (written < bytes.length) {
    const at = position === undefined ? null : position + written;
    try {
      written += writeSync(file, bytes, written, bytes.length - written, at);
    } catch (error) {
      // What does not wait by itself has no room yet.
      if (codeOf(error) !== 'EAGAIN') throw error;
      waitForRoom();
    }
  }
}
