import type { Part } from './answer-text';
import type { Enumeration, Whole } from './formula';
import type { Leaf } from './goal';
import { integer, type TermText } from './smt-text';

/** Which places a symbol may still have: one of some, or none of some. */
type Places = { readonly isIn: boolean; readonly places: ReadonlySet<number> };

/** The limits of a whole number, both included. */
interface Limits {
  readonly low: bigint;
  readonly high: bigint;
}

/** What is left of each symbol; a symbol that is not in it may be anything. */
export class Domains {
  private constructor(
    private readonly places: Map<Enumeration, Places>,
    private readonly limits: Map<Whole, Limits>,
  ) {}

  static all(): Domains {
    return new Domains(new Map(), new Map());
  }

  copy(): Domains {
    return new Domains(new Map(this.places), new Map(this.limits));
  }

  /** Whether a leaf holds whatever is left, or never; `undefined` where it depends. */
  truthOf(leaf: Leaf): boolean | undefined {
    if (leaf.kind === 'limit') {
      const known = this.limits.get(leaf.of);
      if (known === undefined) return undefined;
      if (known.low >= leaf.bound) return leaf.holds;
      return known.high < leaf.bound ? !leaf.holds : undefined;
    }
    const known = this.places.get(leaf.of);
    if (known === undefined) return undefined;
    const isAmong = amongThem(leaf.of, known, leaf.places);
    return isAmong === undefined ? undefined : isAmong === leaf.holds;
  }

  /** Takes a leaf to hold. Whether anything is left of its symbol. */
  assume(leaf: Leaf): boolean {
    if (leaf.kind === 'limit') {
      const { low, high } = this.limits.get(leaf.of) ?? { low: leaf.of.least, high: leaf.of.most };
      const now = leaf.holds
        ? { low: leaf.bound > low ? leaf.bound : low, high }
        : { low, high: leaf.bound <= high ? leaf.bound - 1n : high };
      this.limits.set(leaf.of, now);
      return now.low <= now.high;
    }
    const now = narrowed(this.places.get(leaf.of), leaf);
    this.places.set(leaf.of, now);
    return now.isIn ? now.places.size > 0 : now.places.size < leaf.of.count;
  }

  /** The symbols of which something is known. */
  get symbols(): readonly (Enumeration | Whole)[] {
    return [...this.places.keys(), ...this.limits.keys()];
  }

  /** A value of each symbol, as a solver would say it: the first place, the number nearest to zero. */
  values(): Map<TermText, Part> {
    const values = new Map<TermText, Part>();
    for (const [symbol, { isIn, places }] of this.places) {
      let place = isIn ? Math.min(...places) : 0;
      while (!isIn && places.has(place)) place++;
      values.set(symbol.symbol, symbol.partOf(place));
    }
    for (const [symbol, { low, high }] of this.limits) {
      const value = low > 0n ? low : high < 0n ? high : 0n;
      values.set(symbol.symbol, value < 0n ? ['-', integer(-value)] : integer(value));
    }
    return values;
  }
}

/** Whether what a symbol may be is among some places, or never is. */
function amongThem({ count }: Enumeration, { isIn, places }: Places, asked: ReadonlySet<number>): boolean | undefined {
  if (isIn) {
    let inside = 0;
    for (const place of places) if (asked.has(place)) inside++;
    return inside === 0 ? false : inside === places.size ? true : undefined;
  }
  let left = 0;
  for (const place of asked) if (!places.has(place)) left++;
  return left === 0 ? false : left === count - places.size ? true : undefined;
}

function narrowed(known: Places | undefined, { places, holds }: Extract<Leaf, { kind: 'place' }>): Places {
  if (known === undefined) return { isIn: holds, places };
  if (!known.isIn && !holds) return { isIn: false, places: new Set([...known.places, ...places]) };
  const [some, others] = known.isIn ? [known.places, places] : [places, known.places];
  const isKept = known.isIn && holds ? (place: number) => others.has(place) : (place: number) => !others.has(place);
  return { isIn: true, places: new Set([...some].filter(isKept)) };
}
