import type { ClassicLevel } from 'classic-level';

type Level = ClassicLevel<string, Buffer>;

/** Keys of the core's records begin with a letter; this comes after all of them. */
const MARK = '~';
const MARKS = { gte: MARK, lt: '\x7f' };
const NOTHING = Buffer.alloc(0);

/**
 * Whether all batches are there, and not only what is left of them. LevelDB goes over a part of its log that is damaged, and
 * on with what comes after, without a word: what was acknowledged would be missing, and nobody would know.
 *
 * Each batch has a number, puts a mark with it, and takes the mark of the one before away. Where batches are missing and
 * later ones are there, the mark before the gap stays, so that there are two. Where the end is missing there is one: that is
 * how a log ends when the machine loses its power.
 */
export class Continuity {
  /** Goes on from the marks that are there. */
  static async of(level: Level): Promise<Continuity> {
    const numbers = (await level.keys(MARKS).all()).map((key) => Number(key.slice(MARK.length)));
    if (numbers.length === 0) {
      await level.put(markOf(0), NOTHING, { sync: true });
      // Out of the log, lest it is lost together with the first batches.
      await level.compactRange(MARK, MARKS.lt);
    }
    return new Continuity(Math.max(0, ...numbers), Math.min(...numbers));
  }

  private constructor(
    private last: number,
    private readonly first: number,
  ) {}

  /** Why not everything is there; `undefined` where it is. */
  get gap(): Error | undefined {
    if (this.first >= this.last) return undefined;
    return new Error(`of what was acknowledged something after batch ${this.first} is missing`);
  }

  /** What a batch has to do beside. It counts with `written`: one that failed is tried with the same number. */
  next() {
    return [
      { type: 'put', key: markOf(this.last + 1), value: NOTHING } as const,
      { type: 'del', key: markOf(this.last) } as const,
    ];
  }

  written(): void {
    this.last++;
  }

  static isMark(key: string): boolean {
    return key.startsWith(MARK);
  }
}

function markOf(number: number): string {
  return `${MARK}${number}`;
}
