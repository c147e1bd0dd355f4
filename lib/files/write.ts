import { accessSync, constants, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { FileProblem, reasonOf } from './file-problem';
import { writeInPlace } from './in-place';
import { Replacement } from './replacement';
import { withSignalsHeld } from './signals';
import { writeStream } from './streams';
import { type FileTarget, type Target, targetOf } from './write-target';

/** Something to be written, and where: a path, or `-` for standard output. */
export interface Output {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** An output, and what it goes to. */
interface Targeted<T extends Target = Target> extends Output {
  readonly target: T;
}

/** A file that is prepared: nobody sees anything of it yet. */
interface Prepared {
  readonly path: string;
  /** Makes it seen, whole. @throws where that is not possible: then it is as it was */
  readonly commit: () => void;
  /** Takes away what was prepared, where it was not committed. */
  readonly discard: () => void;
}

/**
 * Writes outputs, all or none of them as far as a file system can promise that: the one way in which this project writes
 * what a user has named.
 *
 * - A file is written under a name of its own beside the one that is meant, which it gets when it is whole. It keeps mode
 *   and owner of the file that it replaces; a new one has what the umask gives. Whoever reads it sees the old one or the
 *   new one. What was prepared is taken away where anything fails, on Ctrl-C too.
 * - A link is followed, also to a file that is not there yet, and stays a link.
 * - What has several names (hard links), an owner who cannot be kept, or a folder in which nothing can be made (as a
 *   single file that is mounted into a container) is written in its place, and has its old content again where the disk
 *   is full.
 * - Devices, FIFOs, and files that are open already (`/dev/stdout`, `/dev/fd/3`) get the bytes, and are never replaced.
 *
 * @throws FileProblem in one line, when nothing was changed
 */
export function writeOutputs(outputs: readonly Output[]): void {
  const targeted = outputs.map((output): Targeted => ({ ...output, target: targetOf(output.path) }));
  checkApart(targeted);
  // A FIFO may have to wait for its reader, which Ctrl-C ends as ever; nothing is prepared by then.
  for (const { path, target, content } of targeted) {
    if (target.kind === 'stream') explained(path, () => writeStream(target.path, content));
  }
  withSignalsHeld(() => writeFiles(targeted.filter(isOfFile)));
  // In order with all else that is printed; what fails there is told where all of that is.
  for (const { target, content } of targeted) {
    if (target.kind === 'standard') (target.number === 1 ? process.stdout : process.stderr).write(content);
  }
}

function isOfFile(output: Targeted): output is Targeted<FileTarget> {
  return output.target.kind === 'file';
}

function writeFiles(outputs: readonly Targeted<FileTarget>[]): void {
  const prepared: Prepared[] = [];
  try {
    for (const output of outputs) prepared.push(explained(output.path, () => prepare(output)));
    for (const { path, commit } of prepared) explained(path, commit);
  } finally {
    for (const { discard } of prepared) discard();
  }
}

/** Writes one output. @throws FileProblem in one line, when nothing was changed */
export function writeOutput(path: string, content: string | Uint8Array): void {
  writeOutputs([{ path, content }]);
}

/** Whether an output of a name goes to standard output, where nothing else should stand then. */
export function isStandardOutput(path: string): boolean {
  const target = targetOf(path);
  return target.kind === 'standard' && target.number === 1;
}

function prepare({ path, target, content }: Targeted<FileTarget>): Prepared {
  const { stats } = target;
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  // What may not be written is not replaced either, though its folder may allow that.
  if (stats !== undefined) accessSync(target.path, constants.W_OK);
  const hasOneName = stats === undefined || stats.nlink === 1;
  const replacement = hasOneName ? Replacement.of(target.path, stats, bytes) : undefined;
  return replacement === undefined
    ? { path, commit: () => writeInPlace(target.path, bytes), discard: () => {} }
    : { path, commit: () => replacement.commit(), discard: () => replacement.discard() };
}

/** Two outputs for one file are a mistake: the second would take the place of the first. */
function checkApart(outputs: readonly Targeted[]): void {
  const met = new Map<string, string>();
  for (const { path, target } of outputs) {
    const key = keyOf(target);
    if (key === undefined) continue;
    const other = met.get(key);
    if (other !== undefined) {
      throw new FileProblem(path, `cannot be written: it is the same as ${other}, and they are two outputs`);
    }
    met.set(key, path);
  }
}

/** What tells targets apart; `undefined` for one that takes whatever comes. */
function keyOf(target: Target): string | undefined {
  if (target.kind === 'stream') return undefined;
  if (target.kind === 'standard') return String(target.number);
  const { stats, path } = target;
  return stats === undefined ? join(realpathSync(dirname(path)), basename(path)) : `${stats.dev} ${stats.ino}`;
}

function explained<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new FileProblem(path, `cannot be written: ${reasonOf(error)}`);
  }
}
