import { dispositionFrame } from './performatives';

/** A range of deliveries that ended alike. */
interface Range {
  readonly first: number;
  last: number;
  readonly state: Buffer | undefined;
}

/**
 * What this side has settled and not told yet. Deliveries that follow each other and ended alike are told together, as long as
 * they come in their order.
 */
export class Dispositions {
  private ranges: Range[] = [];

  /** @param isOfReceiver whether this side received what it settles */
  constructor(private readonly isOfReceiver: boolean) {}

  add(id: number, state: Buffer | undefined): void {
    const last = this.ranges.at(-1);
    if (last !== undefined && last.last + 1 === id && isSame(last.state, state)) last.last = id;
    else this.ranges.push({ first: id, last: id, state });
  }

  /** The frames that tell it. */
  take(channel: number): readonly Buffer[] {
    if (this.ranges.length === 0) return [];
    const frames = this.ranges.map(({ first, last, state }) =>
      dispositionFrame(channel, this.isOfReceiver, first, last, state),
    );
    this.ranges = [];
    return frames;
  }
}

function isSame(a: Buffer | undefined, b: Buffer | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.equals(b));
}
