import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** What one run of a program took. */
export interface Run {
  /** From start to end, in milliseconds. */
  readonly wall: number;
  /** The most memory it had, in megabytes. */
  readonly memory: number;
}

/** Runs Node with these arguments in the project folder, and fails with what it printed where it fails. */
export function measure(nodeArguments: readonly string[], environment: Record<string, string>): Promise<Run> {
  return new Promise((resolve, reject) => {
    const begin = performance.now();
    const child = spawn(process.execPath, ['--require', join(__dirname, 'report-memory.cjs'), ...nodeArguments], {
      cwd: join(__dirname, '..'),
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let memory = Number.NaN;
    let errors = '';
    child.on('message', (message) => {
      memory = Number(message);
    });
    child.stderr?.on('data', (data) => {
      errors += data;
    });
    child.on('error', reject);
    child.on('close', (status) =>
      status === 0 ? resolve({ wall: performance.now() - begin, memory }) : reject(new Error(errors)),
    );
  });
}

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
