/** What a question gets at least, in parts of what the first one gets, until nothing is left. */
const LEAST_SHARE = 50;

/**
 * The effort for many questions, so that all of them together end, and one that is too hard takes nothing from the others
 * that they need: after each that has run out the next ones get half, down to a fiftieth, which most do not even need.
 *
 * It is counted in steps, and no clock decides.
 */
export class Budget {
  private each: number;
  private taken = 0;

  /**
   * @param most what one question may take
   * @param inAll what all of them may take together
   */
  constructor(
    private readonly most: number,
    private readonly inAll: number,
  ) {
    this.each = most;
  }

  /** What the next question may take; 0 where nothing is left. */
  get next(): number {
    return Math.max(0, Math.min(this.each, this.inAll - this.taken));
  }

  /** Notes what a question has taken, and whether it was not enough. */
  take(steps: number, hasRunOut: boolean): void {
    this.taken += steps;
    if (hasRunOut) this.each = Math.max(Math.ceil(this.most / LEAST_SHARE), Math.floor(this.each / 2));
  }

  /** Begins anew, for questions that have nothing to do with those before. */
  renew(): void {
    this.each = this.most;
    this.taken = 0;
  }

  /** Why a question has no answer that was given so many steps. */
  reason(steps: number): string {
    if (steps === 0) return `not looked for: all questions together have taken ${this.inAll} steps`;
    const isLess = steps < this.most;
    return `no answer in ${steps} steps${isLess ? ', which is what questions before it have left for each' : ''}`;
  }
}
