import { realpathSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { FileProblem } from './file-problem';

const STANDARD_INPUT = 'standard input';

/** Where a system shows the open files of a process by their numbers. */
const DESCRIPTORS = /^(?:\/dev\/fd|\/proc\/(\d+)(?:\/task\/\d+)?\/fd)$/;

/** An open file of a process. */
export interface Descriptor {
  readonly number: number;
  /** Whether it is this process's own. */
  readonly isOwn: boolean;
}

/**
 * The open file that a path names, such as `/dev/fd/63` and `/proc/self/fd/1`; `undefined` for any other path. A link to
 * such a path, as `/dev/stdout` is on most systems, is none by itself.
 */
export function descriptorAt(path: string): Descriptor | undefined {
  const name = basename(path);
  if (!/^\d+$/.test(name)) return undefined;
  const found = DESCRIPTORS.exec(folderOf(path));
  if (found === null) return undefined;
  return { number: Number(name), isOwn: found[1] === undefined || Number(found[1]) === process.pid };
}

function folderOf(path: string): string {
  try {
    return realpathSync(dirname(path));
  } catch {
    return '';
  }
}

/** Whether a path means standard input: it can be read once, and may be a socket, which no path opens. */
export function isStandardInput(path: string): boolean {
  if (path === '-' || path === '/dev/stdin') return true;
  const descriptor = descriptorAt(path);
  return descriptor?.isOwn === true && descriptor.number === 0;
}

/** Standard input of this process: its number, and whether somebody has read it. Tests stand a file in for it. */
export const standardInput = { number: 0, isTaken: false };

/** Takes standard input, of which nothing is left for a second reader. @throws FileProblem for that one */
export function takeStandardInput(): void {
  if (standardInput.isTaken)
    throw new FileProblem(STANDARD_INPUT, 'is named twice, and can be read once; name a file for one of them');
  standardInput.isTaken = true;
}

/** How messages call what is read: a path as it is, and standard input by its name. */
export function inputName(path: string): string {
  return isStandardInput(path) ? STANDARD_INPUT : path;
}
