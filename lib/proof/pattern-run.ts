import { likeUnits, type PatternUnit } from '../rules/like';

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
    this.start = this.closed([0]);
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
        if (place === this.length && unit === LINE_FEED) reached.push(place + 1);
      } else if (typeof expected === 'string') {
        if (expected === unit) reached.push(place + 1);
      } else if (unit !== LINE_FEED) reached.push(expected.any === 'run' ? place : place + 1);
    }
    return this.closed(reached);
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

  /** With the places behind a run, and without those before one that can do nothing better. */
  private closed(reached: readonly number[]): Places {
    const all = new Set<number>();
    for (let place of reached) {
      all.add(place);
      while (this.isRun(place)) all.add(++place);
    }
    const places = [...all].sort((a, b) => a - b);
    // From a run on everything fits that fits from before it, but for a line feed on the way there.
    const runs = this.hasLineFeed ? [] : places.filter((place) => this.isRun(place));
    const last = runs.at(-1);
    return last === undefined ? places : places.slice(places.indexOf(last));
  }

  private isRun(place: number): boolean {
    const unit = this.units[place];
    return typeof unit === 'object' && unit.any === 'run';
  }
}
