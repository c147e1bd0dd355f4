import type { Duration, Time } from '../../broker/core';

export interface NodePoolOptions {
  readonly minNodes: number;
  /** How long a machine stays without work before it is taken away; those of `minNodes` stay for ever. */
  readonly idleFor: Duration;
  /** How long it takes until a new machine can work. */
  readonly startsIn: Duration;
  readonly beginning: Time;
}

/** How many machines there are from a time on, and how many of them work. */
export interface NodeCount {
  readonly at: Time;
  readonly nodes: number;
  readonly busy: number;
}

interface Node {
  readonly since: Time;
  /** When it had its last work; `undefined` while it has some. */
  idleSince: Time | undefined;
}

/**
 * The machines of a cluster that grows with its work and shrinks behind it. Paid is from the moment at which a machine is
 * asked for until it is taken away, work or none.
 *
 * @see https://learn.microsoft.com/azure/machine-learning/how-to-create-attach-compute-cluster
 */
export class NodePool {
  private nodes: Node[];
  private paidBefore: Duration = 0;
  private readonly changes: { readonly at: Time; readonly nodes: number; readonly busy: number }[] = [];

  constructor(private readonly options: NodePoolOptions) {
    const { minNodes, beginning } = options;
    this.nodes = Array.from({ length: minNodes }, () => ({ since: beginning, idleSince: beginning }));
    if (minNodes > 0) this.changes.push({ at: beginning, nodes: minNodes, busy: 0 });
  }

  /** Takes machines for a run. @returns how long it takes until all of them are ready */
  take(count: number, at: Time): Duration {
    this.shrink(at);
    // Those that had work last, so that the others can go.
    const idle = this.nodes.filter(({ idleSince }) => idleSince !== undefined);
    const taken = idle.sort((one, other) => (other.idleSince ?? 0) - (one.idleSince ?? 0)).slice(0, count);
    for (const node of taken) node.idleSince = undefined;
    const added = count - taken.length;
    for (let more = 0; more < added; more++) this.nodes.push({ since: at, idleSince: undefined });
    this.changes.push({ at, nodes: added, busy: count });
    return added > 0 ? this.options.startsIn : 0;
  }

  /** Gives machines back. */
  release(count: number, at: Time): void {
    this.shrink(at);
    const busy = this.nodes.filter(({ idleSince }) => idleSince === undefined).slice(0, count);
    for (const node of busy) node.idleSince = at;
    this.changes.push({ at, nodes: 0, busy: -busy.length });
  }

  /** Machine time that is paid until a time, in milliseconds. */
  paid(until: Time): Duration {
    this.shrink(until);
    return this.nodes.reduce((sum, { since }) => sum + Math.max(0, until - since), this.paidBefore);
  }

  /** How many machines there were, at each time at which that changed, until a time. */
  history(until: Time): NodeCount[] {
    this.shrink(until);
    const counts: NodeCount[] = [];
    let [nodes, busy] = [0, 0];
    for (const change of [...this.changes].sort((one, other) => one.at - other.at)) {
      nodes += change.nodes;
      busy += change.busy;
      if (counts.at(-1)?.at === change.at) counts.pop();
      counts.push({ at: change.at, nodes, busy });
    }
    return counts;
  }

  /** Takes away what has had no work for too long by a time, each at its own time. */
  private shrink(until: Time): void {
    const { minNodes, idleFor } = this.options;
    const due = this.nodes
      .filter(({ idleSince }) => idleSince !== undefined && idleSince + idleFor <= until)
      .sort((one, other) => (one.idleSince ?? 0) - (other.idleSince ?? 0))
      .slice(0, Math.max(0, this.nodes.length - minNodes));
    if (due.length === 0) return;
    const gone = new Set(due);
    for (const { since, idleSince = until } of due) {
      this.paidBefore += idleSince + idleFor - since;
      this.changes.push({ at: idleSince + idleFor, nodes: -1, busy: 0 });
    }
    this.nodes = this.nodes.filter((node) => !gone.has(node));
  }
}
