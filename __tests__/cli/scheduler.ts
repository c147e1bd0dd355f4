import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const COMMAND = join(resolve(__dirname, '../..'), 'lib/cli/scheduler.cjs');

/** Runs the `scheduler` command as a user does. */
export function scheduler(
  options: readonly string[],
  input = '',
  env: Readonly<Record<string, string>> = {},
): { status: number | null; stdout: string; stderr: string } {
  const run = spawnSync(process.execPath, [COMMAND, ...options], {
    encoding: 'utf8',
    input,
    maxBuffer: 1 << 28,
    env: { ...process.env, ...env },
  });
  return { status: run.status, stdout: run.stdout, stderr: run.stderr };
}
