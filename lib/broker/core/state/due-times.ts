import type { Time } from '../commands/time';

interface Due<T> {
  readonly at: Time;
  /** Of two at one time the one that was added first comes first. */
  readonly order: number;
  readonly what: T;
}

/** So many that are no longer wanted are kept without looking. */
const FEWEST_SWEPT = 1024;

/**
 * What is to happen when: a heap of times. What is no longer wanted is not taken out, which would cost more than it weighs:
 * it is passed over when its time comes, and swept when half of them may be such.
 */
export class DueTimes<T> {
  private heap: Due<T>[] = [];
  private added = 0;
  private sweepAt = FEWEST_SWEPT;

  /** @param isWanted whether something that was added for a time is still to happen then */
  constructor(private readonly isWanted: (what: T, at: Time) => boolean) {}

  add(at: Time, what: T): void {
    if (this.heap.length >= this.sweepAt) this.sweep();
    this.heap.push({ at, order: this.added++, what });
    this.rise(this.heap.length - 1);
  }

  /** When the next of them is due; `undefined` for never. */
  next(): Time | undefined {
    for (let first = this.heap[0]; first !== undefined; first = this.heap[0]) {
      if (this.isWanted(first.what, first.at)) return first.at;
      this.pop();
    }
    return undefined;
  }

  /** The first that is due at a time, with when it was; it is in here no longer. */
  take(now: Time): { readonly at: Time; readonly what: T } | undefined {
    const at = this.next();
    if (at === undefined || at > now) return undefined;
    return this.pop();
  }

  private sweep(): void {
    this.heap = this.heap.filter(({ what, at }) => this.isWanted(what, at)).sort(before);
    this.sweepAt = Math.max(FEWEST_SWEPT, this.heap.length * 2);
  }

  private pop(): Due<T> | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (last !== undefined && heap.length > 0) {
      heap[0] = last;
      this.sink(0);
    }
    return first;
  }

  private rise(from: number): void {
    const { heap } = this;
    const moved = heap[from] as Due<T>;
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const other = heap[parent] as Due<T>;
      if (before(other, moved) <= 0) break;
      heap[at] = other;
      at = parent;
    }
    heap[at] = moved;
  }

  private sink(from: number): void {
    const { heap } = this;
    const moved = heap[from] as Due<T>;
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1] as Due<T>, heap[child] as Due<T>) < 0) child++;
      if (before(moved, heap[child] as Due<T>) <= 0) break;
      heap[at] = heap[child] as Due<T>;
      at = child;
    }
    heap[at] = moved;
  }
}

function before(a: Due<unknown>, b: Due<unknown>): number {
  return a.at - b.at || a.order - b.order;
}
