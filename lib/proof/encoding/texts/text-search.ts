import type { PatternRun, Places } from './pattern-run';

/** A pattern that a text has to match, or must not. */
export interface Wish {
  readonly run: PatternRun;
  readonly matches: boolean;
}

/**
 * How many places of patterns may still be looked at before a search gives up: a count and no time, so that every
 * machine gives the same answer.
 */
export interface Work {
  left: number;
}

/** A text, that there is none, or that finding out takes too much work. */
export type TextFinding =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'too-much' };

/** A text so far, and where every pattern is. */
interface Reading {
  readonly text: string;
  readonly places: readonly Places[];
}

/** Units that a reader expects to see; any that are not written in a pattern would do. */
const ORDINARY = [...'xyzabcdefghijklmnopqrstuvw0123456789'];

/**
 * Looks for a text that fulfils all wishes and is none of some others: the patterns are read together, and the reading
 * that lacks the least is gone on with. It ends, since there are only so many places in the patterns; where no text is
 * found, there is none.
 *
 * @param work what may be spent
 */
export function findText(wishes: readonly Wish[], isTaken: TakenTexts, work: Work): TextFinding {
  const start: Reading = { text: '', places: wishes.map(({ run }) => run.start) };
  const queue = new Queue();
  queue.add(start, missing(wishes, start));
  const seen = new Set([keyOf(start, isTaken)]);
  for (let reading = queue.take(); reading !== undefined; reading = queue.take()) {
    if (isDone(wishes, reading, isTaken)) return { kind: 'text', text: reading.text };
    for (const unit of unitsAfter(wishes, reading, isTaken)) {
      const places = wishes.map(({ run }, at) => run.next(reading.places[at] as Places, unit));
      work.left -= places.reduce((sum, { length }) => sum + 1 + length, 1);
      if (work.left < 0) return { kind: 'too-much' };
      if (places.some(({ length }, at) => length === 0 && wishes[at]?.matches)) continue;
      const next: Reading = { text: reading.text + unit, places };
      const key = keyOf(next, isTaken);
      if (seen.has(key)) continue;
      seen.add(key);
      queue.add(next, missing(wishes, next));
    }
  }
  return { kind: 'none' };
}

/** Texts that are not wanted, and what they begin with. */
export class TakenTexts {
  private readonly beginnings = new Set<string>();
  private readonly texts: ReadonlySet<string>;

  constructor(texts: Iterable<string>) {
    this.texts = new Set(texts);
    for (const text of this.texts)
      for (let length = 0; length <= text.length; length++) this.beginnings.add(text.slice(0, length));
  }

  has(text: string): boolean {
    return this.texts.has(text);
  }

  /** Whether one of them begins so. */
  mayBecome(text: string): boolean {
    return this.beginnings.has(text);
  }
}

function isDone(wishes: readonly Wish[], { text, places }: Reading, isTaken: TakenTexts): boolean {
  return !isTaken.has(text) && wishes.every(({ run, matches }, at) => run.isEnd(places[at] as Places) === matches);
}

/** Two readings with one key go on in the same way. */
function keyOf({ text, places }: Reading, isTaken: TakenTexts): string {
  return `${places.map((own) => own.join()).join(';')}${isTaken.mayBecome(text) ? `=${text}` : ''}`;
}

/** How many units the patterns to be matched still lack. */
function missing(wishes: readonly Wish[], { places }: Reading): number {
  return wishes.reduce(
    (sum, { run, matches }, at) =>
      matches ? sum + Math.max(0, run.length - ((places[at] as Places).at(-1) as number)) : sum,
    0,
  );
}

/** The units that make a difference next, one that does what all others do, and a line feed, which no wildcard takes. */
function unitsAfter(wishes: readonly Wish[], { text, places }: Reading, isTaken: TakenTexts): string[] {
  const expected = new Set(wishes.flatMap(({ run }, at) => [...run.expected(places[at] as Places)]));
  const isFree = (unit: string) => !expected.has(unit) && !isTaken.mayBecome(text + unit);
  let other = ORDINARY.find(isFree);
  for (let code = 0x21; other === undefined; code++)
    if (isFree(String.fromCharCode(code))) other = String.fromCharCode(code);
  return [...new Set([...expected, other, '\n'])];
}

/** The readings to go on with: those that lack the least first, of these the oldest. */
class Queue {
  private readonly byMissing: Reading[][] = [];
  private least = 0;

  add(reading: Reading, lacks: number): void {
    const list = this.byMissing[lacks] ?? [];
    this.byMissing[lacks] = list;
    list.push(reading);
    this.least = Math.min(this.least, lacks);
  }

  take(): Reading | undefined {
    for (; this.least < this.byMissing.length; this.least++) {
      const list = this.byMissing[this.least];
      const reading = list?.shift();
      if (reading !== undefined) return reading;
    }
    return undefined;
  }
}
