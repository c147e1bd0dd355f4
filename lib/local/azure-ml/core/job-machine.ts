import { type Answer, type Command, type Effect, type Outcome, refusal } from './commands';
import { type Json, objectAt, textAt } from './json-parts';
import { newRun } from './new-run';
import { type ComponentOf, graphOf, stepRoom } from './pipeline';
import { PipelineRuns } from './pipeline-runs';
import type { MutableRun, Run, RunKind, RunRef, Time } from './run';
import { RunTable } from './run-table';
import { changedMembers, withChanges } from './same-job';
import { searchSpaceProblems } from './search-space';
import { isOver } from './states';
import { SweepRuns } from './sweep-runs';
import { commandTask, type Task, trialTask } from './task';
import { type ClusterSize, type Stages, TaskRuns } from './task-runs';

export interface JobMachineOptions {
  readonly clusters: readonly ClusterSize[];
  /** The registered components of a workspace. */
  readonly componentOf: (workspaceId: string) => ComponentOf;
  readonly stages?: Partial<Stages>;
}

/**
 * Azure ML as far as jobs go, as a state machine: what is asked and what processes do comes in with the time, and what has
 * to be done about it comes out. It has no clock, no process and no luck of its own, so it runs in a program, in a test and
 * in a simulation alike.
 */
export class JobMachine {
  private readonly table = new RunTable();
  private readonly tasks: TaskRuns;
  private readonly sweeps: SweepRuns;
  private readonly pipelines: PipelineRuns;

  constructor(private readonly options: JobMachineOptions) {
    const { clusters, componentOf, stages } = options;
    this.tasks = new TaskRuns(
      this.table,
      clusters,
      { preparing: 0, finalizing: 0, ...stages },
      (run) => this.whenRunning(run),
      (run) => this.whenOver(run),
    );
    this.sweeps = new SweepRuns(this.table, this.tasks);
    this.pipelines = new PipelineRuns(this.table, this.tasks, componentOf);
  }

  /** Carries out a command at a time; what is due by then happens as well, before and after. */
  run(command: Command, at: Time): Outcome {
    this.pass(at);
    const answer = this.answer(command);
    this.pass(at);
    return { answer, effects: this.table.takeEffects() };
  }

  /** Lets time pass. */
  advance(at: Time): readonly Effect[] {
    this.pass(at);
    return this.table.takeEffects();
  }

  /** When time changes something by itself. */
  nextDue(): Time | undefined {
    return this.table.nextDue();
  }

  get(ref: RunRef): Run | undefined {
    return this.table.get(ref);
  }

  /** All runs, the oldest first. */
  all(): Iterable<Run> {
    return this.table.all();
  }

  /** How many machines of a cluster nobody has. */
  freeNodes(cluster: string): number | undefined {
    return this.tasks.freeNodes(cluster);
  }

  /**
   * Takes up runs that were there before; for the beginning. What was under way then has failed: whatever ran it is gone.
   *
   * @returns what has to be told
   */
  restore(runs: Iterable<Run>, at: Time, why: string): readonly Effect[] {
    this.table.now = Math.max(this.table.now, at);
    const restored = [...runs].map((run) => ({
      ...newRun({ ...run, parent: '' }),
      ...run,
      metrics: new Map(run.metrics),
    }));
    for (const run of restored) this.table.restore(run);
    for (const run of restored) {
      if (run.parent !== undefined)
        this.table.get({ workspaceId: run.workspaceId, name: run.parent })?.children.push(run.name);
    }
    for (const run of restored) if (!isOver(run.state)) this.table.move(run, 'Failed', why);
    return this.table.takeEffects();
  }

  private pass(at: Time): void {
    const until = Math.max(this.table.now, at);
    for (let next = this.table.nextDue(); next !== undefined && next <= until; next = this.table.nextDue()) {
      this.table.now = Math.max(this.table.now, next);
      const due = this.table.takeDue();
      if (due === undefined) break;
      if (due.run.kind === 'Command') this.tasks.due(due.run, due.what);
      else this.cancel(due.run, `it took longer than its time limit`);
    }
    this.table.now = until;
  }

  private answer(command: Command): Answer {
    if (command.kind === 'put') return this.put(command.run, command.properties, command.luck);
    if (command.kind === 'stop') {
      for (const run of [...this.table.all()]) if (run.parent === undefined) this.cancel(run, command.why);
      return { kind: 'done' };
    }
    const run = this.table.get(command.run);
    if (run === undefined) return refusal(404, 'UserError', `Job ${command.run.name} not found.`);
    switch (command.kind) {
      case 'cancel':
        this.cancel(run, 'somebody canceled it');
        return { kind: 'done' };
      case 'remove':
        return this.remove(run);
      case 'change':
        run.properties = withChanges(run.properties, { ...run.properties, ...command.changes });
        this.table.tell(run, false);
        return { kind: 'done' };
      case 'began':
        this.tasks.began(run);
        return { kind: 'done' };
      case 'ended':
        this.tasks.ended(run, command.error);
        return { kind: 'done' };
      case 'measured':
        this.measured(run, command.metric, command.value);
        return { kind: 'done' };
    }
  }

