import { randomInt } from 'node:crypto';
import type { Workspace } from '../deployment/deployment';
import type { LocalProfile } from '../profile/profile';
import type { Assets } from './asset-store';
import { type Answer, type Command, type Effect, isOver, JobMachine, keyOf, type Run, type RunRef } from './core';
import type { JobView } from './job-view';
import type { RunEvent } from './run-event';
import { eventOf, experimentId, experimentOf, viewOf } from './run-view';
import type { JobStore } from './runner/job-store';
import type { Measured } from './runner/metric-lines';
import { MetricsFile } from './runner/metrics-file';
import { endMarked } from './runner/process-tree';
import { TaskProcess } from './runner/task-process';

export interface RunningJobsOptions {
  readonly workspaces: readonly Workspace[];
  readonly profile: LocalProfile;
  readonly assets: Assets;
  readonly store: JobStore;
  /** Where Azure ML answers; `undefined` where it does not. */
  readonly endpoint: string | undefined;
  /** Milliseconds that a process has to end by itself when it is told to. */
  readonly grace: number;
  readonly onState: (event: RunEvent) => void;
}

/** What a run has on this machine. */
interface Here {
  readonly folder: string;
  mark: string | undefined;
  process: TaskProcess | undefined;
  /** The state that was told last. */
  told: Run['state'] | undefined;
}

/** A timer cannot wait longer: 2^31 milliseconds. */
const LONGEST_WAIT = 2_147_483_647;
/** Metrics come fast; what a run is is kept so often at most while nothing else of it changes. */
const KEPT_EVERY = 500;

const LOST = 'it was under way when this machine lost it; start it again under another name';

/** The state machine with a clock, with processes, and with folders that keep what has become of them. */
export class RunningJobs {
  readonly machine: JobMachine;
  private readonly here = new Map<string, Here>();
  private readonly listeners = new Set<(view: JobView) => void>();
  private readonly unkept = new Map<string, RunRef>();
  private timer: NodeJS.Timeout | undefined;
  private keeper: NodeJS.Timeout | undefined;
  private isStopped = false;

  constructor(private readonly options: RunningJobsOptions) {
    const { workspaces, profile, assets, store } = options;
    this.machine = new JobMachine({
      clusters: workspaces.flatMap(({ clusters }) => clusters),
      componentOf: () => (id) => assets.component(id),
      stages: profile.stages ?? {},
    });
    const kept = workspaces.flatMap(({ name }) => store.read(name));
    for (const { run, folder, mark } of kept) {
      this.here.set(keyOf(run), { folder, mark, process: undefined, told: run.state });
      if (!isOver(run.state) && mark !== undefined) endMarked(mark);
    }
    this.act(
      this.machine.restore(
        kept.map(({ run }) => run),
        Date.now(),
        LOST,
      ),
    );
  }

  /** Carries out a command now. */
  run(command: Command): Answer {
    const { answer, effects } = this.machine.run(command, Date.now());
    this.act(effects);
    return answer;
  }

  put(run: RunRef, properties: Readonly<Record<string, unknown>>): Answer {
    return this.run({ kind: 'put', run, properties, luck: randomInt(2 ** 31) });
  }

  /** A metric of a run, from a line of its log or from whoever tells it. */
  measure(run: RunRef, measured: Measured & { readonly time?: number }): void {
    const folder = this.folderOf(run);
    if (folder !== undefined) MetricsFile.at(folder).add(measured, measured.time ?? Date.now());
    this.run({ kind: 'measured', run, metric: measured.name, value: measured.value });
  }

  /** The folder of a run; `undefined` where there is none. */
  folderOf(run: RunRef): string | undefined {
    return this.here.get(keyOf(run))?.folder;
  }

  view(run: Run): JobView {
    const workspace = this.workspaceOf(run);
    return viewOf(run, { workspace, profile: this.options.profile, folder: this.folderOf(run) ?? '' });
  }

