const TIMES = Number(process.env.LAW_RUNS ?? 1);
/** In milliseconds, for each law: `npm run laws` tries as many cases as it comes to. */
const LONGEST = 600_000;

/**
 * How often a law is tried on random inputs: so many times by `npm test`, which draws the same each time (`seedOfTests`),
 * and `LAW_RUNS` times as often by `npm run laws`, which draws others each time.
 */
export function runs(count: number): { readonly numRuns: number; readonly interruptAfterTimeLimit: number } {
  return { numRuns: count * TIMES, interruptAfterTimeLimit: LONGEST };
}
