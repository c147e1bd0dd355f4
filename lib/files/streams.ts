import { closeSync, constants, openSync } from 'node:fs';
import { descriptorAt } from './descriptor';
import { codeOf } from './file-problem';
import { writeWhole } from './whole-write';

/** Writes to a device, a FIFO, or a file that is open already: as it is, nothing is made, emptied or replaced. */
export function writeStream(path: string, content: string | Uint8Array): void {
  const { file, isOurs } = opened(path);
  try {
    writeWhole(file, typeof content === 'string' ? Buffer.from(content) : content);
  } finally {
    if (isOurs) closeSync(file);
  }
}

/** Where somebody has a file open, what was written to it stays: this comes behind it. */
function opened(path: string): { readonly file: number; readonly isOurs: boolean } {
  try {
    return { file: openSync(path, constants.O_WRONLY | constants.O_APPEND), isOurs: true };
  } catch (error) {
    const descriptor = descriptorAt(path);
    // A socket has no path that opens it; who started this process may have given it one.
    if (codeOf(error) !== 'ENXIO' || descriptor?.isOwn !== true) throw error;
    return { file: descriptor.number, isOurs: false };
  }
}
