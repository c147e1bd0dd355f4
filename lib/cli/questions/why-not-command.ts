import { Command } from 'commander';
import {
  contractOf,
  heldValues,
  type PropertyChange,
  type SmallestChange,
  TopicProof,
  type WhyNot,
  whyNot,
} from '../../proof';
import {
  becauseOf,
  Contracts,
  hasSensitiveRules,
  knownOf,
  reachableTopics,
  readMessage,
  type Subscription,
  type Topic,
} from '../../routing';
import { describeResult, type Message, meantOrKnown, NotAMessage, valueToJson } from '../../rules';
import { typeOf } from '../../rules/values/values';
import { colors, print, printError, printJson } from '../../terminal';
import { faultIn, type Line, line } from '../../text';
import { type SourceOptions, withSource } from '../common/documents';
import { ExitStatus, UsageError } from '../common/exit-status';
import { jsonPiecesOrWritten } from '../common/json-lines';
import { type PlacedTopic, topicsOf } from '../prove/placed-topics';
import { CONTRACT_OPTION, exampleJson, TOPIC_OPTION, witnessText } from '../prove/proving';

interface Options extends SourceOptions {
  readonly topic?: string;
  readonly contract?: string;
  readonly json?: boolean;
}

/** A subscription, and where it was read. */
interface Asked extends PlacedTopic {
  readonly subscription: Subscription;
}

/** `training-job-scheduler why-not`: why does a subscription not get a message, and what would have to be different in it? */
export function whyNotCommand(): Command {
  const command = new Command('why-not')
    .description('why does a subscription not get a message, and what is the smallest change with which it does?')
    .argument('<subscription>', 'its name, or topic/name')
    .argument(
      '<message>',
      'a file of JSON: a message, an array, or a message a line; - for standard input; or the JSON itself',
    );
  return withSource(command)
    .option(...TOPIC_OPTION)
    .option(...CONTRACT_OPTION)
    .option('--json', 'for machines: one line a message and topic')
    .action(answer);
}

async function answer(name: string, given: string, options: Options): Promise<void> {
  const topics = await topicsOf(options, options.topic, options.contract);
  const asked = topics.flatMap((placed): Asked[] =>
    knownOf(placed.topic.subscriptions)
      .filter((subscription) => [subscription.name, pathOf(placed, subscription)].includes(name))
      .map((subscription) => ({ ...placed, subscription })),
  );
  // What of the document is not known has been told.
  if (topics.length === 0) return;
  if (asked.length === 0) {
    throw new UsageError(`${options.from}: ${noSubscription(name, topics)}`);
  }
  const contracts = new Contracts();
  for await (const piece of jsonPiecesOrWritten(given)) {
    const { place } = piece;
    const read = 'json' in piece ? readOrProblems(piece.json) : { problems: [piece.problem] };
    if ('problems' in read) {
      printError(read.problems.map((problem) => `training-job-scheduler: ${place}: ${problem}`));
      process.exitCode = ExitStatus.WrongUsage;
      continue;
    }
    for (const one of asked) {
      const before = topics.filter((other) => other.topic !== one.topic && reachesTopic(other.topic, one.topic));
      for (const problem of contracts.problems(one.topic, read.message)) {
        printError(`training-job-scheduler: ${place}: ${problem}`);
        process.exitCode ??= ExitStatus.Findings;
      }
      await answerFor(one, place, read.message, before, options.json === true);
    }
  }
}

function pathOf({ topic }: PlacedTopic, { name }: Subscription): string {
  return `${topic.label}/${name}`;
}

function noSubscription(name: string, topics: readonly PlacedTopic[]): string {
  const paths = topics.flatMap((placed) => knownOf(placed.topic.subscriptions).map((one) => pathOf(placed, one)));
  // What is behind a hop has a name in questions that follow what is forwarded.
  if (topics.some(({ destinations }) => destinations.includes(name)) && !paths.includes(name))
    return `${name} is no subscription of these topics: this question is about one hop; who-gets and prove follow what is forwarded`;
  const names = [...new Set(topics.flatMap(({ topic }) => knownOf(topic.subscriptions).map((one) => one.name)))];
  const known = name.includes('/') ? paths : names;
  return `no subscription named ${name}; ${names.length === 0 ? 'there is none' : meantOrKnown(name, known)}`;
}

function readOrProblems(json: unknown): { readonly message: Message } | { readonly problems: readonly string[] } {
  try {
    return readMessage(json);
  } catch (error) {
    return { problems: error instanceof NotAMessage ? error.problems : [faultIn('this message', error)] };
  }
}

/** Whether a topic forwards to another one, over however many hops. */
function reachesTopic(topic: Topic, other: Topic): boolean {
  return [...reachableTopics([topic])].includes(other);
}

