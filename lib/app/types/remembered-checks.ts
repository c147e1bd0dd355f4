import { createHash, type Hash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { scratchFolder } from '../../package/scratch';
import type { Program } from './checked-program';

/** A program without type errors, as it was. */
interface Remembered {
  /** Its own files; those of packages are in the lock file. */
  readonly files: readonly string[];
  /** Of the content of everything that the answer depends on. */
  readonly hash: string;
}

/** Whether this very program was checked before, and had no type error. */
export function isRemembered(program: Program): boolean {
  try {
    const { files, hash }: Remembered = JSON.parse(readFileSync(recordOf(program), 'utf8'));
    return hash === hashOf(program, files);
  } catch {
    // Never checked, or a file is gone.
    return false;
  }
}

/**
 * Keeps in mind that a program has no type error.
 *
 * @param files of the program, those of packages included
 * @param since when the check began: what has changed since is not what was checked
 */
export function remember(program: Program, files: readonly string[], since: number): void {
  const own = files.filter((file) => !/[\\/]node_modules[\\/]/.test(file)).sort();
  try {
    if (own.some((file) => statSync(file).mtimeMs >= since)) return;
    const record: Remembered = { files: own, hash: hashOf(program, own) };
    const path = recordOf(program);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.${process.pid}`, JSON.stringify(record));
    renameSync(`${path}.${process.pid}`, path);
  } catch {
    // A folder that cannot be written to costs time, nothing else.
  }
}

function recordOf({ main }: Program): string {
  return join(scratchFolder('types'), `${createHash('sha256').update(main).digest('hex').slice(0, 32)}.json`);
}

function hashOf(program: Program, files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) add(hash, file);
  for (const folder of new Set(files.map((file) => dirname(file)))) {
    // A new file can come before one that was found: `jobs.ts` before `jobs/index.ts`.
    hash.update(
      readdirSync(folder)
        .filter((name) => /\.[cm]?tsx?$/.test(name))
        .join('/'),
    );
  }
  const settings = dirname(program.config);
  for (const name of readdirSync(settings)) if (/^tsconfig.*\.json$/.test(name)) add(hash, join(settings, name));
  for (const packages of program.packages) {
    // What should be installed, and what is.
    addIfThere(hash, join(dirname(packages), 'package-lock.json'));
    addIfThere(hash, join(packages, '.package-lock.json'));
  }
  return hash.digest('hex');
}

function add(hash: Hash, file: string): void {
  const content = readFileSync(file);
  hash.update(`${basename(file)} ${file} ${content.length}\n`).update(content);
}

function addIfThere(hash: Hash, file: string): void {
  try {
    add(hash, file);
  } catch {
    hash.update(`no ${file}\n`);
  }
}
