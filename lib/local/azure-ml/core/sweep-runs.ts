import { type Course, isGivenUp } from './early-termination';
import { durationAt, type Json, numberAt, objectAt, textAt } from './json-parts';
import { newRun, partProperties } from './new-run';
import type { MutableRun } from './run';
import { Luck } from './run-luck';
import type { RunTable } from './run-table';
import { drawn, gridPoint, gridSize } from './search-space';
import { isOver } from './states';
import { trialTask } from './task';
import type { TaskRuns } from './task-runs';

/** The most trials that a sweep has, where it says nothing. */
const MOST_TRIALS = 1000;

/** Sweeps: each draws settings, runs a trial with each, and says which was the best. */
export class SweepRuns {
  private readonly lucks = new Map<MutableRun, Luck>();

  constructor(
    private readonly table: RunTable,
    private readonly tasks: TaskRuns,
  ) {}

  begin(run: MutableRun, luck: number): void {
    const { seed } = objectAt(run.properties, 'samplingAlgorithm');
    this.lucks.set(run, new Luck(typeof seed === 'number' ? seed : luck));
    this.table.move(run, 'Preparing');
    this.goOn(run);
  }

  /** A trial runs, so the sweep does. */
  running(run: MutableRun): void {
    if (run.state !== 'Preparing') return;
    this.table.move(run, 'Running');
    const timeout = durationAt(objectAt(run.properties, 'limits'), 'timeout');
    if (timeout !== undefined) this.table.schedule(run, this.table.now + timeout, 'timeout');
  }

  /** A trial has reported a metric. */
  measured(run: MutableRun, trial: MutableRun, metric: string, value: number): void {
    const { properties } = run;
    const objective = objectAt(properties, 'objective');
    if (metric !== textAt(objective, 'primaryMetric')) return;
    trial.reported.push(value);
    const policy = objectAt(properties, 'earlyTermination');
    if (isGivenUp(policy, isToBeSmall(objective), trial.name, this.courses(run)))
      this.tasks.cancel(trial, `given up by the ${textAt(policy, 'policyType')} policy of the sweep`);
  }

  /** A trial is over: another one begins, or the sweep is over. */
  goOn(run: MutableRun): void {
    if (isOver(run.state)) return;
    const { limits, searchSpace, samplingAlgorithm } = run.properties;
    const active = run.children.filter((name) => !isOver(this.table.childOf(run, name).state)).length;
    const isGrid = textAt(samplingAlgorithm, 'samplingAlgorithmType') === 'Grid';
    const space = objectAt({ searchSpace }, 'searchSpace');
    const most = Math.min(
      numberAt(limits, 'maxTotalTrials') ?? MOST_TRIALS,
      isGrid ? gridSize(space) : Number.POSITIVE_INFINITY,
    );
    const isEnding = run.state === 'CancelRequested';
    const room = isEnding
      ? 0
      : Math.min(most - run.children.length, (numberAt(limits, 'maxConcurrentTrials') ?? most) - active);
    for (let count = 0; count < room; count++) {
      const number = run.children.length;
      const values = isGrid ? gridPoint(space, number) : drawn(space, this.lucks.get(run) ?? new Luck(number));
      this.beginTrial(run, number, values);
    }
    if (active === 0 && room <= 0) this.finish(run);
  }

  private beginTrial(run: MutableRun, number: number, values: Readonly<Record<string, string>>): void {
    const { workspaceId, properties } = run;
    const name = this.table.freeName(workspaceId, `${run.name}_${number}`);
    const { computeId, inputs, outputs, limits } = properties;
    const timeout = textAt(limits, 'trialTimeout');
    const own = {
      ...objectAt(properties, 'trial'),
      ...(computeId !== undefined && { computeId }),
      ...(inputs !== undefined && { inputs }),
      ...(outputs !== undefined && { outputs }),
      ...(timeout !== undefined && { limits: { jobLimitsType: 'Command', timeout } }),
    };
    const task = trialTask(properties, values);
    const trial = newRun({
      workspaceId,
      name,
      kind: 'Command',
      properties: partProperties(properties, name, own),
      created: this.table.now,
      task,
      parent: run.name,
      part: { kind: 'trial', number, values },
    });
    run.children.push(name);
    this.table.add(trial);
    this.tasks.begin(trial, task);
  }

  private finish(run: MutableRun): void {
    this.lucks.delete(run);
    if (run.ending !== undefined) {
      this.table.move(run, run.ending.state, run.ending.error);
      return;
    }
    const trials = run.children.map((name) => this.table.childOf(run, name));
    this.find(run, trials);
    const isFailed =
      trials.some(({ state }) => state === 'Failed') && !trials.some(({ state }) => state === 'Completed');
    this.table.move(run, 'Finalizing');
    if (isFailed) this.table.move(run, 'Failed', `no trial has succeeded; the first said: ${trials[0]?.error ?? ''}`);
    else this.table.move(run, 'Completed');
  }

  /** The best trial, as the service says it in the properties of a sweep that is over. */
  private find(run: MutableRun, trials: readonly MutableRun[]): void {
    const objective = objectAt(run.properties, 'objective');
    const sign = isToBeSmall(objective) ? -1 : 1;
    let best: { readonly name: string; readonly score: number } | undefined;
    for (const { name, state, reported } of trials) {
      if (state !== 'Completed' || reported.length === 0) continue;
      const score = sign * Math.max(...reported.map((value) => value * sign));
      if (best === undefined || score * sign > best.score * sign) best = { name, score };
    }
    if (best !== undefined) run.findings = { best_child_run_id: best.name, score: String(best.score) };
  }

  private courses(run: MutableRun): Course[] {
    return run.children.map((name) => {
      const { reported, state } = this.table.childOf(run, name);
      return { run: name, isOver: isOver(state), reported };
    });
  }
}

function isToBeSmall(objective: Json): boolean {
  return textAt(objective, 'goal')?.toLowerCase() === 'minimize';
}
