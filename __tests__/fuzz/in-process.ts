import { Console } from 'node:console';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { isSaid, tell } from '../../lib/cli/common/top-level';
import { schedulerProgram } from '../../lib/cli/program';
import { standardInput } from '../../lib/files';

/** What a run of the command has come to. */
export interface Run {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  /** What was thrown that is no answer to a user's mistake. */
  readonly crash?: unknown;
}

const capture = { stdout: '', stderr: '' };

function redirect(): () => void {
  const originals = [process.stdout.write, process.stderr.write] as const;
  const { console: original } = globalThis;
  const stdin = Object.getOwnPropertyDescriptor(process, 'stdin');
  process.stdout.write = toOut as typeof process.stdout.write;
  process.stderr.write = toErr as typeof process.stderr.write;
  globalThis.console = ours;
  return () => {
    [process.stdout.write, process.stderr.write] = originals;
    globalThis.console = original;
    if (stdin !== undefined) Object.defineProperty(process, 'stdin', stdin);
  };
}
const toOut = (chunk: unknown): boolean => {
  capture.stdout += String(chunk);
  return true;
};
const toErr = (chunk: unknown): boolean => {
  capture.stderr += String(chunk);
  return true;
};
const sink = (write: (chunk: unknown) => boolean) =>
  new Writable({
    decodeStrings: false,
    write: (chunk, _, done) => {
      write(chunk);
      done();
    },
  });
const ours = new Console({ stdout: sink(toOut), stderr: sink(toErr) });

/** Runs the command in this process, which takes a hundredth of the time of one of its own. */
export async function scheduler(argv: readonly string[], stdin = ''): Promise<Run> {
  capture.stdout = '';
  capture.stderr = '';
  const folder = mkdtempSync(join(tmpdir(), 'stdin-'));
  const input = join(folder, 'stdin');
  writeFileSync(input, stdin);
  const restore = redirect();
  Object.defineProperty(process, 'stdin', { value: Readable.from([Buffer.from(stdin)]), configurable: true });
  const file = openSync(input, 'r');
  Object.assign(standardInput, { number: file, isTaken: false });
  process.exitCode = undefined;
  let crash: { readonly error: unknown } | undefined;
  try {
    await schedulerProgram().parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (isSaid(error)) tell(error);
    else crash = { error };
  } finally {
    restore();
    closeSync(file);
    rmSync(folder, { recursive: true });
  }
  const status = Number(process.exitCode ?? 0);
  process.exitCode = undefined;
  return { status, stdout: capture.stdout, stderr: capture.stderr, ...(crash && { crash: crash.error }) };
}
