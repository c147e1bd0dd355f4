import {
  type RunOptions,
  type RunResult,
  refusedCalmly,
  type SimulatedSystem,
  search,
  shrink,
} from '../../lib/simulation';

const CALM = new WeakMap<SimulatedSystem, ReturnType<typeof refusedCalmly>>();

/** What is refused of a system's examples anyway. */
export function calm(system: SimulatedSystem): ReturnType<typeof refusedCalmly> {
  const known = CALM.get(system) ?? refusedCalmly(system);
  CALM.set(system, known);
  return known;
}

/** The first run that shows something wrong, made short. */
export async function shortest(
  system: SimulatedSystem,
  options: Omit<RunOptions, 'seed'>,
  schedules: number,
): Promise<RunResult> {
  const refused = await calm(system);
  const { found } = await search(system, { seed: 1, schedules, refused, ...options });
  if (found === undefined) throw new Error(`nothing is found in ${schedules} schedules`);
  return (await shrink(system, found, { seed: found.seed, refused, ...options })).result;
}
