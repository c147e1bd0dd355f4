/**
 * What a source with changes in it asks, in each process that comes by: is the change of this number on? Plain
 * JavaScript, since it is loaded by tests, by their child processes and by what these bundle.
 *
 * `mutantOn` of the tests' own process has the number of the one that is on, and `MUTANT` in others. `MUTANTS_REACHED`
 * is a file: which test, `MUTANT_TEST`, came by which.
 */
const env = typeof process === 'undefined' ? {} : process.env;
const on = globalThis.mutantOn ?? { id: Number(env.MUTANT ?? 0) };
const file = env.MUTANTS_REACHED;
/** The test that last came by a change: most come by it again and again. */
const last = new Map();

module.exports = function isOn(id) {
  if (file !== undefined) tell(id);
  return id === on.id;
};

function tell(id) {
  const test = process.env.MUTANT_TEST ?? '';
  if (last.get(id) === test) return;
  last.set(id, test);
  require('node:fs').appendFileSync(file, `${JSON.stringify({ id, path: process.env.MUTANT_PATH, test })}\n`);
}
