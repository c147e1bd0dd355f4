import { Command } from 'commander';
import {
  contractOf,
  type Destination,
  endText,
  type Gets,
  type Receipt,
  type Receivers,
  type Share,
  type TopicProof,
  unaskedIn,
  whoGets,
} from '../../proof';
import { reasonsOf, type Topic } from '../../routing';
import { MessageContract, type SqlFilter } from '../../rules';
import { colors, print, printJson, withProgress } from '../../terminal';
import { type Line, line, problemLines } from '../../text';
import { type SourceOptions, withSource } from '../common/documents';
import { ExitStatus } from '../common/exit-status';
import { filterOf } from '../prove/given-filter';
import { topicsOf } from '../prove/placed-topics';
import { excludedLines } from '../prove/prove-report';
import {
  aboutMessages,
  CONTRACT_OPTION,
  exampleJson,
  exampleText,
  JSON_OPTION,
  TOPIC_OPTION,
  withProof,
} from '../prove/proving';

interface Options extends SourceOptions {
  readonly topic?: string;
  readonly contract?: string;
  readonly json?: boolean;
}

/** `training-job-scheduler who-gets`: which subscriptions get a kind of message, and where does it end? */
export function whoGetsCommand(): Command {
  const command = new Command('who-gets')
    .description('which subscriptions get a kind of message: all of them, some, none? for all messages at once')
    .argument('<filter>', 'the kind of message, as a filter in SQL');
  return withSource(command)
    .option(...TOPIC_OPTION)
    .option(...CONTRACT_OPTION)
    .option(...JSON_OPTION)
    .action(answer);
}

async function answer(sql: string, options: Options): Promise<void> {
  const filter = filterOf('filter', sql);
  const shown: Line[][] = [];
  const objects: object[] = [];
  const topics = await topicsOf(options, options.topic, options.contract);
  for (const { topic, from } of topics) {
    await withProgress(`asking ${topic.label}`, () =>
      withProof(topic, { filters: [filter] }, async (proof) => {
        const receivers = await whoGets(proof, filter);
        const others = topics.map((one) => one.topic).filter((other) => other !== topic);
        const unasked = unaskedIn(proof, [filter], others);
        shown.push(linesOf(proof, filter, { ...receivers, unasked }, from));
        objects.push(jsonOf(proof, filter, { ...receivers, unasked }, from));
        if (!isSettled(receivers, proof) || unasked.length > 0) process.exitCode = ExitStatus.Findings;
      }),
    );
  }
  if (options.json === true) printJson({ topics: objects }, 2);
  // An empty line between two topics.
  else print(shown.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines])));
}

/** Whether there are such messages, and all can be told of them. */
function isSettled({ kind, receipts, unreached }: Receivers, { others }: TopicProof): boolean {
  const isOpen = receipts.some(
    ({ gets, destinations }) =>
      gets === 'undecided' || destinations.some((one) => one.gets === 'undecided' || one.end.state === 'unknown'),
  );
  return kind.kind === 'message' && !isOpen && unreached.kind !== 'undecided' && others.unresolved.length === 0;
}

/** A wide row is as easy to read as a column that is never reached. */
const WIDEST = 48;

/** The answer, and what of the question is most likely a slip. */
type Answer = Receivers & { readonly unasked: readonly string[] };

function linesOf(proof: TopicProof, filter: SqlFilter, receivers: Answer, from: string): Line[] {
  const { topic, prover } = proof;
  const { kind, receipts } = receivers;
  const { assumptions } = prover.space;
  const head = line`${colors.bold(topic.label)} (${from}): who gets ${filter.sql}, ${aboutMessages(topic)}`;
  const optional = topic.contract === undefined ? '; any of them may be missing, none is null' : '';
  const notes: Line[] = [
    ...(assumptions.length > 0 ? [`  assumed   ${assumptions.join('; ')}${optional}`] : []),
    ...excludedLines(proof, 'nothing here covers what it would deliver'),
  ];
  if (kind.kind === 'none') return [head, ...notes, ...noneLines(topic, filter)];
  notes.push(...receivers.unasked.map((said) => line`  ${colors.yellow('found    ')} ${said}`));
  if (kind.kind === 'undecided') notes.push(`  undecided whether there is such a message: ${kind.reason}`);
  const getting = receipts.flatMap(rowsOf);
  const places = getting.map(placeText);
  const width = Math.min(WIDEST, Math.max(0, ...places.map(({ length }) => length)));
  // What reaches nobody is shown once, at the end.
  const nobody = receivers.unreached.kind === 'message' ? exampleText(topic, receivers.unreached.message) : undefined;
  const rows = getting.flatMap((row, at) => rowLines(topic, row, (places[at] as string).padEnd(width), nobody));
  const isNone = ({ gets, destinations }: Receipt) => gets === 'none' && destinations.length === 0;
  const none = receipts.filter(isNone).map(({ subscription }) => subscription.name);
  return [
    head,
    ...notes,
    ...rows,
    ...reasonsOf(proof.others.unresolved).map(({ text }) => line`  ${word('undecided')} who else gets them: ${text}`),
    ...(none.length > 0 ? [`  none      ${none.join(', ')}`] : []),
    ...unreachedLines(topic, receivers, getting),
  ];
}

