import { mkdirSync, readdirSync, realpathSync, rmdirSync, type Stats, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isStandardInput } from './descriptor';
import { codeOf, FileProblem, reasonOf } from './file-problem';
import { linkTarget } from './read';

/** Whether a path is a folder; anything else that is there is read as a file. @throws FileProblem where nothing is */
export function isFolder(path: string): boolean {
  if (isStandardInput(path)) return false;
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw new FileProblem(path, `cannot be read: ${reasonOf(error)}`);
    const target = linkTarget(path);
    throw new FileProblem(
      path,
      target === undefined ? 'there is no such file or folder' : `a link to ${target}, which is not there`,
    );
  }
}

/** The names in a folder, in order; '' is the folder that the command runs in. @throws FileProblem */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder === '' ? '.' : folder).sort();
  } catch (error) {
    throw new FileProblem(folder === '' ? '.' : folder, `the folder cannot be read: ${reasonOf(error)}`);
  }
}

/** What is behind a path, links followed. */
export type Kind = 'file' | 'folder' | 'other' | 'missing';

/**
 * What is behind a path, links followed: `missing` where nothing is, also behind a link to what is not there and behind
 * links in a circle.
 *
 * @throws FileProblem where nobody may look
 */
export function kindOf(path: string): Kind {
  let stats: Stats;
  try {
    stats = statSync(path);
  } catch (error) {
    if (MISSING.has(codeOf(error))) return 'missing';
    throw new FileProblem(path, `cannot be read: ${reasonOf(error)}`);
  }
  if (stats.isFile()) return 'file';
  return stats.isDirectory() ? 'folder' : 'other';
}

const MISSING: ReadonlySet<string | undefined> = new Set(['ENOENT', 'ENOTDIR', 'ELOOP']);

/**
 * A folder itself, whatever links lead to it; `undefined` where there is none. '' is the folder that the command runs in.
 *
 * @throws FileProblem where nobody may look
 */
export function realFolder(folder: string): string | undefined {
  const path = folder === '' ? '.' : folder;
  if (kindOf(path) !== 'folder') return undefined;
  try {
    return realpathSync(path);
  } catch (error) {
    throw new FileProblem(path, `cannot be read: ${reasonOf(error)}`);
  }
}

/**
 * Does some work that needs a folder, which is made where it is not there, with those above it; where the work fails,
 * what was made is taken away again.
 *
 * @throws FileProblem where the folder cannot be made
 */
export function inFolder<T>(folder: string, work: () => T): T {
  let first: string | undefined;
  try {
    first = mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new FileProblem(folder, `the folder cannot be made: ${reasonOf(error)}`);
  }
  try {
    return work();
  } catch (error) {
    if (first !== undefined) removeEmpty(resolve(folder), resolve(first));
    throw error;
  }
}

/** Takes away a folder, and those above it up to the first one, as far as nobody has put anything into them. */
function removeEmpty(last: string, first: string): void {
  try {
    for (let folder = last; ; folder = dirname(folder)) {
      rmdirSync(folder);
      if (folder === first) return;
    }
  } catch {
    // Somebody uses it.
  }
}
