import { Command, Option } from 'commander';
import { countOf } from '../common/options';
import type { SimulateOptions } from './simulate-options';

/** `scheduler simulate`: does each message start one job, whatever fails when? */
export function simulateCommand(): Command {
  return new Command('simulate')
    .description(
      'does each message start one job, whatever fails when? the whole path in virtual time, with faults drawn from a seed',
    )
    .argument('<messages...>', 'files of JSON with messages as they are sent, or folders of them')
    .option('--from <path>', 'a stack: its cdk.tf.json or folder', 'cdktf.out/stacks/dev')
    .option('--schedules <number>', 'how many orders of events are tried, each with faults of its own', countOf, 1000)
    .addOption(
      new Option('--seed <number>', 'what the first is drawn from; each next one has the next')
        .argParser(countOf)
        .default(1),
    )
    .option('--per-schedule <number>', 'how many messages are sent in each', countOf, 5)
    .option('--fault <names...>', 'also these, with which nobody promises that each message has its one end')
    .addOption(
      new Option('--replay <seed>', 'tells one of them step by step, and nothing else')
        .argParser(countOf)
        .conflicts(['schedules', 'seed']),
    )
    .option('--json', 'for machines: one object')
    .addHelpText(
      'after',
      '\nExit status 1 where something is wrong: it is told as a story, made as short as it can be, with the seed that gives it again.',
    )
    .action(async (messages: readonly string[], options: SimulateOptions) => {
      // Loaded here: no other command simulates.
      const { simulate } = await import('./simulate');
      await simulate(messages, options);
    });
}
