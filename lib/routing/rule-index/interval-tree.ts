/** Numbers from one to another, both included, and what is found by them. */
export interface Interval<T> {
  readonly from: number;
  readonly to: number;
  readonly found: T;
}

/** The intervals around a number, in the order of their beginnings and of their ends. */
interface Branch<T> {
  readonly center: number;
  readonly byFrom: readonly Interval<T>[];
  readonly byTo: readonly Interval<T>[];
  readonly below: Branch<T> | undefined;
  readonly above: Branch<T> | undefined;
}

/** Finds the intervals that contain a number, without looking at others: a centered interval tree. */
export class IntervalTree<T> {
  private readonly root: Branch<T> | undefined;

  constructor(intervals: readonly Interval<T>[]) {
    this.root = branchOf(intervals.filter(({ from, to }) => from <= to));
  }

  /** Tells everything whose interval contains a number. */
  find(number: number, tell: (found: T) => void): void {
    for (let branch = this.root; branch !== undefined; ) {
      const { center, byFrom, byTo } = branch;
      if (number <= center) {
        for (const { from, found } of byFrom) {
          if (from > number) break;
          tell(found);
        }
      } else {
        for (const { to, found } of byTo) {
          if (to < number) break;
          tell(found);
        }
      }
      if (number === center) return;
      branch = number < center ? branch.below : branch.above;
    }
  }
}

function branchOf<T>(intervals: readonly Interval<T>[]): Branch<T> | undefined {
  if (intervals.length === 0) return undefined;
  const center = centerOf(intervals);
  const around = intervals.filter(({ from, to }) => from <= center && center <= to);
  return {
    center,
    byFrom: [...around].sort((a, b) => a.from - b.from || 0),
    byTo: [...around].sort((a, b) => b.to - a.to || 0),
    below: branchOf(intervals.filter(({ to }) => to < center)),
    above: branchOf(intervals.filter(({ from }) => from > center)),
  };
}

/** The middle one of all ends: no side gets more than half of them, and one interval at least is around it. */
function centerOf(intervals: readonly Interval<unknown>[]): number {
  const ends = Float64Array.from(intervals.flatMap(({ from, to }) => [from, to])).sort();
  return ends[ends.length >> 1] as number;
}
