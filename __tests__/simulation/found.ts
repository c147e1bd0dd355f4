import { calmEnds, type RunOptions, type RunResult, type SimulatedSystem, search, shrink } from '../../lib/simulation';

const CALM = new WeakMap<SimulatedSystem, ReturnType<typeof calmEnds>>();

/** What becomes of a system's examples where nothing goes wrong. */
export function calm(system: SimulatedSystem): ReturnType<typeof calmEnds> {
  const known = CALM.get(system) ?? calmEnds(system);
  CALM.set(system, known);
  return known;
}

/** The first run that shows something wrong, made short. */
export async function shortest(
  system: SimulatedSystem,
  options: Omit<RunOptions, 'seed'>,
  schedules: number,
): Promise<RunResult> {
  const ends = await calm(system);
  const { found } = await search(system, { seed: 1, schedules, calm: ends, ...options });
  if (found === undefined) throw new Error(`nothing is found in ${schedules} schedules`);
  return (await shrink(system, found, { seed: found.seed, calm: ends, ...options })).result;
}
