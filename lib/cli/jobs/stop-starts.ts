import { type WaitingIn, waitingIn } from '../../operations/bus/waiting';
import { type Guards, type Stop, stopWords, type UsedUp } from '../../operations/jobs/guards';
import { print, printError, printJson } from '../../terminal';
import type { Line } from '../../text';
import { ExitStatus } from '../common/exit-status';
import { lengthText } from '../common/length-text';
import { drawnLines } from '../common/plain-table';
import { type GuardOptions, guardsOf } from './guard-places';
import { orNothing } from './or-nothing';
import { templatesOf } from './packaged';

export interface StopOptions extends GuardOptions {
  readonly reason?: string;
}

/** `training-job-scheduler jobs stop`: nothing starts any more, until somebody says otherwise. */
export async function stop(options: StopOptions): Promise<void> {
  const { guards, who, others } = await guardsOf(options);
  const wanted: Stop = { since: new Date().toISOString(), by: who, reason: options.reason };
  const all = await Promise.all(guards.map(async (one) => ({ one, before: await one.stop(wanted) })));
  const told = all.map(({ one, before }) => ({
    container: one.place.container,
    stop: before ?? wanted,
    isNew: before === undefined,
  }));
  if (options.json === true)
    printJson({
      stopped: told.map(({ container, stop: of, isNew }) => ({ container, ...of, isNew })),
      notStopped: others,
    });
  else {
    for (const { container, stop: of, isNew } of told)
      print(`${container}: ${isNew ? '' : 'already, '}${stopWords(of)}`);
    print(
      'messages wait, and look again within an hour; jobs that run go on: training-job-scheduler jobs cancel <job> ends one',
    );
  }
  if (others.length === 0) return;
  printError(
    others.map(
      (name) => `training-job-scheduler: not stopped: ${name}, a Logic App: disable it, or deploy paused: true`,
    ),
  );
  process.exitCode = ExitStatus.Findings;
}

/** `training-job-scheduler jobs resume` */
export async function resume(options: GuardOptions): Promise<void> {
  const { guards } = await guardsOf(options);
  const all = await Promise.all(guards.map(async (one) => ({ one, was: await one.resume() })));
  if (options.json === true)
    printJson({ resumed: all.map(({ one, was }) => ({ container: one.place.container, wasStopped: was })) });
  else
    for (const { one, was } of all)
      print(
        `${one.place.container}: ${was ? 'starts go on; what waits looks again within an hour' : 'nothing was stopped'}`,
      );
}

/** `training-job-scheduler jobs limits`: what templates have used up of their limits, who waits, and whether all is stopped. */
export async function limits(options: GuardOptions): Promise<void> {
  const { guards, programs, bus, retryQueues } = await guardsOf(options);
  const limited = new Map(
    programs
      .flatMap(({ packageFile }) => Object.entries(templatesOf(packageFile) ?? {}))
      .flatMap(([name, template]) =>
        'limits' in template && template.limits !== undefined ? [[name, template.limits as Limits]] : [],
      ),
  );
  const states = await Promise.all(
    guards.map(async (one) => ({ one, ...(await one.look()), templates: await usedUp(one, limited) })),
  );
  const waiting = bus === undefined ? undefined : await orNothing(() => waitingIn(bus, retryQueues));
  if (options.json === true)
    printJson(
      {
        waiting: waiting ?? null,
        containers: states.map(({ one, stop: of, templates }) => ({
          container: one.place.container,
          stop: of ?? null,
          templates,
        })),
      },
      2,
    );
  else {
    for (const state of states) print(shown(state));
    print(waitingLines(waiting));
  }
  if (states.some(({ stop: of }) => of !== undefined)) process.exitCode = ExitStatus.Findings;
}

/** For whatever reason messages wait: for a place, in an outage, or since all starts are stopped. */
function waitingLines(waiting: readonly WaitingIn[] | undefined): Line[] {
  if (waiting === undefined) return ['how many messages wait in the queues of retries is not known'];
  const some = waiting.filter(({ messages }) => messages > 0);
  if (some.length === 0) return ['no message waits in the queues of retries'];
  return drawnLines([['messages that wait in', ''], ...some.map(({ queue, messages }) => [queue, `${messages}`])]);
}

interface Limits {
  readonly jobsPerHour?: number;
  readonly budgetPerDay?: number;
}

interface OfTemplate extends Limits, UsedUp {
  readonly template: string;
}

function usedUp(guards: Guards, limited: ReadonlyMap<string, Limits>): Promise<OfTemplate[]> {
  return Promise.all(
    [...limited].map(async ([template, { jobsPerHour, budgetPerDay }]) => ({
      template,
      ...(jobsPerHour !== undefined && { jobsPerHour }),
      ...(budgetPerDay !== undefined && { budgetPerDay }),
      ...(await guards.usedUp(template)),
    })),
  );
}

function shown({
  one,
  stop: of,
  templates,
}: {
  one: Guards;
  stop: Stop | undefined;
  templates: readonly OfTemplate[];
}) {
  const head = of === undefined ? 'starts go on' : stopWords(of);
  const rows = templates.map(({ template, jobsPerHour, budgetPerDay, jobs, cost, waiting, longest }) => [
    template,
    jobsPerHour === undefined ? '-' : `${jobs} of ${jobsPerHour}`,
    budgetPerDay === undefined ? '-' : `${cost.toFixed(2)} of ${budgetPerDay}`,
    `${waiting}`,
    waiting === 0 ? '-' : lengthText(longest),
  ]);
  const table =
    rows.length === 0
      ? ['no template has limits']
      : drawnLines([['template', 'jobs an hour', 'cost a day', 'wait', 'the longest'], ...rows]);
  return [`${one.place.container}: ${head}`, ...table];
}
