import { lstatSync, mkdirSync, rmdirSync, rmSync, type Stats, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FileProblem, reasonOf, withSignalsHeld } from '../files';

/** A file that is not there yet. */
export interface NewFile {
  /** Within the folder of the project. */
  readonly path: string;
  readonly content: string;
}

/** What stands in the way of new files: each file that is there already, and each file where a folder should be. */
export function existingFiles(folder: string, paths: readonly string[]): string[] {
  const found = paths.flatMap((path) => {
    const target = join(folder, path);
    const isFile = (above: string) => isThere(above) && !isFolder(above);
    return [...foldersAbove(target).filter(isFile), ...(isThere(target) ? [target] : [])].slice(0, 1);
  });
  return [...new Set(found)];
}

/**
 * Writes files where none are: all of them, or none. What is there stays as it is, also where it has come in this moment.
 *
 * @throws FileProblem in one line, when nothing is left of what was written
 */
export function writeNewFiles(folder: string, files: readonly NewFile[]): void {
  withSignalsHeld(() => {
    const undo: (() => void)[] = [];
    for (const { path, content } of files) {
      const target = join(folder, path);
      try {
        for (const one of foldersAbove(target)) {
          if (isThere(one)) continue;
          mkdirSync(one);
          undo.push(() => rmdirSync(one));
        }
        // Empty at first: where its content does not fit on the disk, a part of it is there, and has to go.
        writeFileSync(target, '', { flag: 'wx' });
        undo.push(() => rmSync(target));
        writeFileSync(target, content);
      } catch (error) {
        for (const one of undo.reverse()) one();
        throw new FileProblem(target, `cannot be written: ${reasonOf(error)}`);
      }
    }
  });
}

/** The folders above a file, from the outside to the inside. */
function foldersAbove(path: string): string[] {
  const above = dirname(path);
  return above === path ? [] : [...foldersAbove(above), above];
}

/** A link counts as what it leads to. */
function isFolder(path: string): boolean {
  return statsOf(() => statSync(path))?.isDirectory() === true;
}

/** A link is there, wherever it leads to. */
function isThere(path: string): boolean {
  return statsOf(() => lstatSync(path)) !== undefined;
}

/** Nothing for what cannot be looked at: in a closed folder, below a file, or of too long a name. To write it will say why. */
function statsOf(look: () => Stats): Stats | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
