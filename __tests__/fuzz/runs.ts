/** How many times as often as in `npm test` everything is tried: `npm run fuzz` says so. */
const TIMES = Number(process.env.FUZZ_TIMES ?? 1);

/**
 * How often a property is tried: the same inputs on every run of `npm test`; `npm run fuzz` draws others each time.
 *
 * @param count for `npm test`
 */
export function runs(count: number): { readonly numRuns: number } {
  return { numRuns: count * TIMES };
}
