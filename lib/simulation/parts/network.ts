import type { Duration } from '../../broker/core';
import type { Luck } from '../chance/luck';
import type { Tell } from '../time/story-lines';
import type { Process, Settle, VirtualTime } from '../time/virtual-time';

/** What all parts of a run have in common. */
export interface Surroundings {
  readonly time: VirtualTime;
  readonly luck: Luck;
  readonly tell: Tell;
  /** Ends a process, and lets whoever looks after it begin another one. */
  readonly crash: (process: Process) => void;
  /** Tells that the machine of a process stands still. */
  readonly standStill: (process: Process) => void;
}

/** One call of a program to a service. */
export interface Call<T> {
  readonly process: Process;
  /** Who calls, for the story: `start-gpu-urgent`. */
  readonly who: string;
  /** What it calls, for the story and for luck: `PUT tr-1`. */
  readonly what: string;
  /** After so long without an answer it is over for who has called. */
  readonly patience: Duration;
  /** Does what is asked, where it is asked; at that time, which may be long after the caller has given up. */
  readonly does: () => T;
  /** Hears that something of the way went wrong: the call itself may be right all the same. */
  readonly onTrouble?: () => void;
}

/** That no answer came in time, as `AbortSignal.timeout` says it. */
export class NoAnswer extends Error {
  override readonly name = 'TimeoutError';

  constructor(what: string, after: Duration) {
    super(`no answer to ${what} within ${after / 1000} s`);
  }
}

/** How long a call is under way, each direction. */
const USUAL = { least: 1, most: 40 } as const;
/** How late a request comes that is late: after its caller has given up, and has perhaps asked again. */
const LATE = { least: 5_000, most: 15 * 60_000 } as const;
/** How long a machine stands still that stands still: longer than any lock. */
const STILL = { least: 60_000, most: 12 * 60_000 } as const;

/** Calls over a network that loses and delays, of programs that end in the middle. */
export class Network {
  constructor(private readonly around: Surroundings) {}

  /** @throws NoAnswer */
  call<T>(call: Call<T>): Promise<T> {
    return this.around.time.wait(call.process, (settle) => this.begin(call, settle));
  }

  private begin<T>(call: Call<T>, settle: Settle<T>): void {
    const { time, luck, tell, crash, standStill } = this.around;
    const { process, who, what } = call;
    if (luck.happens('crash-before', what)) {
      tell(who, `ends before ${what}`);
      crash(process);
      return;
    }
    if (luck.happens('slow-program', what)) {
      const still = luck.between(STILL.least, STILL.most, `still ${what}`);
      tell(who, `stands still for ${Math.round(still / 1000)} s before ${what}`);
      process.stillUntil = time.now + still;
      standStill(process);
      time.after(still, () => {
        if (!process.isDead) this.send(call, settle);
      });
      return;
    }
    this.send(call, settle);
  }

  private send<T>({ process, who, what, patience, does, onTrouble }: Call<T>, settle: Settle<T>): void {
    const { time, luck, tell, crash } = this.around;
    const giveUp = () => time.after(patience, () => settle.failed(new NoAnswer(what, patience)));
    if (luck.happens('request-lost', what)) {
      tell(who, `${what}: the request is lost`);
      onTrouble?.();
      giveUp();
      return;
    }
    const isLate = luck.happens('request-late', what);
    const there = isLate
      ? luck.between(LATE.least, LATE.most, `late ${what}`)
      : luck.between(USUAL.least, USUAL.most, `to ${what}`);
    const back = luck.between(USUAL.least, USUAL.most, `from ${what}`);
    if (isLate) {
      tell(who, `${what}: the request is under way for ${Math.round(there / 1000)} s`);
      onTrouble?.();
    }
    if (there + back > patience) giveUp();
    time.after(there, () => {
      const answer = does();
      if (!process.isDead && luck.happens('crash-after', what)) {
        tell(who, `ends after ${what}`);
        crash(process);
      } else if (luck.happens('answer-lost', what)) {
        tell(who, `${what}: the answer is lost`);
        onTrouble?.();
        if (there + back <= patience) time.after(patience - there, () => settle.failed(new NoAnswer(what, patience)));
      } else {
        time.after(back, () => settle.done(answer));
      }
    });
  }
}