async function answerFor(
  asked: Asked,
  place: string,
  message: Message,
  before: readonly PlacedTopic[],
  asJson: boolean,
): Promise<void> {
  const { topic, subscription } = asked;
  const held = heldValues(subscription, message);
  const proof = new TopicProof(topic, { filters: held.flatMap(({ filter }) => filter ?? []) });
  try {
    const found = await whyNot(proof, subscription, message, held);
    if (found.kind !== 'gets') process.exitCode ??= ExitStatus.Findings;
    if (asJson) printJson(jsonOf(asked, place, found, proof.prover.space.assumptions));
    else print([...linesOf(asked, place, found, proof.prover.space.assumptions), ...hopLines(topic, before)]);
  } finally {
    await proof.close();
  }
}

/** That messages come to a topic from others too, which may have changed them. */
function hopLines({ label }: Topic, before: readonly PlacedTopic[]): Line[] {
  if (before.length === 0) return [];
  const names = before.map(({ topic }) => topic.label).join(' and ');
  return [`  as sent to ${label} itself: what ${names} forwards to it may have been changed by rules there`];
}

function linesOf(
  { topic, subscription, from }: Asked,
  place: string,
  found: WhyNot,
  assumptions: readonly string[],
): Line[] {
  const head = line`${place} -> ${colors.bold(`${topic.label}/${subscription.name}`)} (${from})`;
  switch (found.kind) {
    case 'gets':
      return [head, line`  ${colors.green('gets it  ')} by ${found.rules.join(' and ')}`];
    case 'cannot-tell':
      return [head, line`  ${colors.yellow('undecided')} whether it gets it: ${becauseOf(found.unknown)}`];
    case 'not':
      return [
        head,
        ...found.reasons.map(
          ({ rule, reason }) => line`  ${colors.red('not      ')} ${rule === undefined ? '' : `${rule}: `}${reason}`,
        ),
        ...changeLines(found.change, contractOf(topic) !== undefined, hasSensitiveRules(topic)),
        ...(assumptions.length === 0 ? [] : [`  assumed   ${assumptions.join('; ')}`]),
      ];
  }
}

function changeLines(change: SmallestChange, hasContract: boolean, isSensitive: boolean): Line[] {
  switch (change.kind) {
    case 'none':
      return [`  No change of the message${hasContract ? ' that the contract allows' : ''} gets it there.`];
    case 'undecided':
      return [`  Cannot tell which change of the message gets it there: ${change.reason}`];
    case 'change': {
      const names = change.changes.map(({ name }) => name);
      const isSure = change.isSmallest
        ? 'The smallest change'
        : 'A change, whether the smallest or not cannot be told,';
      // The values are those of rules that nobody may see.
      if (isSensitive) return [`  ${isSure} that gets it there is one of ${names.join(' and ')}.`];
      return [
        `  ${isSure} that gets it there: ${change.changes.map(changeText).join(', ')}`,
        `            ${witnessText(change.message)}`,
      ];
    }
  }
}

/** `priority = 6 (it is 3)`; the types are told where they differ. */
function changeText({ name, before, after }: PropertyChange): string {
  const [was, is] = [before, after].map((value) => (value === undefined ? 'missing' : describeResult(value)));
  const [short, shown] = isOfOneType(before, after)
    ? [was, is].map((text) => text?.replace(/ \(\w+\)$/, ''))
    : [was, is];
  return after === undefined ? `no ${name} (it is ${was})` : `${name} = ${shown} (it is ${short})`;
}

function isOfOneType(before: PropertyChange['before'], after: PropertyChange['after']): boolean {
  return before === undefined || after === undefined || typeOf(before) === typeOf(after);
}

function jsonOf(
  { topic, subscription, from }: Asked,
  place: string,
  found: WhyNot,
  assumptions: readonly string[],
): object {
  const unknown = found.kind === 'cannot-tell' ? found.unknown : [];
  return {
    message: place,
    from,
    topic: topic.label,
    subscription: subscription.name,
    address: subscription.address,
    gets: found.kind === 'cannot-tell' ? null : found.kind === 'gets',
    ...(found.kind === 'gets' && { rules: found.rules }),
    ...(unknown.length > 0 && {
      unknown: unknown.map(({ address, argument, problem }) => ({ address, argument, problem })),
    }),
    ...(found.kind === 'not' && {
      reasons: found.reasons,
      change: changeJson(found.change, topic),
      assumptions,
    }),
  };
}

function changeJson(change: SmallestChange, topic: Asked['topic']): object {
  if (change.kind === 'none') return { kind: 'none' };
  if (change.kind === 'undecided') return { kind: 'undecided', reason: change.reason };
  const isSensitive = hasSensitiveRules(topic);
  const value = (one: PropertyChange['after']) => (one === undefined ? null : valueToJson(one));
  return {
    kind: 'change',
    isSmallest: change.isSmallest,
    properties: change.changes.map(({ name, before, after }) => ({
      name,
      ...(!isSensitive && { before: value(before), after: value(after) }),
    })),
    message: exampleJson(topic, change.message),
  };
}
