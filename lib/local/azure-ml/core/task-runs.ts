import { NodeQueue } from './nodes';
import type { MutableRun } from './run';
import type { RunTable } from './run-table';
import { isOver } from './states';
import type { Task } from './task';

/** A cluster, and how many machines it has at most. */
export interface ClusterSize {
  readonly id: string;
  readonly maxNodes: number;
}

/** What a run takes beside its process, in milliseconds. */
export interface Stages {
  readonly preparing: number;
  readonly finalizing: number;
}

/** Runs of commands: each waits for its machines, runs, and gives them back. */
export class TaskRuns {
  private readonly queues: ReadonlyMap<string, NodeQueue<MutableRun>>;
  private readonly withoutCluster = new NodeQueue<MutableRun>(Number.POSITIVE_INFINITY);

  /** @param onRunning and @param onOver hear of runs that are parts of others */
  constructor(
    private readonly table: RunTable,
    clusters: readonly ClusterSize[],
    private readonly stages: Stages,
    private readonly onRunning: (run: MutableRun) => void,
    private readonly onOver: (run: MutableRun) => void,
  ) {
    this.queues = new Map(clusters.map(({ id, maxNodes }) => [id.toLowerCase(), new NodeQueue<MutableRun>(maxNodes)]));
  }

  /** Why a run of so many machines cannot be there at all. */
  refusalOf({ cluster, nodes }: Pick<Task, 'cluster' | 'nodes'>): string | undefined {
    if (cluster === undefined) return undefined;
    const queue = this.queues.get(cluster);
    if (queue === undefined) return `Unknown compute target '${cluster.split('/').at(-1)}'.`;
    if (nodes <= queue.size) return undefined;
    return `The node count ${nodes} is larger than the maximum node count ${queue.size} of the compute '${cluster.split('/').at(-1)}'.`;
  }

  /** How many machines are free; `undefined` where there is no such cluster. */
  freeNodes(cluster: string): number | undefined {
    return this.queues.get(cluster.toLowerCase())?.free;
  }

  begin(run: MutableRun, task: Task): void {
    this.table.move(run, 'Queued');
    const queue = this.queueOf(task);
    queue.enter(run, task.nodes);
    this.admit(queue);
  }

  due(run: MutableRun, what: NonNullable<MutableRun['due']>['what']): void {
    const { task, ending } = run;
    if (what === 'timeout') {
      const seconds = (task?.timeout ?? 0) / 1000;
      this.cancel(run, `it took longer than its time limit of ${seconds} s`);
    } else if (what === 'start' && task !== undefined) {
      this.table.move(run, 'Starting');
      this.table.effect({ kind: 'start', run: { workspaceId: run.workspaceId, name: run.name }, task });
    } else if (ending !== undefined) {
      this.finish(run, ending.state, ending.error);
    }
  }

  began(run: MutableRun): void {
    if (run.state !== 'Starting') return;
    this.table.move(run, 'Running');
    if (run.task?.timeout !== undefined) this.table.schedule(run, this.table.now + run.task.timeout, 'timeout');
    this.onRunning(run);
  }

  ended(run: MutableRun, error: string | undefined): void {
    if (run.state === 'CancelRequested') this.finish(run, 'Canceled', run.ending?.error);
    if (!hasProcess(run)) return;
    run.ending = { state: error === undefined ? 'Completed' : 'Failed', error };
    this.table.move(run, 'Finalizing');
    this.table.schedule(run, this.table.now + this.stages.finalizing, 'end');
  }

  /** Ends a run; one whose process has ended by itself keeps how. */
  cancel(run: MutableRun, why: string): void {
    if (isOver(run.state) || run.state === 'Finalizing' || run.state === 'CancelRequested') return;
    if (!hasProcess(run)) {
      this.finish(run, 'Canceled', why);
      return;
    }
    run.ending = { state: 'Canceled', error: why };
    this.table.move(run, 'CancelRequested');
    this.table.effect({ kind: 'kill', run: { workspaceId: run.workspaceId, name: run.name }, why });
  }

  private finish(run: MutableRun, state: 'Completed' | 'Failed' | 'Canceled', error: string | undefined): void {
    this.table.move(run, state, error);
    if (run.task !== undefined) {
      const queue = this.queueOf(run.task);
      queue.leave(run);
      this.admit(queue);
    }
    this.onOver(run);
  }

  private admit(queue: NodeQueue<MutableRun>): void {
    for (const run of queue.admit()) {
      this.table.move(run, 'Preparing');
      this.table.schedule(run, this.table.now + this.stages.preparing, 'start');
    }
  }

  private queueOf({ cluster }: Task): NodeQueue<MutableRun> {
    return (cluster === undefined ? undefined : this.queues.get(cluster)) ?? this.withoutCluster;
  }
}

function hasProcess({ state }: MutableRun): boolean {
  return state === 'Starting' || state === 'Running';
}
