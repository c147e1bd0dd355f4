import { shellWord } from '../common/shell-word';
import { PER_SCHEDULE, type SimulateOptions } from './simulate-options';

/** The command that simulates the same messages and documents with the same faults, and something else besides. */
export function simulateText(files: readonly string[], options: SimulateOptions, besides: readonly string[]): string {
  const { from, parameters, var: variables = [], varFile = [], fault = [], perSchedule } = options;
  const words = [
    ...files,
    ...['--from', from],
    ...(parameters === undefined ? [] : ['--parameters', parameters]),
    ...variables.flatMap((one) => ['--var', one]),
    ...varFile.flatMap((one) => ['--var-file', one]),
    ...besides,
    ...(fault.length === 0 ? [] : ['--fault', ...fault]),
    ...(perSchedule === PER_SCHEDULE ? [] : ['--per-schedule', `${perSchedule}`]),
  ];
  return ['npx training-job-scheduler simulate', ...words.map(shellWord)].join(' ');
}
