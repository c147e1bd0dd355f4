import { likeUnits, type PatternUnit } from '../../../rules/evaluation/like';

const LINE_FEED = '\n';

/**
 * The places in a pattern of LIKE at which the reading of a text may be, smallest first: none where the text no longer
 * fits. One place beyond the end stands for the line feed that a text may have more than its pattern.
 */
export type Places = readonly number[];

/** A pattern of LIKE that is read unit by unit, so that several can be read at once. */
export class PatternRun {
  readonly start: Places;
  readonly length: number;
  private readonly units: readonly PatternUnit[];
  private readonly hasLineFeed: boolean;

  /** @param escaping its first unit escapes; an empty text means that nothing does */
  constructor(pattern: string, escaping: string) {
    this.units = likeUnits(pattern, escaping);
    this.length = this.units.length;
    this.hasLineFeed = this.units.includes(LINE_FEED);
    const start: number[] = [];
    this.reach(0, start);
    this.start = start;
  }

  /** The shortest text that matches, as a reader would write it. */
  get example(): string {
    return this.units.map((unit) => (typeof unit === 'string' ? unit : unit.any === 'one' ? 'x' : '')).join('');
  }

  /** Where the reading may be after one unit more. */
  next(places: Places, unit: string): Places {
    const reached: number[] = [];
    for (const place of places) {
      const expected = this.units[place];
      if (expected === undefined) {
        if (place === this.length && unit === LINE_FEED) this.reach(place + 1, reached);
      } else if (typeof expected === 'string') {
        if (expected === unit) this.reach(place + 1, reached);
      } else if (unit !== LINE_FEED) this.reach(expected.any === 'run' ? place : place + 1, reached);
    }
    return reached;
  }

  /** Whether a text that was read so far fits the whole pattern. */
  isEnd(places: Places): boolean {
    return (places.at(-1) ?? -1) >= this.length;
  }

  /** The units that make a difference at these places; all others do the same. */
  *expected(places: Places): Generator<string> {
    for (const place of places) {
      const unit = this.units[place];
      if (typeof unit === 'string') yield unit;
    }
  }

  /** Whether no text matches both patterns, as far as their ends tell. */
  endsApartFrom(other: PatternRun): boolean {
    // A text may have a line feed more at its end than its pattern; with others in a pattern it could be either.
    if (this.hasLineFeed || other.hasLineFeed) return false;
    return areApart(this.units, other.units) || areApart([...this.units].reverse(), [...other.units].reverse());
  }

  /** Adds a place, and those behind it where it is a run; places come in their order. */
  private reach(first: number, reached: number[]): void {
    for (let place = first; ; place++) {
      if (place <= (reached.at(-1) ?? -1)) return;
      const isRun = this.isRun(place);
      // From a run on everything fits that fits from before it, but for a line feed on the way there.
      if (isRun && !this.hasLineFeed) reached.length = 0;
      reached.push(place);
      if (!isRun) return;
    }
  }

  private isRun(place: number): boolean {
    const unit = this.units[place];
    return typeof unit === 'object' && unit.any === 'run';
  }
}

/** Whether two patterns want different units before either has a run. */
function areApart(a: readonly PatternUnit[], b: readonly PatternUnit[]): boolean {
  for (const [at, unit] of a.entries()) {
    const other = b[at];
    if (other === undefined) return false;
    if (typeof unit === 'string' && typeof other === 'string' && unit !== other) return true;
    if ([unit, other].some((one) => typeof one === 'object' && one.any === 'run')) return false;
  }
  return false;
}