  private put(ref: RunRef, properties: Json, luck: number): Answer {
    const known = this.table.get(ref);
    if (known !== undefined) return this.putAgain(known, properties);
    const kind = textAt(properties, 'jobType') as RunKind;
    const { workspaceId, name } = ref;
    const begin = (task: Task | undefined): MutableRun => {
      const run = newRun({ workspaceId, name, kind, properties, created: this.table.now, task });
      this.table.add(run);
      return run;
    };
    if (kind === 'Sweep') return this.putSweep(properties, luck, begin);
    if (kind === 'Pipeline') return this.putPipeline(workspaceId, properties, begin);
    const task = commandTask(properties);
    const refused = this.tasks.refusalOf(task);
    if (refused !== undefined) return refusal(400, 'UserError', refused);
    const run = begin(task);
    this.tasks.begin(run, task);
    return { kind: 'created', run };
  }

  private putSweep(properties: Json, luck: number, begin: (task: undefined) => MutableRun): Answer {
    const algorithm = textAt(objectAt(properties, 'samplingAlgorithm'), 'samplingAlgorithmType') ?? 'Random';
    const problems = searchSpaceProblems(objectAt(properties, 'searchSpace'), algorithm);
    const refused = this.tasks.refusalOf(trialTask(properties, {}));
    if (refused !== undefined) problems.push(refused);
    if (problems.length > 0) return refusal(400, 'UserError', problems[0] as string, problems);
    const run = begin(undefined);
    this.sweeps.begin(run, luck);
    return { kind: 'created', run };
  }

  private putPipeline(workspaceId: string, properties: Json, begin: (task: undefined) => MutableRun): Answer {
    const componentOf = this.options.componentOf(workspaceId);
    const graph = graphOf(properties, componentOf);
    const problems = [...graph.problems];
    for (const step of graph.problems.length === 0 ? graph.steps.values() : []) {
      const refused = this.tasks.refusalOf(stepRoom(step, properties, componentOf));
      if (refused !== undefined) problems.push(`jobs.${step.name}: ${refused}`);
    }
    if (problems.length > 0) return refusal(400, 'UserError', problems[0] as string, problems);
    const run = begin(undefined);
    this.pipelines.begin(run, graph);
    return { kind: 'created', run };
  }

  /** What is there stays as it is, but for what may be changed. */
  private putAgain(run: MutableRun, properties: Json): Answer {
    const [changed] = changedMembers(run.properties, properties, Object.keys(run.findings));
    if (changed !== undefined) return refusal(400, 'JobPropertyImmutable', immutableText(changed));
    run.properties = withChanges(run.properties, properties);
    this.table.tell(run, false);
    return { kind: 'kept', run };
  }

  private remove(run: MutableRun): Answer {
    if (!isOver(run.state))
      return refusal(409, 'Conflict', `Job ${run.name} is ${run.state}; cancel it before it is deleted.`);
    for (const name of run.children) this.table.remove(this.table.childOf(run, name));
    this.table.remove(run);
    return { kind: 'done' };
  }

  private cancel(run: MutableRun, why: string): void {
    if (run.kind === 'Command') {
      this.tasks.cancel(run, why);
      return;
    }
    if (isOver(run.state) || run.state === 'CancelRequested') return;
    run.ending = { state: 'Canceled', error: why };
    run.due = undefined;
    this.table.move(run, 'CancelRequested');
    for (const name of run.children) this.tasks.cancel(this.table.childOf(run, name), why);
    this.goOn(run);
  }

  private measured(run: MutableRun, metric: string, value: number): void {
    run.metrics.set(metric, value);
    this.table.tell(run, false);
    const parent = this.parentOf(run);
    if (parent?.kind === 'Sweep' && !isOver(run.state)) this.sweeps.measured(parent, run, metric, value);
  }

  private whenRunning(run: MutableRun): void {
    const parent = this.parentOf(run);
    if (parent?.kind === 'Sweep') this.sweeps.running(parent);
    else if (parent !== undefined) this.pipelines.running(parent);
  }

  private whenOver(run: MutableRun): void {
    const parent = this.parentOf(run);
    if (parent !== undefined) this.goOn(parent);
  }

  private goOn(run: MutableRun): void {
    if (run.kind === 'Sweep') this.sweeps.goOn(run);
    else this.pipelines.goOn(run);
  }

  private parentOf({ workspaceId, parent }: MutableRun): MutableRun | undefined {
    return parent === undefined ? undefined : this.table.get({ workspaceId, name: parent });
  }
}

/** As the service says it. */
function immutableText(member: string): string {
  return `A job with this name already exists. If you are trying to submit a new job, use a different name. If you are trying to update an existing job, the existing job's '${member}' cannot be changed. Only description, displayName, tags, and isArchived can be updated.`;
}
