import { Letters } from './letters';

/** A part of a text: from its first letter to before its last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const NONE = -1;
const ROOT = 0;

/**
 * Finds many texts in another one, in time proportional to that, however many are looked for: by the automaton of Aho and
 * Corasick (Communications of the ACM, 1975). The states are numbers in arrays, since there is one for each letter that
 * is looked for.
 */
export class Occurrences {
  private readonly letters = new Letters();
  /** Where it goes on where no letter fits: the longest end of what was read that begins something, too. */
  private readonly fallback: Int32Array;
  /** Of a state that something ends in, its length; 0 for others. */
  private readonly lengths: Int32Array;
  /** The nearest shorter end of what was read that is looked for. */
  private readonly shorter: Int32Array;

  /** @param texts what is looked for; an empty text is nowhere */
  constructor(texts: Iterable<string>) {
    const ends: [state: number, length: number][] = [];
    for (const text of texts) if (text !== '') ends.push([this.letters.add(text), text.length]);
    this.lengths = new Int32Array(this.letters.states);
    for (const [state, length] of ends) this.lengths[state] = length;
    this.fallback = new Int32Array(this.letters.states);
    this.shorter = new Int32Array(this.letters.states).fill(NONE);
    this.link();
  }

  /**
   * What is found, the parts in order, of which none covers another: where two overlap, one part covers both.
   *
   * @param isWanted whether a text counts where it stands
   */
  in(text: string, isWanted: (span: Span) => boolean = () => true): Span[] {
    const found: { start: number; end: number }[] = [];
    let state = ROOT;
    for (let at = 0; at < text.length; at++) {
      state = this.next(state, text.charCodeAt(at));
      const span = this.longest(state, at + 1, isWanted);
      if (span === undefined) continue;
      let { start } = span;
      for (let last = found.at(-1); last !== undefined && last.end > start; last = found.at(-1)) {
        start = Math.min(start, last.start);
        found.pop();
      }
      found.push({ start, end: span.end });
    }
    return found;
  }

  /** The longest wanted text that ends here. */
  private longest(state: number, end: number, isWanted: (span: Span) => boolean): Span | undefined {
    let one = this.lengths[state] === 0 ? (this.shorter[state] as number) : state;
    for (; one !== NONE; one = this.shorter[one] as number) {
      const span = { start: end - (this.lengths[one] as number), end };
      if (isWanted(span)) return span;
    }
    return undefined;
  }

  private next(from: number, letter: number): number {
    for (let state = from; ; state = this.fallback[state] as number) {
      const next = this.letters.next(state, letter);
      if (next !== NONE) return next;
      if (state === ROOT) return ROOT;
    }
  }

  /** Goes through all states, the shorter ones first. */
  private link(): void {
    const queue = [ROOT];
    for (let at = 0; at < queue.length; at++) {
      const state = queue[at] as number;
      this.letters.each(state, (letter, next) => {
        const end = state === ROOT ? ROOT : this.next(this.fallback[state] as number, letter);
        this.fallback[next] = end;
        this.shorter[next] = this.lengths[end] === 0 ? (this.shorter[end] as number) : end;
        queue.push(next);
      });
    }
  }
}
