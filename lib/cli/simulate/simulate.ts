import { meantOrKnown } from '../../rules';
import {
  FAULT_NAMES,
  type Fault,
  faultKind,
  NothingToSimulate,
  type RunOptions,
  refusedCalmly,
  run,
  type SimulatedSystem,
  type SystemOfDocuments,
  search,
  shrink,
  systemOf,
} from '../../simulation';
import { Progress, print, printError, printJson } from '../../terminal';
import { documentsOf } from '../common/documents';
import { ExitStatus, UsageError } from '../common/exit-status';
import { interruption } from '../common/interrupted';
import { type ExampleMessage, exampleMessages } from '../local/examples';
import type { SimulateOptions } from './simulate-options';
import { progressText, replayLines, searchJson, searchLines, storyJson } from './simulated';

/** After so many schedules a log is told. */
const TOLD_EVERY = 10_000;

/** Searches for an order of events in which a message starts two jobs, or none and nobody hears of it. */
export async function simulate(files: readonly string[], options: SimulateOptions): Promise<void> {
  const likely = beyondOf(options.fault ?? []);
  const messages = numbered(await exampleMessages(files));
  if (messages.length === 0) throw new UsageError(`${files.join(', ')}: no message in there`);
  const { system, leftOut } = read(options.from, await documentsOf(options), messages);
  printError(leftOut.map((line) => `scheduler: not simulated: ${line}`));
  const refused = await refusedCalmly(system);
  const common = { likely, messages: options.perSchedule, refused };
  if (options.replay !== undefined) {
    await replay(system, { ...common, seed: options.replay }, options.json === true);
    return;
  }
  const { seed = 1, schedules } = options;
  const progress = new Progress();
  const signal = interruption();
  const found = await search(system, {
    ...common,
    seed,
    schedules,
    signal,
    onProgress: (done) => {
      progress.tell('simulating', done, schedules);
      // Where nobody looks at a terminal, a log says how far a night has come.
      if (process.stderr.isTTY !== true && done % TOLD_EVERY === 0 && done < schedules)
        printError([`scheduler: ${progressText(seed, done, schedules)}`]);
    },
  });
  progress.end();
  const shortest =
    found.found === undefined ? undefined : await shrink(system, found.found, { ...common, seed: found.found.seed });
  if (options.json === true) printJson(searchJson(found, shortest, refused), 2);
  else print(searchLines(found, shortest, { more: options.fault ?? [], refused, asked: schedules }));
  if (shortest !== undefined) process.exitCode = ExitStatus.Findings;
}

/** Messages of one file by their number, so that each is told of by itself. */
function numbered(messages: readonly ExampleMessage[]): ExampleMessage[] {
  const counts = new Map<string, number>();
  return messages.map((one) => {
    const count = (counts.get(one.name) ?? 0) + 1;
    counts.set(one.name, count);
    return count === 1 ? one : { ...one, name: `${one.name} ${count}` };
  });
}

async function replay(system: SimulatedSystem, options: RunOptions, asJson: boolean): Promise<void> {
  const result = await run(system, { ...options, tells: true });
  if (asJson) printJson(storyJson(result), 2);
  else print(replayLines(result));
  if (result.violations.length > 0) process.exitCode = ExitStatus.Findings;
}

function read(from: string, ...[documents, messages]: Parameters<typeof systemOf>): SystemOfDocuments {
  try {
    return systemOf(documents, messages);
  } catch (error) {
    if (error instanceof NothingToSimulate) throw new UsageError(`${from}: ${error.message}`);
    throw error;
  }
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
