import { Command } from 'commander';
import { AT_OPTION, calledOtherwise, countOf, sequenceOf } from '../common/options';
import type { LetterOptions, MovingOptions, ResendOptions } from './dead-letters-options';

const ENTITY = 'a queue, topic/subscription, or a topic with all of its subscriptions';

/** `training-job-scheduler dead-letters`: dead letters, and what was set aside instead of starting a job. */
export function deadLettersCommand(): Command {
  return new Command('dead-letters')
    .description('dead letters, and what was set aside: why each died, and what becomes of it')
    .addCommand(listCommand())
    .addCommand(showCommand())
    .addCommand(resendCommand())
    .addCommand(discardCommand());
}

function withChoice(command: Command): Command {
  return calledOtherwise(command, '--to', 'where they are is said with --at, and where they go with --into')
    .option(...AT_OPTION)
    .option('--reason <reason>', 'only for this reason, such as misconfigured or MaxDeliveryCountExceeded')
    .option('--subscription <name>', 'only what came to this subscription')
    .option('--message-id <id>', 'only this message')
    .option('--sequence <number>', 'only the one of this number, as it is shown behind #', sequenceOf)
    .option('--most <number>', 'how many messages of each place are looked at', countOf, 1000);
}

function listCommand(): Command {
  return withChoice(new Command('list'))
    .description('how many there are and why, by queue or subscription and reason, with an example')
    .argument('[entity]', `${ENTITY}; without, everything`)
    .option('--json', 'for machines: one line a group')
    .action(async (entity: string | undefined, options: LetterOptions) =>
      (await import('./dead-letters-look')).list(entity, options),
    );
}

function showCommand(): Command {
  return withChoice(new Command('show'))
    .description('all of each: why it died, its properties and its body')
    .argument('[entity]', `${ENTITY}; without, wherever --message-id is, if that is one place`)
    .option('--json', 'for machines: one line a message')
    .action(async (entity: string | undefined, options: LetterOptions) =>
      (await import('./dead-letters-look')).show(entity, options),
    );
}

function resendCommand(): Command {
  const collect = (text: string, before: readonly string[]) => [...before, text];
  return withChoice(new Command('resend'))
    .description('sends them again as they were, once the reason is mended')
    .argument('[entity]', ENTITY, 'training-rejected')
    .option('--into <entity>', 'where they go: without it, the queue that each names, or where it was')
    .option('--set <name=value>', 'changes a property: JSON, or a text; {"long": "7"} has a type', collect, [])
    .option('--unset <name>', 'takes a property away', collect, [])
    .option('--body <file>', 'another body for each of them: the bytes of a file; - for standard input')
    .option('--yes', 'without asking')
    .option('--json', 'for machines: one line a message')
    .addHelpText(
      'after',
      '\nA terminal is asked first. Elsewhere it says what would be sent, and --yes sends it. Each is sent first and then taken away: whoever stops in between finds it at both places, under one id.',
    )
    .action(async (entity: string, options: ResendOptions) =>
      (await import('./dead-letters-move')).resendThem(entity, options),
    );
}

function discardCommand(): Command {
  return withChoice(new Command('discard'))
    .description('takes them away for good')
    .argument('<entity>', ENTITY)
    .option('--yes', 'without asking')
    .option('--json', 'for machines: one line a message')
    .addHelpText('after', '\nA terminal is asked first. Elsewhere it says what would be taken away, and --yes does it.')
    .action(async (entity: string, options: MovingOptions) =>
      (await import('./dead-letters-move')).discardThem(entity, options),
    );
}
