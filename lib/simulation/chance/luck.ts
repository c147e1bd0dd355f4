import { type Fault, faultKind } from './faults';

/** One fault that happened: which, where, and the how-manieth chance there it was. */
export interface FaultThatHappened {
  readonly fault: Fault;
  /** Names the decision: the same in each run of the seed. */
  readonly key: string;
}

export interface LuckOptions {
  readonly seed: number;
  /** What may happen at all. */
  readonly faults: readonly Fault[];
  /** Of these, those that a run is about: they happen every second time. @default - none */
  readonly likely?: readonly Fault[];
  /** Decisions that are taken as if nothing happened, by `key`: what a shorter story does without. */
  readonly without?: ReadonlySet<string>;
}

/** In which part of the runs a fault can happen. */
const IN_RUNS = 0.4;
/** How often what a run is about happens, of a thousand chances. */
const LIKELY = 500;

/**
 * All that is left to chance in a run, from its seed.
 *
 * Each number is that of a place and of how often it was asked there, and of nothing else: where one decision is taken
 * otherwise, all others stay as they are as long as they are asked. So a story can be made shorter, fault by fault.
 */
export class Luck {
  private readonly asked = new Map<string, number>();
  private readonly possible: ReadonlySet<Fault>;
  private readonly likely: ReadonlySet<Fault>;
  private readonly without: ReadonlySet<string>;
  /** What happened so far, in order. */
  readonly happened: FaultThatHappened[] = [];

  constructor(private readonly options: LuckOptions) {
    const { faults, likely = [], without = new Set() } = options;
    this.likely = new Set(likely);
    this.possible = new Set(
      faults.filter((fault) => this.likely.has(fault) || this.hash(`run has ${fault}`) < IN_RUNS),
    );
    this.without = without;
  }

  /** A number from 0 (included) to 1 (excluded). */
  number(place: string): number {
    return this.hash(this.keyOf(place));
  }

  /** A whole number from one to another, both included. */
  between(least: number, most: number, place: string): number {
    return least + Math.floor(this.number(place) * (most - least + 1));
  }

  pick<T>(all: readonly T[], place: string): T {
    return all[Math.floor(this.number(place) * all.length)] as T;
  }

  /** Whether a fault happens here, this time. */
  happens(fault: Fault, place: string): boolean {
    if (!this.possible.has(fault)) return false;
    const key = this.keyOf(`${fault} ${place}`);
    const chance = this.likely.has(fault) ? LIKELY : faultKind(fault).chance;
    if (this.hash(key) * 1000 >= chance || this.without.has(key)) return false;
    this.happened.push({ fault, key });
    return true;
  }

  private keyOf(place: string): string {
    const count = this.asked.get(place) ?? 0;
    this.asked.set(place, count + 1);
    return count === 0 ? place : `${place} #${count}`;
  }

  /** FNV-1a over the text, begun with the seed, and MurmurHash3's last mixing: quick, and good enough to draw by. */
  private hash(text: string): number {
    let hash = (this.options.seed ^ 0x811c9dc5) >>> 0;
    hash = Math.imul(hash, 0x01000193) ^ Math.floor(this.options.seed / 2 ** 32);
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    hash ^= hash >>> 16;
    hash = Math.imul(hash, 0x85ebca6b);
    hash ^= hash >>> 13;
    hash = Math.imul(hash, 0xc2b2ae35);
    hash ^= hash >>> 16;
    return (hash >>> 0) / 2 ** 32;
  }
}
