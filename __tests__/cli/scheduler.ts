import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { Commands, type Ended } from '../support/kept-command/commands';

const COMMAND = join(resolve(__dirname, '../..'), 'lib/cli/scheduler.cjs');
const commands = new Commands();
afterAll(() => commands.close());

/**
 * Runs the `scheduler` command as a user does. With variables of its own it is a process of its own, else one that has
 * run it before (see support/kept-command).
 */
export function scheduler(options: readonly string[], input = '', env: Readonly<Record<string, string>> = {}): Ended {
  const kept = Object.keys(env).length === 0 ? commands.free() : undefined;
  return kept?.runNow(options, input) ?? schedulerProcess(options, input, env);
}

/** Runs the `scheduler` command in a process of its own. */
export function schedulerProcess(
  options: readonly string[],
  input = '',
  env: Readonly<Record<string, string>> = {},
): Ended {
  const run = spawnSync(process.execPath, [COMMAND, ...options], {
    encoding: 'utf8',
    input,
    maxBuffer: 1 << 28,
    env: { ...process.env, ...env },
  });
  return { status: run.status, stdout: run.stdout, stderr: run.stderr };
}
