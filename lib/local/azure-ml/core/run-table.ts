import { DueTimes } from '../../../broker';
import type { JobState } from '../job-view';
import type { Effect } from './commands';
import type { MutableRun, RunRef, Time } from './run';
import { isOver, rankOf } from './states';

/** All runs, what is to happen to them when, and what has to be done about what has happened. */
export class RunTable {
  now: Time = Number.NEGATIVE_INFINITY;
  private readonly runs = new Map<string, MutableRun>();
  private readonly due = new DueTimes<MutableRun>((run, at) => run.due?.at === at);
  private effects: Effect[] = [];

  get(ref: RunRef): MutableRun | undefined {
    return this.runs.get(keyOf(ref));
  }

  /** A part of a run, by the name that it is kept under. */
  childOf(run: MutableRun, name: string): MutableRun {
    return this.get({ workspaceId: run.workspaceId, name }) as MutableRun;
  }

  all(): Iterable<MutableRun> {
    return this.runs.values();
  }

  get size(): number {
    return this.runs.size;
  }

  add(run: MutableRun): void {
    this.runs.set(keyOf(run), run);
    this.tell(run, true);
  }

  /** Takes one up that was there before; nobody has to be told. */
  restore(run: MutableRun): void {
    this.runs.set(keyOf(run), run);
  }

  remove(run: MutableRun): void {
    this.runs.delete(keyOf(run));
    this.effect({ kind: 'removed', run: { workspaceId: run.workspaceId, name: run.name } });
  }

  /** A name that nobody has, as near to one as can be. */
  freeName(workspaceId: string, base: string): string {
    const short = base.slice(0, LONGEST_NAME);
    for (let number = 0; ; number++) {
      const name = number === 0 ? short : `${short.slice(0, LONGEST_NAME - 8)}_${number}`;
      if (!this.runs.has(keyOf({ workspaceId, name }))) return name;
    }
  }

  /** A run goes on to another state; what is over stays so. */
  move(run: MutableRun, state: JobState, error?: string): void {
    if (rankOf(state) <= rankOf(run.state)) return;
    run.state = state;
    if (state === 'Running') run.started = this.now;
    if (isOver(state)) {
      run.ended = this.now;
      run.due = undefined;
      run.error = error;
    }
    this.tell(run, false);
  }

  /** Something of a run is otherwise: it is told as it is now, since it may go on before anybody hears. */
  tell(run: MutableRun, isNew: boolean): void {
    this.effect({ kind: 'changed', run: { ...run }, state: run.state, isNew, at: this.now });
  }

  schedule(run: MutableRun, at: Time, what: NonNullable<MutableRun['due']>['what']): void {
    run.due = { at, what };
    this.due.add(at, run);
  }

  nextDue(): Time | undefined {
    return this.due.next();
  }

  /** What is due now, one after the other. */
  takeDue(): { readonly run: MutableRun; readonly what: NonNullable<MutableRun['due']>['what'] } | undefined {
    const run = this.due.take(this.now)?.what;
    if (run?.due === undefined) return undefined;
    const { what } = run.due;
    run.due = undefined;
    return { run, what };
  }

  effect(effect: Effect): void {
    this.effects.push(effect);
  }

  takeEffects(): Effect[] {
    const taken = this.effects;
    this.effects = [];
    return taken;
  }
}

/** A name has at most 255 characters. */
const LONGEST_NAME = 255;

/** Ids of Azure are the same in capitals and small letters, names of jobs are not. */
export function keyOf({ workspaceId, name }: RunRef): string {
  return `${workspaceId.toLowerCase()}/jobs/${name}`;
}
