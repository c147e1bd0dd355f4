/**
 * The machines of a cluster, and who waits for them, first come first served: whoever needs more than is free keeps those
 * behind waiting, so that large jobs get their turn.
 */
export class NodeQueue<Run> {
  private readonly holding = new Map<Run, number>();
  private readonly waiting: { readonly run: Run; readonly nodes: number }[] = [];
  private taken = 0;

  /** @param size how many machines there are; `Infinity` where nobody counts them */
  constructor(readonly size: number) {}

  get free(): number {
    return this.size - this.taken;
  }

  get queued(): number {
    return this.waiting.length;
  }

  /** Waits for so many, which are not more than there are. */
  enter(run: Run, nodes: number): void {
    this.waiting.push({ run, nodes });
  }

  /** Gives back what a run has, or its place in the queue. */
  leave(run: Run): void {
    this.taken -= this.holding.get(run) ?? 0;
    this.holding.delete(run);
    const place = this.waiting.findIndex((one) => one.run === run);
    if (place >= 0) this.waiting.splice(place, 1);
  }

  /** Whose turn it is now: they have their machines from here on. */
  admit(): Run[] {
    const admitted: Run[] = [];
    for (let next = this.waiting[0]; next !== undefined && next.nodes <= this.free; next = this.waiting[0]) {
      this.waiting.shift();
      this.holding.set(next.run, next.nodes);
      this.taken += next.nodes;
      admitted.push(next.run);
    }
    return admitted;
  }
}
