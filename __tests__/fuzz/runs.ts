/** How many times as often as in `npm test` everything is tried: `npm run fuzz` says so. */
const TIMES = Number(process.env.FUZZ_TIMES ?? 1);
const SEED = process.env.FUZZ_SEED;

/** The seed of `npm test`: a pull request does not fail for an input that it has nothing to do with. */
const SEED_OF_TESTS = 20261126;

/**
 * How often a property is tried: the same inputs on every run of `npm test`; `npm run fuzz` draws others each time, and
 * `FUZZ_SEED` the ones of a seed that has failed.
 *
 * @param count for `npm test`
 */
export function runs(count: number): { readonly numRuns: number; readonly seed?: number } {
  if (SEED !== undefined) return { numRuns: count * TIMES, seed: Number(SEED) };
  return { numRuns: count * TIMES, ...(process.env.FUZZ_TIMES === undefined && { seed: SEED_OF_TESTS }) };
}
