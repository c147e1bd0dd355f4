import { bitsOf, type Part } from './answer-text';
import { bitVector, integer, type TermText, widthFor } from './smt-text';

/**
 * What is asked: a formula over symbols.
 *
 * Of places and limits the search of this project knows what they mean; what is `written` only a solver of SMT-LIB
 * understands.
 */
export type Formula =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Formula[] }
  | { readonly kind: 'not'; readonly part: Formula }
  | { readonly kind: 'at-most'; readonly count: number; readonly parts: readonly Formula[] }
  /** A formula that is declared once, under a name. */
  | { readonly kind: 'named'; readonly name: TermText; readonly formula: Formula }
  /** A symbol has one of these places. */
  | { readonly kind: 'one-of'; readonly of: Enumeration; readonly places: ReadonlySet<number> }
  /** Two symbols with the same number of places have the same place. */
  | { readonly kind: 'same'; readonly of: Enumeration; readonly as: Enumeration }
  /** A whole number is so large, or larger. */
  | { readonly kind: 'at-least'; readonly of: Whole; readonly bound: bigint }
  | { readonly kind: 'written'; readonly text: TermText };

export const TRUE: Formula = { kind: 'constant', value: true };
export const FALSE: Formula = { kind: 'constant', value: false };

/** A symbol that has one of so many places: which state a property is in, which of some texts it has, whether it is so. */
export class Enumeration {
  private readonly single: (Formula | undefined)[] = [];
  private readonly likened = new Map<Enumeration, Formula>();

  constructor(
    readonly symbol: TermText,
    /** How many places there are; one of two is put to a solver of SMT-LIB as a boolean, whose `true` is the first. */
    readonly count: number,
  ) {}

  /** That it has a place. */
  is(place: number): Formula {
    if (this.count === 1) return TRUE;
    this.single[place] ??= { kind: 'one-of', of: this, places: new Set([place]) };
    return this.single[place];
  }

  /** That it has one of some places. */
  isOneOf(places: ReadonlySet<number>): Formula {
    if (places.size === 0) return FALSE;
    if (places.size === this.count) return TRUE;
    const [only] = places;
    return places.size === 1 ? this.is(only as number) : { kind: 'one-of', of: this, places };
  }

  /** That it has the same place as another symbol of as many places. */
  isSame(other: Enumeration): Formula {
    if (this === other || this.count === 1) return TRUE;
    const known = this.likened.get(other) ?? other.likened.get(this);
    if (known !== undefined) return known;
    const formula: Formula = { kind: 'same', of: this, as: other };
    this.likened.set(other, formula);
    return formula;
  }

  /** What a solver of SMT-LIB has to know of it. */
  get declaration(): string {
    if (this.count < 2) return '';
    if (this.count === 2) return `(declare-const ${this.symbol} Bool)`;
    const bits = widthFor(this.count);
    const declared = `(declare-const ${this.symbol} (_ BitVec ${bits}))`;
    return 2 ** bits === this.count
      ? declared
      : `${declared}(assert (bvult ${this.symbol} ${bitVector(this.count, bits)}))`;
  }

  /** In SMT-LIB. */
  written(place: number): TermText {
    if (this.count === 2) return place === 0 ? this.symbol : `(not ${this.symbol})`;
    return `(= ${this.symbol} ${bitVector(place, widthFor(this.count))})`;
  }

  /** The place that a solver has found; the first one where it has not said any. */
  placeIn(part: Part | undefined): number {
    if (part === undefined || this.count < 2) return 0;
    if (this.count === 2) return part === 'true' ? 0 : 1;
    return bitsOf(part);
  }

  /** A place as a solver would say it. */
  partOf(place: number): Part {
    return this.count === 2 ? String(place === 0) : `#b${place.toString(2)}`;
  }
}

/** A symbol for a whole number between two limits, both included. */
export class Whole {
  private readonly limits = new Map<bigint, Formula>();

  constructor(
    readonly symbol: TermText,
    readonly least: bigint,
    readonly most: bigint,
  ) {}

  atLeast(bound: bigint): Formula {
    if (bound <= this.least) return TRUE;
    if (bound > this.most) return FALSE;
    const known = this.limits.get(bound);
    if (known !== undefined) return known;
    const formula: Formula = { kind: 'at-least', of: this, bound };
    this.limits.set(bound, formula);
    return formula;
  }

  atMost(bound: bigint): Formula {
    return not(this.atLeast(bound + 1n));
  }

  is(value: bigint): Formula {
    return and(this.atLeast(value), this.atMost(value));
  }

  /** The number nearest to zero. */
  get ordinary(): bigint {
    return this.least > 0n ? this.least : this.most < 0n ? this.most : 0n;
  }

  /** What a solver of SMT-LIB has to know of it. */
  get declaration(): string {
    return `(declare-const ${this.symbol} Int)(assert (<= ${integer(this.least)} ${this.symbol} ${integer(this.most)}))`;
  }
}

/** All of the parts hold. */
export function and(...parts: readonly Formula[]): Formula {
  return joined('and', parts, TRUE, FALSE);
}

/** Any of the parts holds. */
export function or(...parts: readonly Formula[]): Formula {
  return joined('or', parts, FALSE, TRUE);
}

function joined(kind: 'and' | 'or', parts: readonly Formula[], neutral: Formula, decisive: Formula): Formula {
  const distinct = new Map<unknown, Formula>();
  for (const part of parts) {
    if (part === decisive) return decisive;
    if (part === neutral) continue;
    const key = part.kind === 'one-of' ? part.of : part.kind === 'written' ? part.text : part;
    const known = distinct.get(key);
    const both = part.kind === 'one-of' && known?.kind === 'one-of' ? placesOfBoth(kind, known, part) : part;
    if (both === decisive) return decisive;
    distinct.set(key, both);
  }
  if (distinct.size < 2) return distinct.values().next().value ?? neutral;
  return { kind, parts: [...distinct.values()] };
}

function placesOfBoth(
  kind: 'and' | 'or',
  a: Extract<Formula, { kind: 'one-of' }>,
  b: Extract<Formula, { kind: 'one-of' }>,
): Formula {
  if (a === b) return a;
  const places = kind === 'or' ? [...a.places, ...b.places] : [...a.places].filter((place) => b.places.has(place));
  return a.of.isOneOf(new Set(places));
}

export function not(part: Formula): Formula {
  if (part === TRUE) return FALSE;
  if (part === FALSE) return TRUE;
  if (part.kind === 'not') return part.part;
  if (part.kind === 'one-of' && part.of.count === 2) return part.of.is(part.places.has(0) ? 1 : 0);
  return { kind: 'not', part };
}

/** At most so many of the parts hold. */
export function atMost(count: number, parts: readonly Formula[]): Formula {
  const certain = parts.filter((part) => part === TRUE).length;
  const open = parts.filter((part) => part !== TRUE && part !== FALSE);
  if (certain > count) return FALSE;
  if (open.length <= count - certain) return TRUE;
  return count === certain ? and(...open.map(not)) : { kind: 'at-most', count: count - certain, parts: open };
}

/** A formula that only a solver of SMT-LIB understands. */
export function written(text: TermText): Formula {
  return { kind: 'written', text };
}

/** The same formula under a name, so that what is asked stays short. */
export function named(name: TermText, formula: Formula): Formula {
  return formula.kind === 'and' || formula.kind === 'or' || formula.kind === 'at-most'
    ? { kind: 'named', name, formula }
    : formula;
}
