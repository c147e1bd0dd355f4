import { setTimeout as pause } from 'node:timers/promises';
import { logOf } from '../../operations/jobs/log';
import { drained, print, printError, printJson } from '../../terminal';
import { ExitStatus } from '../common/exit-status';
import { interruption } from '../common/interrupted';
import type { LogCommandOptions } from './jobs-options';
import { workspaceOf } from './where';

/** Between two looks at what goes on, in milliseconds. */
const EVERY = 2_000;

/** `training-job-scheduler jobs log` */
export async function log(name: string, options: LogCommandOptions, isSaid: boolean): Promise<void> {
  const { follow = false, all = false, json } = options;
  const workspace = await workspaceOf(options, isSaid);
  const signal = interruption();
  const wait = () => pause(EVERY, undefined, { signal }).catch(() => undefined);
  const pieces = logOf(workspace, name, { follow, all, signal, wait });
  let [last, hasLines]: [string | undefined, boolean] = [undefined, false];
  let next = await pieces.next();
  for (; next.done !== true; next = await pieces.next()) {
    const { file, lines } = next.value;
    hasLines = true;
    if (json === true) for (const line of lines) printJson({ file, line });
    else {
      // Whose lines they are, where several write.
      if (all && file !== last) print(`==> ${file}`);
      print(lines);
    }
    last = file;
    await drained();
  }
  const state = next.value;
  if (!hasLines) printError(`training-job-scheduler: ${name} has written nothing${follow ? '' : ' yet'}: ${state}`);
  if (!hasLines) await tellOfParts(workspace, name);
  if (!follow) return;
  printError(`training-job-scheduler: ${name}: ${state}`);
  if (state === 'Failed') {
    const { error } = await workspace.details(name);
    if (error !== undefined) printError(`training-job-scheduler: ${name}: ${error}`);
    process.exitCode = ExitStatus.Findings;
  }
}

/** A sweep and a pipeline write little themselves. */
async function tellOfParts(workspace: Awaited<ReturnType<typeof workspaceOf>>, name: string): Promise<void> {
  const { kind } = await workspace.job(name);
  if (kind === 'Command') return;
  const parts = await workspace.children(name);
  printError(
    parts.map(
      (part) =>
        `training-job-scheduler: its part ${part.title} has a log of its own: training-job-scheduler jobs log ${part.name}`,
    ),
  );
}
