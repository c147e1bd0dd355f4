import { availableParallelism } from 'node:os';
import { meantOrKnown } from '../../rules';
import {
  calmEnds,
  FAULT_NAMES,
  type Fault,
  faultKind,
  type RunOptions,
  run,
  type SimulatedSystem,
  shrink,
} from '../../simulation';
import { Progress, print, printError, printJson } from '../../terminal';
import { ExitStatus, UsageError } from '../common/exit-status';
import { interruption } from '../common/interrupted';
import { searchInThreads } from './search-in-threads';
import type { SimulateOptions } from './simulate-options';
import { simulateText } from './simulate-text';
import { progressText, replayLines, searchJson, searchLines, storyJson } from './simulated';
import { canBeReadAgain, simulatedSystem } from './simulated-system';
import { startsNothing } from './starts-nothing';

/** After so many schedules a log is told. */
const TOLD_EVERY = 10_000;

/** Searches for an order of events in which a message starts two jobs, or none and nobody hears of it. */
export async function simulate(files: readonly string[], options: SimulateOptions): Promise<void> {
  const likely = beyondOf(options.fault ?? []);
  const read = { files, source: options };
  const { system, leftOut } = await simulatedSystem(read);
  printError(leftOut.map((line) => `training-job-scheduler: not simulated: ${line}`));
  const calm = await calmEnds(system);
  const common = { likely, messages: options.perSchedule, calm };
  if (options.replay !== undefined) {
    await replay(system, { ...common, seed: options.replay }, options.json === true);
    return;
  }
  const { seed = 1, schedules } = options;
  const progress = new Progress();
  const signal = interruption();
  let told = 0;
  const found = await searchInThreads(system, {
    ...common,
    seed,
    schedules,
    signal,
    read,
    mostThreads: canBeReadAgain(read) ? availableParallelism() - 1 : 0,
    onProgress: (done, sure) => {
      progress.tell('simulating', done, schedules);
      // Where nobody looks at a terminal, a log says how far a night has come.
      if (process.stderr.isTTY === true || sure < told + TOLD_EVERY || sure >= schedules) return;
      told = sure;
      printError([`training-job-scheduler: ${progressText(seed, sure, schedules)}`]);
    },
  });
  progress.end();
  const shortest =
    found.found === undefined ? undefined : await shrink(system, found.found, { ...common, seed: found.found.seed });
  if (options.json === true) printJson(searchJson(found, shortest, { asked: schedules, calm }), 2);
  else
    print(
      searchLines(found, shortest, {
        more: likely,
        calm,
        asked: schedules,
        command: (...besides) => simulateText(files, options, besides),
      }),
    );
  if (shortest !== undefined || startsNothing(calm).length > 0) process.exitCode = ExitStatus.Findings;
}

async function replay(system: SimulatedSystem, options: RunOptions, asJson: boolean): Promise<void> {
  const result = await run(system, { ...options, tells: true });
  if (asJson) printJson(storyJson(result), 2);
  else print(replayLines(result));
  if (result.violations.length > 0) process.exitCode = ExitStatus.Findings;
}

function beyondOf(names: readonly string[]): Fault[] {
  const more = FAULT_NAMES.filter((name) => faultKind(name).beyond !== undefined);
  const problems = names.flatMap((name) => {
    if (more.some((one) => one === name)) return [];
    if (FAULT_NAMES.some((one) => one === name)) return [`--fault ${name}: it happens without being asked for`];
    return [`--fault ${name}: there is no such fault; ${meantOrKnown(name, more)}`];
  });
  if (problems.length > 0) throw new UsageError(problems);
  return more.filter((name) => names.includes(name));
}
