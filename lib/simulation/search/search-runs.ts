import type { Fault } from '../chance/faults';
import type { RunOptions, RunResult } from '../world/run-options';
import { run } from '../world/run-world';
import type { SimulatedSystem } from '../world/simulated-world';

export interface SearchOptions extends Omit<RunOptions, 'seed' | 'tells'> {
  /** The first seed; each run has the next one. */
  readonly seed: number;
  readonly schedules: number;
  /** @default - goes on to the end */
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number) => void;
}

/** What a search came to. */
export interface SearchResult {
  /** How many runs there were: fewer than asked for where one was found, or somebody stopped it. */
  readonly schedules: number;
  readonly seed: number;
  /** The first run in which something is wrong. */
  readonly found: RunResult | undefined;
  readonly steps: number;
  /** Runs in which so much happened that they were not looked at to their end. */
  readonly cut: number;
  /** How often each fault happened. */
  readonly happened: ReadonlyMap<Fault, number>;
  /** How many messages that came to a program had each end. */
  readonly ends: ReadonlyMap<string, number>;
}

/** Runs a system with one seed after the other, until something is wrong. */
export async function search(system: SimulatedSystem, options: SearchOptions): Promise<SearchResult> {
  const { seed, schedules, signal, onProgress, ...common } = options;
  const happened = new Map<Fault, number>();
  const ends = new Map<string, number>();
  let steps = 0;
  let cut = 0;
  let done = 0;
  let found: RunResult | undefined;
  while (done < schedules && found === undefined && signal?.aborted !== true) {
    const result = await withoutStacks(() => run(system, { ...common, seed: seed + done }));
    done++;
    steps += result.steps;
    if (result.isCut) cut++;
    for (const { fault } of result.happened) happened.set(fault, (happened.get(fault) ?? 0) + 1);
    for (const [end, count] of result.ends) ends.set(end, (ends.get(end) ?? 0) + count);
    if (result.violations.length > 0) found = result;
    // Lets signals in, and whoever shows how far it is.
    if (done % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
    onProgress?.(done);
  }
  return { schedules: done, seed, found, steps, cut, happened, ends };
}

/** Errors of the program are what it waits with, and nobody looks where they were made, which would take a fifth of the time. */
async function withoutStacks<T>(work: () => Promise<T>): Promise<T> {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return await work();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
