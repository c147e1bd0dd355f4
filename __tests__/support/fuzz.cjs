/** `npm run fuzz`: the fuzz tests for longer. A script, since Windows' shell sets no variables in front of a command. */
process.env.FUZZ_RUNS ??= '200000';
process.argv.push('fuzz');
require('jest/bin/jest');
