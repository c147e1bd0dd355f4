/** What has a number and may be gone. */
export interface Numbered {
  readonly sequence: number;
  readonly isGone: boolean;
}

/** So many gaps are left without looking. */
const FEWEST_SWEPT = 64;

/**
 * All that is in a queue, by number: what comes is nearly always the last. What is gone leaves a gap, and gaps are closed when
 * they are half of it.
 */
export class SequenceLog<T extends Numbered> {
  private entries: T[] = [];
  private gone = 0;

  /** How many there are. */
  get size(): number {
    return this.entries.length - this.gone;
  }

  add(entry: T): void {
    const last = this.entries.at(-1);
    if (last === undefined || last.sequence < entry.sequence) this.entries.push(entry);
    else this.entries.splice(this.placeOf(entry.sequence), 0, entry);
  }

  /** Says that one of them is gone now. */
  hasGone(): void {
    this.gone++;
    if (this.gone < FEWEST_SWEPT || this.gone * 2 < this.entries.length) return;
    this.entries = this.entries.filter(({ isGone }) => !isGone);
    this.gone = 0;
  }

  get(sequence: number): T | undefined {
    for (let at = this.placeOf(sequence); this.entries[at]?.sequence === sequence; at++) {
      const found = this.entries[at] as T;
      if (!found.isGone) return found;
    }
    return undefined;
  }

  /** Those with a number from this one on, in order. */
  *from(sequence: number): Generator<T> {
    for (let at = this.placeOf(sequence); at < this.entries.length; at++) {
      const entry = this.entries[at] as T;
      if (!entry.isGone) yield entry;
    }
  }

  /** All of them at this moment, in order. */
  all(): T[] {
    return this.entries.filter(({ isGone }) => !isGone);
  }

  /** The place of the first entry whose number is not less. */
  private placeOf(sequence: number): number {
    let low = 0;
    let high = this.entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.entries[middle] as T).sequence < sequence) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
