import { Command } from 'commander';
import type { Duplicates } from '../../operations/messages/duplicates';
import type { Outgoing } from '../../operations/messages/outgoing-message';
import { valueOr } from '../../routing';
import { Progress, print, printError, printJson } from '../../terminal';
import { withSource } from '../common/documents';
import { ExitStatus } from '../common/exit-status';
import { interruption } from '../common/interrupted';
import { calledOtherwise, countOf, lengthOf } from '../common/options';
import type { PlacedTopic } from './foreseen';
import type { SendOptions } from './send-options';

/** `training-job-scheduler send`: sends messages to a topic or queue, here or in Azure. */
export function sendCommand(): Command {
  const command = new Command('send')
    .description('sends messages to a topic or queue, here or in Azure; checked against its contract first')
    .argument('<file>', 'JSON: a message, an array, or a message a line; - for standard input; or the JSON itself')
    .option(
      '--to <address>',
      'local, local:<port>, azure:<namespace or its host>, or emulator:<host>:<port>, with /<topic or queue> behind it',
      'local',
    );
  withSource(command)
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
  const { addressOf } = await import('../../operations/bus/bus-address');
  const { at, openBus } = await import('../../operations/bus/bus');
  const { Duplicates } = await import('../../operations/messages/duplicates');
  const { send } = await import('../../operations/messages/send');
  const { targetOf } = await import('./target');
  const { readOutgoing } = await import('./reading');
  const address = addressOf(options.to);
  const entity = await targetOf(address);
  const read = await readOutgoing(file, address, entity, options, isDefaultFrom);
  if (read === undefined) return;
  const { messages, topics } = read;
  const count = options.count ?? (options.every === undefined ? messages.length : Number.POSITIVE_INFINITY);
  await warnOfEnds(messages, topics);
  const signal = interruption();
  const duplicates = await Duplicates.at(address, entity, messages);
  // What runs here tells of each that it drops.
  if (duplicates === undefined) warnOfRepeats(messages, count);
  const telling = new Telling(entity, count, options, duplicates);
  const bus = await openBus(address);
  try {
    await send(bus, entity, messages, { count, every: options.every, signal, sent: (some) => telling.sent(some) });
  } finally {
    telling.end(at(address), signal.aborted);
    if (duplicates === undefined) tellOfDuplicates(at(address), messages, topics);
    await bus.close();
  }
}

/** So many messages are told of; a file may have as many as it has lines. */
const MOST_TOLD = 20;

/** Says of which messages it is known that nothing comes. */
async function warnOfEnds(messages: readonly Outgoing[], topics: readonly PlacedTopic[]): Promise<void> {
  if (topics.length === 0) return;
  const { Foreseen } = await import('./foreseen');
  const foreseen = new Foreseen(topics);
  const lines = messages.flatMap((one) =>
    foreseen.of(one).map((line) => `training-job-scheduler: ${one.place}: ${line}`),
  );
  if (lines.length === 0) return;
  const more = lines.length - MOST_TOLD;
  printError([...lines.slice(0, MOST_TOLD), ...(more > 0 ? [`training-job-scheduler: and ${more} more`] : [])]);
  process.exitCode = ExitStatus.Findings;
}

/** Azure takes a message that it drops like any other, and tells nobody. */
function tellOfDuplicates(where: string, messages: readonly Outgoing[], topics: readonly PlacedTopic[]): void {
  const mayDetect = topics.length === 0 || topics.some(({ topic }) => valueOr(topic.detectsDuplicates, true));
  if (!mayDetect || !messages.some(({ message }) => message.system.has('MessageId'))) return;
  printError(
    `training-job-scheduler: ${where} does not tell whether it has dropped a message as a duplicate: where duplicates are detected, one whose messageId came before is gone`,
  );
}

/** Of a message that has an id, a topic that looks for duplicates takes the first alone. */
function warnOfRepeats(messages: readonly Outgoing[], count: number): void {
  const withId = messages.filter(({ message }) => message.system.has('MessageId'));
  if (count <= messages.length || withId.length === 0) return;
  printError(
    `training-job-scheduler: ${withId.length === 1 ? 'a message has an id, and is' : `${withId.length} messages have ids, and are`} sent again under it: where duplicates are detected, only the first arrives; give each another messageId, or leave it out where the contract lets you`,
  );
}

class Telling {
  private readonly progress = new Progress();
  private done = 0;
  private dropped: string[] = [];
  private last: Outgoing | undefined;

  constructor(
    private readonly entity: string,
    private readonly count: number,
    private readonly options: SendOptions,
    private readonly duplicates: Duplicates | undefined,
  ) {}

  sent(some: readonly Outgoing[]): void {
    this.done += some.length;
    this.last = some.at(-1);
    const { entity, options } = this;
    for (const one of some) {
      const { place, message } = one;
      const messageId = message.system.get('MessageId');
      const isDropped = this.duplicates?.isDropped(one) === true;
      if (isDropped) this.dropped.push(`${messageId}`);
      if (options.json === true)
        printJson({ message: place, entity, messageId, sent: true, ...(isDropped && { dropped: true }) });
      else if (options.every !== undefined)
        print(`sent ${messageId} (${place})${isDropped ? ', and dropped: one of this id came before' : ''}`);
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
    this.tellDropped(entity);
    if (this.options.json === true) printError(isCut ? `training-job-scheduler: ${text}` : []);
    else print(text);
    if (isCut) process.exitCode = ExitStatus.WrongUsage;
  }

  private tellDropped(entity: string): void {
    const { length } = this.dropped;
    if (length === 0) return;
    const ids = [...new Set(this.dropped)];
    const named = `${ids.slice(0, 3).join(', ')}${ids.length > 3 ? ' and others' : ''}`;
    const are = length === 1 ? 'one of them is' : `${length} of them are`;
    printError(
      `training-job-scheduler: ${are} dropped by ${entity} as duplicates: messages of these ids came before (${named}); give each another messageId, or leave it out where the contract lets you`,
    );
    process.exitCode ??= ExitStatus.Findings;
  }
}
