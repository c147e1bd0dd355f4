import { DueTimes, type Duration, type Time } from '../../broker/core';

/** What runs until it is ended: a process of the program. Nothing that it waits for comes any more then. */
export class Process {
  isDead = false;
  /** Until when its machine stands still: it neither goes on nor renews locks before. */
  stillUntil: Time = Number.NEGATIVE_INFINITY;
  /** How many of its tasks have something to do at this moment. */
  running = 0;
}

/** How something that is waited for ends; only the first counts. */
export interface Settle<T> {
  done(value: T): void;
  failed(error: Error): void;
}

/** So many turns of the queue of promises, and whoever still runs waits for something else than this. */
const MOST_TURNS = 100_000;

/** That the program waits for what is not simulated, so that its time cannot pass. */
export class NotSimulated extends Error {
  override readonly name = 'NotSimulated';
}

/**
 * Time that passes when nobody has anything left to do: the next thing that is due happens, and everything that follows
 * from it by itself, before the clock goes on. Promises of the program are settled here and nowhere else, so its order is
 * that of this clock, and the same in each run.
 */
export class VirtualTime {
  private readonly due = new DueTimes<() => void>(() => true);
  private current: Time;
  private running = 0;

  constructor(start: Time) {
    this.current = start;
  }

  get now(): Time {
    return this.current;
  }

  at(time: Time, act: () => void): void {
    this.due.add(Math.max(time, this.current), act);
  }

  after(duration: Duration, act: () => void): void {
    this.at(this.current + duration, act);
  }

  /**
   * Lets something asynchronous begin; time stands still until it waits (`wait`) or is over.
   *
   * @param task what is never refused: it handles its own errors
   */
  begin(process: Process, task: () => Promise<void>): void {
    if (process.isDead) return;
    this.count(process, 1);
    task().then(() => {
      if (!process.isDead) this.count(process, -1);
    });
  }

  /** What a running task waits for. Where the process has ended by then, it comes never. */
  wait<T>(process: Process, begin: (settle: Settle<T>) => void): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (process.isDead) return;
      this.count(process, -1);
      let isSettled = false;
      const once = (act: () => void) => {
        if (isSettled || process.isDead) return;
        isSettled = true;
        this.count(process, 1);
        act();
      };
      begin({ done: (value) => once(() => resolve(value)), failed: (error) => once(() => reject(error)) });
    });
  }

  /** Ends a process at once, in the middle of whatever it does. */
  kill(process: Process): void {
    this.count(process, -process.running);
    process.isDead = true;
  }

  /**
   * Lets everything happen until a time.
   *
   * @param step is called after each thing that happened; where it says `stop`, nothing more happens
   */
  async pass(until: Time, step: () => 'stop' | undefined): Promise<void> {
    await this.settle();
    for (let next = this.due.take(until); next !== undefined; next = this.due.take(until)) {
      this.current = Math.max(this.current, next.at);
      next.what();
      if (this.running > 0) await this.settle();
      if (step() === 'stop') return;
    }
    this.current = Math.max(this.current, until);
  }

  private count(process: Process, more: number): void {
    process.running += more;
    this.running += more;
  }

  private async settle(): Promise<void> {
    for (let turns = 0; this.running > 0; turns++) {
      if (turns > MOST_TURNS)
        throw new NotSimulated('the program waits for something that the simulation does not have');
      await undefined;
    }
  }
}
