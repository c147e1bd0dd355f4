import { lstatSync, readlinkSync, realpathSync, type Stats, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { descriptorAt } from './descriptor';
import { codeOf, FileProblem, reasonOf } from './file-problem';

/** A file of a disk, by its own path; without `stats` it is not there yet. */
export interface FileTarget {
  readonly kind: 'file';
  readonly path: string;
  readonly stats: Stats | undefined;
}

/** What an output is written to, after all links. */
export type Target =
  | FileTarget
  /** Standard output (1) or standard error (2) of this process. */
  | { readonly kind: 'standard'; readonly number: 1 | 2 }
  /** What takes bytes and keeps no file: a device, a FIFO, a file that is open already. */
  | { readonly kind: 'stream'; readonly path: string };

/** So many links may follow each other; Linux takes as many. */
const MOST_LINKS = 40;

/**
 * What an output of a name goes to: links are followed to their end, also to a file that is not there yet.
 *
 * @param path a path; `-` for standard output
 * @throws FileProblem where nothing can be written there
 */
export function targetOf(path: string): Target {
  if (path === '-') return { kind: 'standard', number: 1 };
  if (path === '') throw new FileProblem('', 'cannot be written: it is no name of a file');
  let at = path;
  for (let links = 0; links <= MOST_LINKS; links++) {
    const descriptor = descriptorAt(at);
    if (descriptor !== undefined) {
      const { number, isOwn } = descriptor;
      if (isOwn && (number === 1 || number === 2)) return { kind: 'standard', number };
      return { kind: 'stream', path: at };
    }
    const stats = statsOf(at, path);
    if (stats === undefined) return { kind: 'file', path: at, stats };
    if (!stats.isSymbolicLink()) return existing(at, path, stats);
    at = behind(at, path);
  }
  throw new FileProblem(path, 'cannot be written: its links go in a circle');
}

function existing(at: string, path: string, stats: Stats): Target {
  if (stats.isFile()) return { kind: 'file', path: at, stats };
  if (stats.isDirectory()) throw new FileProblem(path, 'cannot be written: it is a folder');
  // A report on a disk itself is the end of what is on it, and nobody's wish.
  if (stats.isBlockDevice()) throw new FileProblem(path, 'cannot be written: it is a disk');
  if (stats.isSocket()) throw new FileProblem(path, 'cannot be written: it is a socket');
  return { kind: 'stream', path: at };
}

/** What is at a path, without following a link; `undefined` where nothing is, in a folder that is there. */
function statsOf(at: string, path: string): Stats | undefined {
  try {
    return lstatSync(at);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw new FileProblem(path, `cannot be written: ${reasonOf(error)}`);
  }
  const folder = dirname(at);
  try {
    statSync(folder);
  } catch {
    throw new FileProblem(path, `cannot be written: there is no folder ${folder}`);
  }
  if (/[\\/]$/.test(at)) throw new FileProblem(path, `cannot be written: there is no folder ${at}`);
  return undefined;
}

/** The path that a link names: it begins where the link itself is, whatever links lead there. */
function behind(link: string, path: string): string {
  try {
    return resolve(realpathSync(dirname(link)), readlinkSync(link));
  } catch (error) {
    throw new FileProblem(path, `cannot be written: ${reasonOf(error)}`);
  }
}
