import { type Json, objectAt } from './json-parts';
import { newRun, partProperties } from './new-run';
import { type ComponentOf, type Graph, type Step, stepTask } from './pipeline';
import type { MutableRun } from './run';
import type { RunTable } from './run-table';
import { isOver } from './states';
import type { Task, TaskInput } from './task';
import type { TaskRuns } from './task-runs';

/** A pipeline that is under way. */
interface Course {
  readonly graph: Graph;
  /** The runs of steps that have begun, by the name of the step. */
  readonly runs: Map<string, MutableRun>;
}

/** Pipelines: each runs its steps as soon as those before them are done. */
export class PipelineRuns {
  private readonly courses = new Map<MutableRun, Course>();

  constructor(
    private readonly table: RunTable,
    private readonly tasks: TaskRuns,
    private readonly componentOf: (workspaceId: string) => ComponentOf,
  ) {}

  begin(run: MutableRun, graph: Graph): void {
    this.courses.set(run, { graph, runs: new Map() });
    this.table.move(run, 'Preparing');
    this.goOn(run);
  }

  /** A step runs, so the pipeline does. */
  running(run: MutableRun): void {
    if (run.state === 'Preparing') this.table.move(run, 'Running');
  }

  /**
   * A step is over: those begin that waited for it, or the pipeline is over. A step that failed keeps those that need it from
   * running; the others go on, unless the pipeline says otherwise.
   */
  goOn(run: MutableRun): void {
    const course = this.courses.get(run);
    if (course === undefined) return;
    // A step that cannot begin is over at once, and others may have waited for it.
    let ready = this.startable(run, course);
    for (; ready.length > 0; ready = this.startable(run, course)) {
      for (const step of ready) this.beginStep(run, course, step);
    }
    // What was stopped in between has come here by itself, and may have ended the pipeline.
    if (isOver(run.state) || [...course.runs.values()].some(({ state }) => !isOver(state))) return;
    this.courses.delete(run);
    const { state, error } = run.ending ?? endingOf(failedIn(course));
    if (state !== 'Canceled') this.table.move(run, 'Finalizing');
    this.table.move(run, state, error);
  }

  /** The steps whose turn it is; none where the pipeline is to end, and what is under way is ended then. */
  private startable(run: MutableRun, course: Course): Step[] {
    const failed = failedIn(course);
    const isStopped = failed !== undefined && objectAt(run.properties, 'settings').continue_on_step_failure === false;
    if (isStopped && run.ending === undefined) {
      run.ending = { state: 'Failed', error: failureOf(failed) };
      for (const child of course.runs.values()) this.tasks.cancel(child, `the step before it, ${failed.name}, failed`);
    }
    return run.ending === undefined ? this.readyIn(course) : [];
  }

  private readyIn({ graph, runs }: Course): Step[] {
    return [...graph.steps.values()].filter(
      ({ name, after }) => !runs.has(name) && [...after].every((before) => runs.get(before)?.state === 'Completed'),
    );
  }

  private beginStep(run: MutableRun, course: Course, step: Step): void {
    const { workspaceId, properties } = run;
    const name = this.table.freeName(workspaceId, `${run.name}_${step.name}`);
    const made = stepTask(step, {
      pipeline: run.name,
      properties,
      componentOf: this.componentOf(workspaceId),
      runOf: (before) => course.runs.get(before)?.name ?? '',
    });
    const task = typeof made === 'string' ? undefined : made;
    const child = newRun({
      workspaceId,
      name,
      kind: 'Command',
      properties: partProperties(properties, step.name, task === undefined ? {} : jobOf(task)),
      created: this.table.now,
      task,
      parent: run.name,
      part: { kind: 'step', step: step.name },
    });
    course.runs.set(step.name, child);
    run.children.push(name);
    this.table.add(child);
    if (task !== undefined) this.tasks.begin(child, task);
    else this.table.move(child, 'Failed', made as string);
  }
}

function failedIn({ runs }: Course): MutableRun | undefined {
  return [...runs.values()].find(({ state }) => state === 'Failed' || state === 'Canceled');
}

function endingOf(failed: MutableRun | undefined): NonNullable<MutableRun['ending']> {
  return failed === undefined
    ? { state: 'Completed', error: undefined }
    : { state: 'Failed', error: failureOf(failed) };
}

function failureOf({ part, state, error }: MutableRun): string {
  const step = part?.kind === 'step' ? part.step : '';
  return `step ${step} ${state === 'Failed' ? 'failed' : 'was canceled'}: ${error ?? ''}`;
}

/** A step as a job of its own, for those who ask for it by its name. */
function jobOf({
  command,
  codeId,
  environmentId,
  environmentVariables,
  inputs,
  nodes,
  cluster,
  instanceType,
}: Task): Json {
  return {
    command,
    environmentId: environmentId ?? '',
    ...(codeId !== undefined && { codeId }),
    ...(cluster !== undefined && { computeId: cluster }),
    environmentVariables,
    resources: { instanceCount: nodes, ...(instanceType !== undefined && { instanceType }) },
    inputs: Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, inputJson(input)])),
  };
}

function inputJson(input: TaskInput): Json {
  switch (input.kind) {
    case 'literal':
      return { jobInputType: 'literal', value: input.value };
    case 'data':
      return { jobInputType: input.type, uri: input.uri };
    case 'output':
      return { jobInputType: input.type, uri: outputUri(input.run, input.output) };
  }
}

/** Where Azure ML puts what a job leaves, where nothing else is said. */
export function outputUri(run: string, output: string): string {
  return `azureml://datastores/workspaceblobstore/paths/azureml/${run}/${output}/`;
}
