import { Command } from 'commander';
import {
  Contracts,
  type End,
  explainOthers,
  ReadingNotes,
  type ReadMessage,
  Router,
  readMessage,
  resultLines,
  type Topic,
  type TopicResult,
  type Topology,
  unknownsIn,
  valueOr,
} from '../routing';
import { type Message, messageToJson, NotAMessage } from '../rules';
import { drained, Progress, print, printError, printJson } from '../terminal';
import { faultIn } from '../text';

import { type SourceOptions, topologiesOf, withSource } from './common/documents';
import { ExitStatus, UsageError } from './common/exit-status';
import { jsonPiecesOrWritten, MESSAGES, type Piece } from './common/json-lines';
import { unresolvedLines } from './common/unresolved';

interface Options extends SourceOptions {
  readonly topic?: string;
  readonly explain?: boolean;
  readonly json?: boolean;
}

/** `training-job-scheduler route`: where do these messages go, how many copies, and why not elsewhere? */
export function routeCommand(): Command {
  const command = new Command('route')
    .description('where do these messages go, how many copies, and why not elsewhere?')
    .argument('<messages...>', MESSAGES);
  return withSource(command)
    .option('--topic <name>', 'only this topic')
    .option('--explain', 'say why the other subscriptions do not get a message')
    .option('--json', 'for machines: one line a message and topic')
    .action(route);
}

async function route(files: string[], options: Options): Promise<void> {
  const topologies = await topologiesOf(options);
  const topics = topologies.flatMap((topology) =>
    chosen(topology, options.topic).map((topic) => ({ topology, topic })),
  );
  const isHidden = topologies.some(({ unresolved }) => unresolved.length > 0);
  if (topics.length === 0 && !isHidden) throw new UsageError(missingTopic(topologies, options));
  if (topics.length === 0) process.exitCode = ExitStatus.Findings;
  if (options.json !== true) printError(topologies.flatMap(unresolvedLines));
  const routing = new Routing(topics, options);
  for (const file of files) {
    for await (const piece of jsonPiecesOrWritten(file)) await routing.answer(piece);
  }
  routing.end();
}

/** A topic, and the topology that it is in. */
interface PlacedTopic {
  readonly topology: Topology;
  readonly topic: Topic;
}

/** Answers one message after the other. */
class Routing {
  private readonly router = new Router();
  private readonly seen = new Map<Topic, Set<string>>();
  private readonly contracts = new Contracts();
  private readonly notes = new ReadingNotes();
  private readonly progress = new Progress();
  private done = 0;

  constructor(
    private readonly topics: readonly PlacedTopic[],
    private readonly options: Options,
  ) {}

  async answer(piece: Piece): Promise<void> {
    // Where the answers appear on the terminal, they are the progress.
    if (!process.stdout.isTTY) this.progress.tell('routing messages', this.done++);
    const { place } = piece;
    const read = 'json' in piece ? readOrProblems(piece.json) : { problems: [piece.problem] };
    if ('problems' in read) {
      printError(read.problems.map((problem) => `training-job-scheduler: ${place}: ${problem}`));
      process.exitCode = ExitStatus.WrongUsage;
      return;
    }
    printError(this.notes.news(read).map((note) => `training-job-scheduler: ${place}: ${note}`));
    for (const placed of this.topics) await this.answerFor(placed, place, read);
  }

  /** What one topic does with a message; what this program fails on is the answer to that. */
  private async answerFor({ topology, topic }: PlacedTopic, place: string, read: ReadMessage): Promise<void> {
    const { message, assumed } = read;
    try {
      const result = this.resultOf(topic, message);
      if (unknownsIn(result).length > 0) process.exitCode ??= ExitStatus.Findings;
      for (const problem of this.contracts.problems(topic, message)) {
        printError(`training-job-scheduler: ${place}: ${problem}`);
        process.exitCode ??= ExitStatus.Findings;
      }
      if (this.options.json === true) printJson(asJson(place, topology, result, assumed));
      else print(linesOf(place, topology, result, message, this.options));
      await drained();
    } catch (error) {
      printError(`training-job-scheduler: ${place}: ${faultIn(`it in ${topic.label}`, error)}`);
      process.exitCode = ExitStatus.WrongUsage;
    }
  }