  watch(listener: (view: JobView) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Ends every process, and waits until all have ended. */
  async stop(why: string): Promise<void> {
    this.isStopped = true;
    this.run({ kind: 'stop', why });
    const processes = [...this.here.values()].flatMap(({ process }) => process ?? []);
    await Promise.all(processes.map((process) => process.end(why)));
    clearTimeout(this.timer);
    clearTimeout(this.keeper);
    this.keepAll();
  }

  /** Ends every process at once; for when this process ends without warning. */
  endNow(): void {
    for (const { process } of this.here.values()) process?.endNow();
  }

  private act(effects: readonly Effect[]): void {
    for (const effect of effects) {
      switch (effect.kind) {
        case 'start':
          this.start(effect);
          break;
        case 'kill':
          void this.here.get(keyOf(effect.run))?.process?.end(effect.why);
          break;
        case 'changed':
          this.changed(effect.run, effect.at);
          break;
        case 'removed':
          this.removed(effect.run);
      }
    }
    this.wait();
  }

  private changed(run: Run, at: number): void {
    const { store } = this.options;
    let here = this.here.get(keyOf(run));
    if (here === undefined) {
      const folder = store.make(this.workspaceOf(run).name, run.name);
      here = { folder, mark: undefined, process: undefined, told: undefined };
      this.here.set(keyOf(run), here);
    }
    const isOther = here.told !== run.state;
    here.told = run.state;
    if (isOther) this.keep(run);
    else this.keepSoon(run);
    const view = this.view(run);
    for (const listener of this.listeners) listener(view);
    if (isOther) this.options.onState(eventOf(run, at));
  }

  private start({ run, task }: Extract<Effect, { kind: 'start' }>): void {
    const { profile, assets, endpoint, grace } = this.options;
    const here = this.here.get(keyOf(run)) as Here;
    const whole = this.machine.get(run) as Run;
    const experiment = experimentOf(whole);
    const { workspaceId, name } = run;
    const process = new TaskProcess(
      {
        facts: {
          workspaceId,
          name,
          root: whole.parent ?? name,
          experiment,
          experimentId: experimentId(workspaceId, experiment),
          endpoint,
        },
        task,
        folder: here.folder,
        profile,
        codeOf: (id) => assets.get(id),
        assetOf: (id) => assets.get(id),
        folderOf: (other) => this.folderOf({ workspaceId, name: other }),
        onBegan: () => void this.run({ kind: 'began', run }),
        onEnded: (error) => {
          here.process = undefined;
          this.run({ kind: 'ended', run, error });
        },
        onMeasured: (measured) => this.measure(run, measured),
      },
      grace,
    );
    here.process = process;
    here.mark = process.mark;
    this.keep(whole);
  }

  private removed(run: RunRef): void {
    const here = this.here.get(keyOf(run));
    if (here !== undefined) this.options.store.remove(here.folder);
    this.here.delete(keyOf(run));
  }

  private keep(run: Run): void {
    this.unkept.delete(keyOf(run));
    const here = this.here.get(keyOf(run));
    if (here !== undefined) this.options.store.keep({ run, folder: here.folder, mark: here.mark });
  }

  private keepSoon(run: Run): void {
    this.unkept.set(keyOf(run), run);
    this.keeper ??= setTimeout(() => this.keepAll(), KEPT_EVERY).unref();
  }

  private keepAll(): void {
    this.keeper = undefined;
    for (const ref of this.unkept.values()) {
      const run = this.machine.get(ref);
      if (run !== undefined) this.keep(run);
    }
    this.unkept.clear();
  }

  /** Sets the timer for what happens next by itself. */
  private wait(): void {
    clearTimeout(this.timer);
    const due = this.machine.nextDue();
    if (due === undefined || this.isStopped) return;
    this.timer = setTimeout(
      () => this.act(this.machine.advance(Date.now())),
      Math.min(LONGEST_WAIT, Math.max(0, due - Date.now())),
    );
  }

  private workspaceOf({ workspaceId }: RunRef): Workspace {
    const found = this.options.workspaces.find(({ id }) => id.toLowerCase() === workspaceId.toLowerCase());
    if (found === undefined) throw new RangeError(`there is no workspace ${workspaceId}`);
    return found;
  }
}
