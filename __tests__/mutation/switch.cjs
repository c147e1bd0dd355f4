/**
 * What a source with changes in it asks, in each process that comes by: is the change of this number on? Plain
 * JavaScript, since it is loaded by tests, by their child processes and by what these bundle.
 *
 * `MUTANT` is the number of the one that is on. `MUTANTS_REACHED` is a file: which test, `MUTANT_TEST`, came by which.
 */
const env = typeof process === 'undefined' ? {} : process.env;
const on = Number(env.MUTANT ?? 0);
const file = env.MUTANTS_REACHED;
/** The test that last came by a change: most come by it again and again. */
const last = new Map();

module.exports = function isOn(id) {
  if (file !== undefined) tell(id);
  return id === on;
};

function tell(id) {
  const test = process.env.MUTANT_TEST ?? '';
  if (last.get(id) === test) return;
  last.set(id, test);
  require('node:fs').appendFileSync(file, `${JSON.stringify({ id, path: process.env.MUTANT_PATH, test })}\n`);
}
