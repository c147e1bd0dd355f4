import { closeSync, constants, fstatSync, fsyncSync, ftruncateSync, openSync, readSync } from 'node:fs';
import { codeOf } from './file-problem';
import { writeWhole } from './whole-write';

/** Gives a file that has to stay the same file new content; where that fails, it has its old content again. */
export function writeInPlace(path: string, bytes: Uint8Array): void {
  const { file, old } = opened(path);
  try {
    setContent(file, bytes);
    fsyncSync(file);
  } catch (error) {
    // The disk has room for it: it was there.
    if (old !== undefined) setContent(file, old);
    throw error;
  } finally {
    closeSync(file);
  }
}

function setContent(file: number, bytes: Uint8Array): void {
  writeWhole(file, bytes, 0);
  ftruncateSync(file, bytes.length);
}

/** The file, open, and what is in it; `undefined` where that may not be read, so that nothing can be put back. */
function opened(path: string): { readonly file: number; readonly old: Buffer | undefined } {
  try {
    const file = openSync(path, 'r+');
    return { file, old: contentOf(file) };
  } catch (error) {
    if (codeOf(error) !== 'EACCES') throw error;
    return { file: openSync(path, constants.O_WRONLY), old: undefined };
  }
}

function contentOf(file: number): Buffer {
  const content = Buffer.alloc(fstatSync(file).size);
  let length = 0;
  while (length < content.length) {
    const count = readSync(file, content, length, content.length - length, length);
    if (count === 0) break;
    length += count;
  }
  return content.subarray(0, length);
}
