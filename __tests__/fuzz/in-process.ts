import { Console } from 'node:console';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { schedulerProgram } from '../../lib/cli/program';
import { tell } from '../../lib/cli/top-level';
import { standardInput } from '../../lib/files';
import { guardOutput } from '../../lib/terminal';

/** What a run of the command has come to. */
export interface Run {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

const said = { stdout: '', stderr: '' };

/** What stands for one of the streams of the process while the command runs. */
function collector(name: keyof typeof said): NodeJS.WriteStream['write'] {
  return ((chunk: unknown) => {
    said[name] += String(chunk);
    return true;
  }) as NodeJS.WriteStream['write'];
}

/** The streams as the command leaves them when it starts, with its guard in front. */
const guarded = (() => {
  const originals = [process.stdout.write, process.stderr.write] as const;
  process.stdout.write = collector('stdout');
  process.stderr.write = collector('stderr');
  guardOutput();
  const ours = [process.stdout.write, process.stderr.write] as const;
  [process.stdout.write, process.stderr.write] = originals;
  return ours;
})();
const consoleOfCommand = new Console({ stdout: through(0), stderr: through(1) });

function through(stream: 0 | 1): Writable {
  return new Writable({
    decodeStrings: false,
    write: (chunk, _, done) => {
      guarded[stream].call(undefined as never, chunk);
      done();
    },
  });
}

/** Puts these streams in the place of those of the process; back with what is returned. */
function redirect(stdin: string): () => void {
  const originals = [process.stdout.write, process.stderr.write] as const;
  const { console: original } = globalThis;
  const input = Object.getOwnPropertyDescriptor(process, 'stdin');
  // Some read standard input as a stream, and some as a file.
  const folder = mkdtempSync(join(tmpdir(), 'stdin-'));
  writeFileSync(join(folder, 'stdin'), stdin);
  const file = openSync(join(folder, 'stdin'), 'r');
  Object.assign(standardInput, { number: file, isTaken: false });
  Object.defineProperty(process, 'stdin', { value: Readable.from([Buffer.from(stdin)]), configurable: true });
  [process.stdout.write, process.stderr.write] = guarded;
  globalThis.console = consoleOfCommand;
  return () => {
    [process.stdout.write, process.stderr.write] = originals;
    globalThis.console = original;
    if (input !== undefined) Object.defineProperty(process, 'stdin', input);
    closeSync(file);
    rmSync(folder, { recursive: true });
  };
}

/** Runs the command in this process, which takes a hundredth of the time of one of its own. */
export async function scheduler(argv: readonly string[], stdin = ''): Promise<Run> {
  // Signals are held back until the event loop turns.
  await setImmediate();
  [said.stdout, said.stderr] = ['', ''];
  const restore = redirect(stdin);
  process.exitCode = undefined;
  try {
    await schedulerProgram()
      .parseAsync([...argv], { from: 'user' })
      .catch(tell);
    return { status: Number(process.exitCode ?? 0), ...said };
  } finally {
    process.exitCode = undefined;
    restore();
  }
}
