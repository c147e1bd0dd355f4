const { FUZZ_TIMES, FUZZ_SEED, FUZZ_RUNS, LAW_RUNS } = process.env;

/** The seed of `npm test`. */
const SEED = 20261126;

/**
 * What drawn inputs begin with: the same ones on every run of `npm test`, so that a pull request does not fail for an
 * input that it has nothing to do with. `undefined` for the longer runs (`npm run fuzz`, `npm run laws`), which draw
 * others each time; `FUZZ_SEED` is a seed that has failed.
 */
export function seedOfTests(): number | undefined {
  if (FUZZ_SEED !== undefined) return Number(FUZZ_SEED);
  return [FUZZ_TIMES, FUZZ_RUNS, LAW_RUNS].every((longer) => longer === undefined) ? SEED : undefined;
}
