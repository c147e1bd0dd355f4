import { randomBytes } from 'node:crypto';
import { closeSync, fchmodSync, fchownSync, fsyncSync, openSync, renameSync, rmSync, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { codeOf } from './file-problem';
import { writeInPlace } from './in-place';
import { writeWhole } from './whole-write';

/** Only the owner may look at what is not finished. */
const PRIVATE = 0o600;
/** Whatever `umask` leaves of it. */
const ANYBODY = 0o666;
/** Read, write, execute, and what runs with other rights. */
const MODE_BITS = 0o7777;

/** That a folder, or who owns a file, does not allow to replace it: it can still be written. */
const NOT_ALLOWED: ReadonlySet<string | undefined> = new Set(['EACCES', 'EPERM', 'EROFS']);
/** That a name cannot be given to another file: something is mounted there, or Windows has it open. */
const NOT_REPLACED: ReadonlySet<string | undefined> = new Set(['EBUSY', 'EXDEV', 'EACCES', 'EPERM']);

/** A whole new file beside the one that it replaces. */
export class Replacement {
  private isThere = true;

  private constructor(
    private readonly draft: string,
    private readonly path: string,
    private readonly stats: Stats | undefined,
    private readonly bytes: Uint8Array,
  ) {}

  /**
   * Writes the new file, with mode and owner of the old one.
   *
   * @param stats of the old one; `undefined` where there is none
   * @returns `undefined` where it cannot be replaced, and has to be written in its place
   */
  static of(path: string, stats: Stats | undefined, bytes: Uint8Array): Replacement | undefined {
    const draft = join(dirname(path), `.scheduler-${randomBytes(8).toString('hex')}.tmp`);
    let file: number;
    try {
      // Never somebody's file: one of this name is an error.
      file = openSync(draft, 'wx', stats === undefined ? ANYBODY : PRIVATE);
    } catch (error) {
      if (stats !== undefined && NOT_ALLOWED.has(codeOf(error))) return undefined;
      throw error;
    }
    let isWhole = false;
    try {
      if (stats !== undefined && !takeOwner(file, stats)) return undefined;
      writeWhole(file, bytes);
      // After the owner and the content: both take the bits away that make a program run with other rights.
      if (stats !== undefined) takeMode(file, stats);
      // The disk has the content before it has the name, whatever happens in between.
      fsyncSync(file);
      isWhole = true;
    } finally {
      closeSync(file);
      if (!isWhole) rmSync(draft, { force: true });
    }
    return new Replacement(draft, path, stats, bytes);
  }

  commit(): void {
    try {
      renameSync(this.draft, this.path);
      this.isThere = false;
    } catch (error) {
      if (this.stats === undefined || !NOT_REPLACED.has(codeOf(error))) throw error;
      writeInPlace(this.path, this.bytes);
    }
  }

  discard(): void {
    if (this.isThere) rmSync(this.draft, { force: true });
    this.isThere = false;
  }
}

function takeOwner(file: number, { uid, gid }: Stats): boolean {
  // Windows has no such owners.
  const { geteuid, getegid } = process;
  if (geteuid === undefined || getegid === undefined) return true;
  if (uid === geteuid() && gid === getegid()) return true;
  try {
    fchownSync(file, uid, gid);
    return true;
  } catch {
    return false;
  }
}

function takeMode(file: number, { mode }: Stats): void {
  try {
    fchmodSync(file, mode & MODE_BITS);
  } catch (error) {
    // A disk without modes has none to keep.
    if (!NOT_ALLOWED.has(codeOf(error)) && codeOf(error) !== 'ENOTSUP') throw error;
  }
}
