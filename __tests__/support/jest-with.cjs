/**
 * Runs jest with variables: `node jest-with.cjs FUZZ_TIMES=100 fuzz`. Windows' shell sets none in front of a command.
 * One that is set already stays as it is.
 */
const assignment = /^([A-Z_]+)=(.*)$/;
const [node, script, ...rest] = process.argv;
for (const [, name, value] of rest.map((word) => assignment.exec(word) ?? [])) if (name) process.env[name] ??= value;
process.argv = [node, script, ...rest.filter((word) => !assignment.test(word))];
require('jest/bin/jest');
