import type { Numbered } from './sequence-log';

/** The head of a list may be used up so far before the rest is moved. */
const LONGEST_USED = 1024;

/**
 * What can be received, by number. New messages come at the end, and only what comes back has to be put in its place: those
 * are in a heap of their own, which is small.
 */
export class ReadyQueue<T extends Numbered> {
  private fresh: T[] = [];
  /** How many of `fresh` are taken. */
  private used = 0;
  private readonly returned: T[] = [];

  add(entry: T): void {
    // Where nobody receives, what has expired is let go of here.
    this.dropGone();
    const last = this.fresh.at(-1);
    if (this.used === this.fresh.length || last === undefined || last.sequence < entry.sequence) this.fresh.push(entry);
    else this.putBack(entry);
  }

  /** The first of them; it stays. */
  first(): T | undefined {
    this.dropGone();
    const next = this.fresh[this.used];
    const back = this.returned[0];
    if (next === undefined || back === undefined) return next ?? back;
    return back.sequence < next.sequence ? back : next;
  }

  /** Takes the first of them out. */
  take(): T | undefined {
    const first = this.first();
    if (first === undefined) return undefined;
    if (first === this.returned[0]) this.popReturned();
    else this.skip();
    return first;
  }

  private dropGone(): void {
    while (this.used < this.fresh.length && (this.fresh[this.used] as T).isGone) this.skip();
    while (this.returned[0]?.isGone === true) this.popReturned();
  }

  private skip(): void {
    this.used++;
    if (this.used === this.fresh.length) this.fresh = [];
    else if (this.used < LONGEST_USED || this.used * 2 < this.fresh.length) return;
    else this.fresh = this.fresh.slice(this.used);
    this.used = 0;
  }

  private putBack(entry: T): void {
    const { returned } = this;
    let at = returned.length;
    returned.push(entry);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const other = returned[parent] as T;
      if (other.sequence <= entry.sequence) break;
      returned[at] = other;
      at = parent;
    }
    returned[at] = entry;
  }

  private popReturned(): void {
    const { returned } = this;
    const moved = returned.pop() as T;
    if (returned.length === 0) return;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= returned.length) break;
      if (child + 1 < returned.length && (returned[child + 1] as T).sequence < (returned[child] as T).sequence) child++;
      if (moved.sequence <= (returned[child] as T).sequence) break;
      returned[at] = returned[child] as T;
      at = child;
    }
    returned[at] = moved;
  }
}
