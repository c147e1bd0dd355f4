import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What one run of a program took. */
export interface Run {
  /** From start to end, in milliseconds. */
  readonly wall: number;
  /** The time of the processor, of all threads, in milliseconds: it says more where others work on the same machine. */
  readonly work: number;
  /** The most memory it had, in megabytes. */
  readonly memory: number;
}

/** How a program is run. */
export interface RunOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /**
   * A file that is its standard input.
   *
   * @default - nothing to read
   */
  readonly input?: string;
  /**
   * The exit status that it may end with.
   *
   * @default - 0
   */
  readonly statuses?: readonly number[];
  /**
   * Ends it after so many milliseconds.
   *
   * @default - it takes as long as it takes
   */
  readonly limit?: number;
}

/** It took longer than it may. */
export class TookTooLong extends Error {}

/** Runs Node with these arguments in the project folder, and fails with what it printed where it fails. */
export function measure(
  nodeArguments: readonly string[],
  { environment, input, statuses = [0], limit }: RunOptions,
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const begin = performance.now();
    const stdin = input === undefined ? 'ignore' : openSync(input, 'r');
    const child = spawn(process.execPath, ['--require', join(__dirname, 'report-usage.cjs'), ...nodeArguments], {
      cwd: join(__dirname, '..'),
      env: { ...process.env, ...environment },
      stdio: [stdin, 'ignore', 'pipe', 'ipc'],
      ...(limit !== undefined && { timeout: limit }),
    });
    if (typeof stdin === 'number') closeSync(stdin);
    let usage = { memory: Number.NaN, work: Number.NaN };
    let errors = '';
    child.on('message', (message) => {
      usage = message as typeof usage;
    });
    child.stderr?.on('data', (data) => {
      errors += data;
    });
    child.on('error', reject);
    child.on('close', (status) => {
      const wall = performance.now() - begin;
      if (status !== null && statuses.includes(status)) resolve({ wall, ...usage });
      else reject(limit !== undefined && wall >= limit ? new TookTooLong() : new Error(errors));
    });
  });
}

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/**
 * The time of the processor that another process has had until now, of all threads, in milliseconds; not a number but on
 * Linux.
 */
export function workOf(pid: number | undefined): number {
  if (process.platform !== 'linux') return Number.NaN;
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  // The kernel counts in hundredths of a second.
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Ends this process with its work, and what it started with it: also where somebody stops it, or nobody reads any more. */
export function endWith(work: Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  work.then(
    () => process.exit(),
    (error: Error) => {
      console.error(error.message);
      process.exit(1);
    },
  );
}