  private resultOf(topic: Topic, message: Message): TopicResult {
    if (!isDuplicate(topic, message, this.seen)) return this.router.route(topic, message);
    const refused = 'a message of this id came before, within the window of duplicate detection';
    return { topic, refused, results: [], unknown: [] };
  }

  end(): void {
    this.progress.end();
  }
}

function chosen({ topics }: Topology, name: string | undefined): readonly Topic[] {
  // A topic that others only forward to gets its messages from them.
  return topics.filter((topic) => name === undefined || topic.name === name || topic.label === name);
}

function missingTopic(topologies: readonly Topology[], { from, topic }: Options): string {
  const names = [...new Set(topologies.flatMap(({ topics }) => topics.map(({ label }) => label)))];
  if (names.length === 0) return `${from}: no topic in there`;
  return `${from}: no topic named ${topic}; there are ${names.join(', ')}`;
}

function readOrProblems(json: unknown): ReadMessage | { readonly problems: readonly string[] } {
  try {
    return readMessage(json);
  } catch (error) {
    return { problems: error instanceof NotAMessage ? error.problems : [faultIn('this message', error)] };
  }
}

/** Messages of one run count as sent at one time, so within every window. */
function isDuplicate(topic: Topic, message: Message, seen: Map<Topic, Set<string>>): boolean {
  const id = message.systemProperty('MessageId');
  if (!valueOr(topic.detectsDuplicates, false) || typeof id !== 'string') return false;
  const ids = seen.get(topic) ?? new Set();
  seen.set(topic, ids);
  if (ids.has(id)) return true;
  ids.add(id);
  return false;
}

function linesOf(
  place: string,
  { path }: Topology,
  result: TopicResult,
  message: Message,
  { explain }: Options,
): string[] {
  const lines = [`${place} -> ${result.topic.label} (${path})`, ...resultLines(result, message)];
  return explain === true ? [...lines, ...explainOthers(result.topic, result, message)] : lines;
}

function asJson(place: string, { path }: Topology, result: TopicResult, assumed: string | undefined): object {
  return { message: place, from: path, ...(assumed !== undefined && { assumed }), ...resultJson(result) };
}

function resultJson({ topic, refused, results, unknown }: TopicResult): object {
  return {
    topic: topic.label,
    ...(refused !== undefined && { refused }),
    ...(unknown.length > 0 && { unknown }),
    subscriptions: results.map(({ subscription, copies, failures, unknown: open }) => ({
      subscription: subscription.name,
      address: subscription.address,
      copies: copies.map(({ rules, changed, message, end }) => ({
        rules,
        ...(changed && { message: messageToJson(message) }),
        ...endJson(end),
      })),
      ...(failures.length > 0 && {
        failures: failures.map(({ deadLetters, ...failure }) => ({ ...failure, ...deadLettersJson(deadLetters) })),
      }),
      ...(open.length > 0 && {
        unknown: open.map(({ address, argument, problem }) => ({ address, argument, problem })),
      }),
    })),
  };
}

function endJson({ next, deadLetters, ...end }: End): object {
  return { ...end, ...(next !== undefined && { next: resultJson(next) }), ...deadLettersJson(deadLetters) };
}

/** Where a dead letter is, and what becomes of it where dead letters are forwarded. */
function deadLettersJson(dead: End['deadLetters']): object {
  if (dead === undefined) return {};
  const { of, goesOn } = dead;
  return { deadLetters: { of, ...(goesOn !== undefined && { goesOn: endJson(goesOn) }) } };
}
