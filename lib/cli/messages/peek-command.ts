import { Command, Option } from 'commander';
import { print, printError, printJson } from '../../terminal';
import { AT_OPTION, calledOtherwise, countOf, sequenceOf } from '../common/options';

interface Options {
  readonly at: string;
  readonly deadLetters?: boolean;
  readonly count: number;
  readonly fromSequence: bigint;
  readonly json?: boolean;
}

/** `training-job-scheduler peek`: looks at messages, and leaves them where they are. */
export function peekCommand(): Command {
  const command = new Command('peek')
    .description('looks at the messages of a queue or subscription, and leaves them where they are')
    .argument('<entity>', 'a queue, or topic/subscription')
    .option(...AT_OPTION)
    .option('--dead-letters', 'its dead letters')
    .option('--count <number>', 'how many', countOf, 10)
    .addOption(
      // What a default is called, commander would ask of JSON, which has no such number.
      new Option('--from-sequence <number>', 'from this number on').argParser(sequenceOf).default(1n, '1'),
    )
    .option('--json', 'for machines, and for training-job-scheduler send: one line a message')
    .addHelpText('after', '\nMessages that somebody has locked, that are deferred or scheduled are shown too.')
    .action(run);
  return calledOtherwise(command, '--to', 'where it looks is said with --at, such as --at azure:<namespace>');
}

async function run(name: string, options: Options): Promise<void> {
  // Loaded here: no other command needs them.
  const { addressOf } = await import('../../operations/bus/bus-address');
  const { openBus } = await import('../../operations/bus/bus');
  const { placeNamed, placeText } = await import('../../operations/bus/entity-names');
  const { peeked } = await import('../../operations/messages/peek');
  const { seenJson } = await import('../../operations/messages/seen');
  const { seenLine } = await import('../../operations/messages/seen-line');
  const named = placeNamed(name);
  const place =
    options.deadLetters === true ? { ...named, subQueue: named.subQueue ?? ('deadLetter' as const) } : named;
  const bus = await openBus(addressOf(options.at));
  try {
    const found = await peeked(bus, place, { from: options.fromSequence, most: options.count + 1 });
    const shown = found.slice(0, options.count);
    if (options.json === true) for (const seen of shown) printJson(seenJson(seen));
    else print(shown.length > 0 ? shown.map((seen) => seenLine(seen, { withPlace: false })) : 'nothing there');
    const next = found[options.count];
    if (next !== undefined)
      printError(
        `training-job-scheduler: ${placeText(place)} has more; --from-sequence ${next.sequenceNumber} goes on, --count shows more at once`,
      );
  } finally {
    await bus.close();
  }
}