function word(gets: Share): Line {
  const colour = { all: colors.green, some: colors.yellow, undecided: colors.yellow, none: colors.red }[gets];
  return colour(gets.padEnd(9));
}

/** What has copies at last that a subscription makes; the subscription itself where that is not known of any. */
interface Row extends Pick<Destination, 'gets' | 'reason' | 'message' | 'other'> {
  readonly subscription: Receipt['subscription'];
  readonly end?: Destination['end'];
}

function rowsOf({ subscription, destinations, ...received }: Receipt): readonly Row[] {
  if (destinations.length > 0) return destinations.map((one) => ({ subscription, ...one }));
  return received.gets === 'none' ? [] : [{ subscription, ...received }];
}

/** The subscription, and where its copies end. */
function placeText({ subscription, end }: Row): string {
  const said = end === undefined ? '' : endText(end);
  return `${subscription.name}${said === '' ? '' : `, ${said}`}`;
}

function rowLines(
  topic: Topic,
  { gets, reason, message, other, end }: Row,
  place: string,
  nobody: string | undefined,
): Line[] {
  // Who asks for a message knows what does not become a dead letter, or is not lost.
  const isBad = reachesNobody({ end });
  const missed = other && exampleText(topic, other);
  const example = message === undefined ? '' : `  ${exampleText(topic, message)}`;
  return [
    line`  ${word(gets)} ${place}${example}`,
    ...(reason === undefined ? [] : [`            cannot tell which of them: ${reason}`]),
    ...(missed === undefined || missed === nobody || isBad ? [] : [`            but not ${missed}`]),
  ];
}

/** A dead letter has reached nobody, as `review` and `prove` have it. */
function reachesNobody({ end }: Pick<Row, 'end'>): boolean {
  return end !== undefined && ['dead-letter', 'lost'].includes(end.state);
}

function unreachedLines(topic: Topic, { unreached }: Receivers, getting: readonly Row[]): Line[] {
  switch (unreached.kind) {
    case 'none':
      return ['  Every such message reaches somebody.'];
    case 'message':
      return [
        `  ${getting.every(reachesNobody) ? 'No such message reaches anybody' : 'Some such messages reach nobody'}${otherwiseText(getting)}, for example ${exampleText(topic, unreached.message)}`,
      ];
    case 'undecided':
      return [`  Cannot tell whether every such message reaches somebody: ${unreached.reason}`];
  }
}

/** So that nobody reads that messages reach nobody below a row that says where all of them come. */
function otherwiseText(getting: readonly Row[]): string {
  return getting.some(({ end }) => end?.state === 'dead-letter') ? ' otherwise than as a dead letter' : '';
}

/** That there is no such message, and what of the filter the contract does not have. */
function noneLines(topic: Topic, filter: SqlFilter): Line[] {
  const json = contractOf(topic);
  const contract = json && MessageContract.fromJson(json);
  const wrong = filter.diagnostics(contract).filter(({ severity }) => severity === 'error');
  return [
    `  There is no such message${topic.contract === undefined ? '' : ': its contract allows none'}.`,
    ...wrong.flatMap((one) => problemLines(`  ${filter.describe(one)}`)),
  ];
}

function jsonOf(
  proof: TopicProof,
  filter: SqlFilter,
  { kind, receipts, unreached, unasked }: Answer,
  from: string,
): object {
  const { topic, prover, others, excluded } = proof;
  return {
    topic: topic.label,
    address: topic.address,
    from,
    filter: filter.sql,
    contract: topic.contract !== undefined,
    assumptions: prover.space.assumptions,
    excluded,
    ...(others.unresolved.length > 0 && {
      unknown: others.unresolved.map(({ address, argument, problem }) => ({ address, argument, problem })),
    }),
    ...(unasked.length > 0 && { unasked }),
    exists: kind.kind === 'undecided' ? null : kind.kind === 'message',
    subscriptions: receipts.map(({ subscription, destinations, ...received }) => ({
      subscription: subscription.name,
      address: subscription.address,
      ...getsJson(topic, received),
      ends: destinations.map(({ end, ...share }) => ({ ...end, ...getsJson(topic, share) })),
    })),
    unreached: {
      kind: unreached.kind,
      ...(unreached.kind === 'message' && { message: exampleJson(topic, unreached.message) }),
      ...(unreached.kind === 'undecided' && { reason: unreached.reason }),
    },
  };
}

function getsJson(topic: Topic, { gets, reason, message, other }: Gets): object {
  return {
    gets,
    ...(reason !== undefined && { reason }),
    ...(message !== undefined && { message: exampleJson(topic, message) }),
    ...(other !== undefined && { other: exampleJson(topic, other) }),
  };
}
