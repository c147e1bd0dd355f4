import { Command, Option } from 'commander';
import { FROM_OPTION, withParameters } from '../common/documents';
import { UsageError } from '../common/exit-status';
import { countOf, lengthOf } from '../common/options';
import { PER_SCHEDULE, type SimulateOptions } from './simulate-options';

/** `training-job-scheduler simulate`: does each message start one job, whatever fails when? */
export function simulateCommand(): Command {
  const [from, what] = FROM_OPTION;
  const command = new Command('simulate')
    .description(
      'does each message start one job, whatever fails when? the whole path in virtual time, with faults drawn from a seed; or, with --messages, a day before it happens',
    )
    .argument('[messages...]', 'files of JSON with messages as they are sent, or folders of them')
    .option(from, what, 'cdktf.out/stacks/dev');
  return withParameters(command)
    .option('--schedules <number>', 'how many orders of events are tried, each with faults of its own', countOf, 1000)
    .addOption(
      new Option('--seed <number>', 'what the first is drawn from; each next one has the next')
        .argParser(countOf)
        .default(1),
    )
    .option('--per-schedule <number>', 'how many messages are sent in each', countOf, PER_SCHEDULE)
    .option('--fault <names...>', 'also these, with which nobody promises that each message has its one end')
    .addOption(
      new Option('--replay <seed>', 'tells one of them step by step, and nothing else')
        .argParser(countOf)
        .conflicts(['schedules', 'seed']),
    )
    .addOption(
      new Option(
        '--messages <file>',
        'a day, a line of JSON each: {"at": "08:30", "message": {…}}, {"perHour": 12, "from": "08:00", "until": "18:00", "message": {…}}, or a message as it was received; how long do jobs wait, which nodes run, what does it cost?',
      ).conflicts(['schedules', 'perSchedule', 'fault', 'replay']),
    )
    .option(
      '--durations <file>',
      'of a day: how long the jobs of each template run, as jobs durations --json writes it',
    )
    .option('--prices <file>', 'of a day: what an hour of a machine costs, or an answer of the Azure Retail Prices API')
    .option(
      '--set <change...>',
      'of a day: what would be otherwise, as computes.gpu-spot.maxNodes=8; told beside what is',
    )
    .option('--look-on <length>', 'of a day: how long after the last message it is looked on (default: P7D)', lengthOf)
    .option('--json', 'for machines: one object')
    .addHelpText(
      'after',
      '\nMessages that start nothing even where nothing fails are told first; all else that is wrong as a story, made as short as it can be, with the command that gives it again.',
    )
    .action(async (messages: readonly string[], options: SimulateOptions) => {
      checkUse(messages, options);
      if (options.messages !== undefined) {
        const { simulateADay } = await import('./day/one-day');
        await simulateADay(options.messages, options);
        return;
      }
      // Loaded here: no other command simulates.
      const { simulate } = await import('./simulate');
      await simulate(messages, options);
    });
}

/** What is only of a day. */
const OF_A_DAY = [
  ['durations', '--durations'],
  ['prices', '--prices'],
  ['set', '--set'],
  ['lookOn', '--look-on'],
] as const;

function checkUse(messages: readonly string[], options: SimulateOptions): void {
  if (options.messages !== undefined) {
    if (messages.length > 0) throw new UsageError(`${messages.join(', ')}: with --messages, the day is all that comes`);
    return;
  }
  const stray = OF_A_DAY.filter(([name]) => options[name] !== undefined).map(([, flag]) => flag);
  if (stray.length > 0) throw new UsageError(`${stray.join(', ')}: of a day, which --messages names`);
  if (messages.length === 0)
    throw new UsageError('name files of messages, or a day with --messages; training-job-scheduler simulate --help');
}
