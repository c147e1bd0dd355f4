import { Command } from 'commander';
import type { Outgoing } from '../../operations/messages/outgoing';
import { Progress, print, printError, printJson } from '../../terminal';
import { FROM_OPTION } from '../common/documents';
import { ExitStatus } from '../common/exit-status';
import { interruption } from '../common/interrupted';
import { calledOtherwise, countOf, lengthOf } from '../common/options';
import type { SendOptions } from './send-options';

/** `scheduler send`: sends messages to a topic or queue, here or in Azure. */
export function sendCommand(): Command {
  const command = new Command('send')
    .description('sends messages to a topic or queue, here or in Azure; checked against its contract first')
    .argument('<file>', 'JSON: a message, an array, or a message a line; - for standard input')
    .option(
      '--to <address>',
      'local, local:<port>, azure:<namespace or its host>, or emulator:<host>:<port>, with /<topic or queue> behind it',
      'local',
    )
    .option(...FROM_OPTION)
    .option('--every <time>', 'one message each time, as ISO 8601: PT1S; without it, all at once', lengthOf)
    .option('--count <number>', 'how many in all; they come again and again where there are fewer', countOf)
    .option('--unchecked', 'sends also what is not as the contract says')
    .option('--json', 'for machines: one line a message that was sent')
    .addHelpText('after', '\nWith --every and without --count it goes on until Ctrl-C.')
    .action((file: string, options: SendOptions, command: Command) =>
      run(file, options, command.getOptionValueSource('from') === 'default'),
    );
  return calledOtherwise(command, '--at', 'where messages go is said with --to, such as --to local/<topic or queue>');
}

async function run(file: string, options: SendOptions, isDefaultFrom: boolean): Promise<void> {
  // Loaded here: no other command needs them.
  const { addressOf } = await import('../../operations/bus/address');
  const { at, openBus } = await import('../../operations/bus/bus');
  const { send } = await import('../../operations/messages/send');
  const { targetOf } = await import('./target');
  const { readOutgoing } = await import('./reading');
  const address = addressOf(options.to);
  const entity = await targetOf(address);
  const messages = await readOutgoing(file, address, entity, options, isDefaultFrom);
  if (messages === undefined) return;
  const count = options.count ?? (options.every === undefined ? messages.length : Number.POSITIVE_INFINITY);
  warnOfRepeats(messages, count);
  const signal = interruption();
  const telling = new Telling(entity, count, options);
  const bus = await openBus(address);
  try {
    await send(bus, entity, messages, { count, every: options.every, signal, sent: (some) => telling.sent(some) });
  } finally {
    telling.end(at(address), signal.aborted);
    await bus.close();
  }
}

/** Of a message that has an id, a topic that looks for duplicates takes the first alone. */
function warnOfRepeats(messages: readonly Outgoing[], count: number): void {
  const withId = messages.filter(({ message }) => message.system.has('MessageId'));
  if (count <= messages.length || withId.length === 0) return;
  printError(
    `scheduler: ${withId.length === 1 ? 'a message has an id, and is' : `${withId.length} messages have ids, and are`} sent again under it: where duplicates are detected, only the first arrives; leave messageId out for a new one each time`,
  );
}

class Telling {
  private readonly progress = new Progress();
  private done = 0;
  private last: Outgoing | undefined;

  constructor(
    private readonly entity: string,
    private readonly count: number,
    private readonly options: SendOptions,
  ) {}

  sent(some: readonly Outgoing[]): void {
    this.done += some.length;
    this.last = some.at(-1);
    const { entity, options } = this;
    for (const { place, message } of some) {
      const messageId = message.system.get('MessageId');
      if (options.json === true) printJson({ message: place, entity, messageId, sent: true });
      else if (options.every !== undefined) print(`sent ${messageId} (${place})`);
    }
    if (options.every === undefined) this.progress.tell('sending', this.done, this.count);
  }

  end(where: string, isInterrupted: boolean): void {
    this.progress.end();
    const { done, count, entity, last } = this;
    const isCut = isInterrupted && Number.isFinite(count) && done < count;
    const of = isCut ? ` of ${count}` : '';
    const until = isCut && last !== undefined ? `; the last was ${last.place}` : '';
    const text = `${done}${of} sent to ${entity} at ${where}${until}`;
    if (this.options.json === true) printError(isCut ? `scheduler: ${text}` : []);
    else print(text);
    if (isCut) process.exitCode = ExitStatus.WrongUsage;
  }
}
