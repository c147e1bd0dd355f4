import type { RunOptions, RunResult } from '../world/run-options';
import { run } from '../world/run-world';
import type { SimulatedSystem } from '../world/simulated-world';

/** A run that shows what is wrong, and how to have it again. */
export interface ShortestRun {
  readonly result: RunResult;
  readonly options: RunOptions;
}

/** A story is made shorter in so many runs at most: it is there to be read, not to be the shortest of all. */
const MOST_RUNS = 400;

/**
 * The same violation with less: fewer messages, fewer faults. Each is left out in turn, and stays out where the violation of
 * the same kind is there without it; until nothing can be left out.
 */
export async function shrink(system: SimulatedSystem, found: RunResult, options: RunOptions): Promise<ShortestRun> {
  const kinds = new Set(found.violations.map(({ kind }) => kind));
  const isSame = ({ violations }: RunResult) => violations.some(({ kind }) => kinds.has(kind));
  let best: ShortestRun = { result: found, options };
  let runs = 0;
  const tried = async (changed: RunOptions): Promise<boolean> => {
    if (runs++ >= MOST_RUNS) return false;
    const result = await run(system, changed);
    if (!isSame(result)) return false;
    best = { result, options: changed };
    return true;
  };
  const { messages } = found;
  for (let index = 0; index < messages; index++) {
    const withoutMessages = new Set([...(best.options.withoutMessages ?? []), index]);
    await tried({ ...best.options, withoutMessages });
  }
  for (let isShorter = true; isShorter; ) {
    isShorter = false;
    for (const { key } of [...best.result.happened].reverse()) {
      // What happened in the shorter run is looked at, not what happened once.
      if (!best.result.happened.some((one) => one.key === key)) continue;
      const withoutFaults = new Set([...(best.options.withoutFaults ?? []), key]);
      if (await tried({ ...best.options, withoutFaults })) isShorter = true;
    }
  }
  const told = { ...best.options, tells: true };
  const result = await run(system, told);
  // What happens after it is another story.
  const end = Math.min(...result.violations.filter(({ kind }) => kinds.has(kind)).map(({ at }) => at));
  return { result: { ...result, story: result.story.filter(({ at }) => at <= end) }, options: told };
}
