import { clearLine, cursorTo } from 'node:readline';
import { shortened, visible } from '../text';

/** Work that is done before this many milliseconds is nobody's business. */
const PATIENCE = 1000;
/** A line is written over so often at most. */
const EVERY = 200;
/** A line that is longer than the terminal is wide would not be written over as a whole. */
const LONGEST = 50;

/**
 * Says on a terminal how far something long has come, on standard error, in a line that is written over and goes at the
 * end. In a pipe it says nothing. It asks for no timer, so that work that never waits can tell too.
 */
export class Progress {
  private readonly started: number;
  private last = 0;
  private isShown = false;

  constructor(
    private readonly stream: NodeJS.WriteStream = process.stderr,
    private readonly now: () => number = Date.now,
  ) {
    this.started = now();
  }

  /**
   * Where the work is: what is done, how much of it, of how much. Cheap enough to be called for each piece.
   *
   * @param total `undefined` where nobody knows
   */
  tell(what: string, done?: number, total?: number): void {
    if (this.stream.isTTY !== true) return;
    const now = this.now();
    if (now - this.started < PATIENCE || now - this.last < EVERY) return;
    this.last = now;
    this.isShown = true;
    const share =
      total === undefined || total === 0 || done === undefined ? '' : ` ${Math.floor((100 * done) / total)} %`;
    const count = done === undefined || total !== undefined ? '' : ` ${done}`;
    this.clear();
    this.stream.write(`${visible(shortened(what, LONGEST))} …${share}${count}`);
  }

  /** Takes the line away. */
  end(): void {
    if (this.isShown) this.clear();
    this.isShown = false;
  }

  private clear(): void {
    cursorTo(this.stream, 0);
    clearLine(this.stream, 1);
  }
}

/** Does some work with its progress on the terminal; while it waits, the time that has passed is told. */
export async function withProgress<T>(what: string, work: (progress: Progress) => Promise<T> | T): Promise<T> {
  const progress = new Progress();
  const timer = setInterval(() => progress.tell(what), EVERY).unref();
  try {
    return await work(progress);
  } finally {
    clearInterval(timer);
    progress.end();
  }
}
