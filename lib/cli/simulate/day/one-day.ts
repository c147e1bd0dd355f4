import { meantOrKnown } from '../../../rules';
import { type DayResult, LOOK_ON, lengthOf, NothingToSimulate, simulateDay, systemOf } from '../../../simulation';
import { columnsOf, Progress, print, printError, printJson } from '../../../terminal';
import { documentsOf } from '../../common/documents';
import { ExitStatus, UsageError } from '../../common/exit-status';
import { interruption } from '../../common/interrupted';
import type { SimulateOptions } from '../simulate-options';
import { besideContract } from './beside-contract';
import { changed, type Setup, templatesOf } from './changed-setup';
import { dayJson } from './day-json';
import { dayLines } from './day-lines';
import { readDay } from './read-day';
import { readDurations } from './read-durations';
import { readPrices } from './read-prices';

/** As long as a new machine takes to come, where nobody says; an assumption, and told as one. */
const NODE_START = lengthOf('PT5M') as number;

/** A day before it happens: how long jobs wait, which machines run when, what is lost, what it costs. */
export async function simulateADay(file: string, options: SimulateOptions): Promise<void> {
  const durations = options.durations === undefined ? new Map() : readDurations(options.durations);
  const prices = options.prices === undefined ? undefined : readPrices(options.prices);
  const documents = await documentsOf(options);
  const { lines, problems } = await readDay(file);
  const { system, leftOut } = read(options.from, documents);
  const notByContract = besideContract(lines, documents, system);
  const strangers = [...durations.keys()].filter((name) => !templatesOf(system).includes(name));
  if (strangers.length > 0)
    throw new UsageError(strangers.map((name) => strangerText(name, templatesOf(system), options)));
  const asItIs: Setup = { system, durations, nodeStart: NODE_START, instances: new Map() };
  const changes = options.set ?? [];
  const setup = changed(asItIs, changes);
  if (Array.isArray(setup)) throw new UsageError(setup);
  printError([
    ...leftOut.map((line) => `training-job-scheduler: not simulated: ${line}`),
    ...problems.map((problem) => `training-job-scheduler: left out: ${problem}`),
    ...notByContract.map((problem) => `training-job-scheduler: ${problem}`),
  ]);
  const { seed = 1, lookOn = LOOK_ON } = options;
  const signal = interruption();
  const progress = new Progress();
  const run = ({ system: simulated, ...rest }: Setup) =>
    simulateDay(simulated, {
      ...rest,
      lines,
      seed,
      lookOn,
      signal,
      onProgress: (sent, of) => progress.tell('simulating', sent, of),
    });
  const result = await run(asItIs);
  const other = changes.length === 0 ? undefined : await run(setup);
  progress.end();
  if (options.json === true)
    printJson(
      {
        leftOut: problems,
        notByContract,
        asItIs: dayJson(result, prices),
        ...(other !== undefined && { set: changes, changed: dayJson(other, prices) }),
      },
      2,
    );
  else
    print(
      dayLines(
        {
          result,
          ...(other !== undefined && { changed: { result: other, changes } }),
          prices,
          nodeStart: setup.nodeStart,
        },
        columnsOf(process.stdout),
      ),
    );
  if (problems.length + notByContract.length > 0 || isBad(other ?? result)) process.exitCode = ExitStatus.Findings;
}

function read(from: string, documents: Parameters<typeof systemOf>[0]): ReturnType<typeof systemOf> {
  try {
    return systemOf(documents, []);
  } catch (error) {
    if (error instanceof NothingToSimulate) throw new UsageError(`${from}: ${error.message}`);
    throw error;
  }
}

function strangerText(name: string, known: readonly string[], { durations, from }: SimulateOptions): string {
  return `${durations}: ${name}: ${from} has no such template; ${meantOrKnown(name, known)}`;
}

/** Whether somebody should look: a message has no job and no place, or the service would refuse. */
function isBad({ messages, subscriptions, jobs, stillHeld, service }: DayResult): boolean {
  return (
    stillHeld > 0 ||
    messages.refused.size > 0 ||
    subscriptions.some(({ expired, deadLettered, setAside }) => expired + deadLettered + setAside.size > 0) ||
    jobs.some(({ waiting }) => waiting > 0) ||
    (service.throttled?.length ?? 0) > 0
  );
}
