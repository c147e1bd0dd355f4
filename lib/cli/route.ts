import { Command } from 'commander';
import {
  explainOthers,
  Router,
  resultLines,
  sentMessage,
  type Topic,
  type TopicResult,
  type Topology,
  unknownsIn,
  valueOr,
} from '../routing';
import { type Message, messageToJson, NotAMessage } from '../rules';
import { drained, Progress, print, printError, printJson } from '../terminal';
import { Contracts } from './contracts';
import { FROM_OPTION, topologiesOf } from './documents';
import { ExitStatus, UsageError } from './exit-status';
import { jsonPieces } from './json-lines';
import { unresolvedLines } from './unresolved';

interface Options {
  readonly from: string;
  readonly topic?: string;
  readonly explain?: boolean;
  readonly json?: boolean;
}

/** `scheduler route`: where do these messages go, how many copies, and why not elsewhere? */
export function routeCommand(): Command {
  return new Command('route')
    .description('where do these messages go, how many copies, and why not elsewhere?')
    .argument('<messages...>', 'files of JSON: a message, an array, or a message a line; - for standard input')
    .option(...FROM_OPTION)
    .option('--topic <name>', 'only this topic')
    .option('--explain', 'say why the other subscriptions do not get a message')
    .option('--json', 'for machines: one line a message and topic')
    .action(route);
}

async function route(files: string[], options: Options): Promise<void> {
  const topologies = topologiesOf(options.from);
  const topics = topologies.flatMap((topology) =>
    chosen(topology, options.topic).map((topic) => ({ topology, topic })),
  );
  const isHidden = topologies.some(({ unresolved }) => unresolved.length > 0);
  if (topics.length === 0 && !isHidden) throw new UsageError(missingTopic(topologies, options));
  if (topics.length === 0) process.exitCode = ExitStatus.Findings;
  if (options.json !== true) printError(topologies.flatMap(unresolvedLines));
  const router = new Router();
  const seen = new Map<Topic, Set<string>>();
  const contracts = new Contracts();
  const progress = new Progress();
  // Where the answers appear on the terminal, they are the progress.
  const tell = process.stdout.isTTY ? () => undefined : (done: number) => progress.tell('routing messages', done);
  let done = 0;
  for (const file of files) {
    for await (const piece of jsonPieces(file)) {
      tell(done++);
      const message = 'json' in piece ? readMessage(piece.json) : piece.problem;
      if (typeof message === 'string') {
        printError(`scheduler: ${piece.place}: ${message}`);
        process.exitCode = ExitStatus.WrongUsage;
        continue;
      }
      for (const { topology, topic } of topics) {
        const result = isDuplicate(topic, message, seen)
          ? {
              topic,
              refused: 'a message of this id came before, within the window of duplicate detection',
              results: [],
              unknown: [],
            }
          : router.route(topic, message);
        if (unknownsIn(result).length > 0) process.exitCode ??= ExitStatus.Findings;
        for (const problem of contracts.problems(topic, message)) {
          printError(`scheduler: ${piece.place}: not as the contract of ${topic.name} says: ${problem}`);
          process.exitCode ??= ExitStatus.Findings;
        }
        if (options.json === true) printJson({ message: piece.place, from: topology.path, ...resultJson(result) });
        else print(linesOf(piece.place, topology, result, message, options));
        await drained();
      }
    }
  }
  progress.end();
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

function readMessage(json: unknown): Message | string {
  try {
    return sentMessage(json);
  } catch (error) {
    if (error instanceof NotAMessage) return error.message;
    throw error;
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

function resultJson({ topic, refused, results, unknown }: TopicResult): object {
  return {
    topic: topic.label,
    ...(refused !== undefined && { refused }),
    ...(unknown.length > 0 && { unknown }),
    subscriptions: results.map(({ subscription, copies, failures, unknown: open }) => ({
      subscription: subscription.name,
      address: subscription.address,
      copies: copies.map(({ rules, changed, message, end: { next, ...end } }) => ({
        rules,
        ...(changed && { message: messageToJson(message) }),
        ...end,
        ...(next !== undefined && { next: resultJson(next) }),
      })),
      ...(failures.length > 0 && { failures }),
      ...(open.length > 0 && {
        unknown: open.map(({ address, argument, problem }) => ({ address, argument, problem })),
      }),
    })),
  };
}
