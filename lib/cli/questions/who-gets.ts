import { Command } from 'commander';
import { contractOf, endText, type Receipt, type Receivers, type TopicProof, whoGets } from '../../proof';
import { reasonsOf, type Topic } from '../../routing';
import { MessageContract, type SqlFilter } from '../../rules';
import { colors, print, printJson, withProgress } from '../../terminal';
import { type Line, line, problemLines } from '../../text';
import { type SourceOptions, withSource } from '../common/documents';
import { ExitStatus } from '../common/exit-status';
import { excludedLines } from '../prove/prove-report';
import {
  aboutMessages,
  CONTRACT_OPTION,
  exampleJson,
  exampleText,
  filterOf,
  JSON_OPTION,
  TOPIC_OPTION,
  topicsOf,
  withProof,
} from '../prove/proving';

interface Options extends SourceOptions {
  readonly topic?: string;
  readonly contract?: string;
  readonly json?: boolean;
}

/** `scheduler who-gets`: which subscriptions get a kind of message, and where does it end? */
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
  for (const { topic, from } of await topicsOf(options, options.topic, options.contract)) {
    await withProgress(`asking ${topic.label}`, () =>
      withProof(topic, { filters: [filter] }, async (proof) => {
        const receivers = await whoGets(proof, filter);
        shown.push(linesOf(proof, filter, receivers, from));
        objects.push(jsonOf(proof, filter, receivers, from));
        if (!isSettled(receivers, proof)) process.exitCode = ExitStatus.Findings;
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
    ({ gets, ends }) => gets === 'undecided' || ends.some(({ state }) => state === 'unknown'),
  );
  return kind.kind === 'message' && !isOpen && unreached.kind !== 'undecided' && others.unresolved.length === 0;
}

/** A wide row is as easy to read as a column that is never reached. */
const WIDEST = 48;

function linesOf(proof: TopicProof, filter: SqlFilter, receivers: Receivers, from: string): Line[] {
  const { topic, prover } = proof;
  const { kind, receipts } = receivers;
  const { assumptions } = prover.space;
  const head = line`${colors.bold(topic.label)} (${from}): who gets ${filter.sql}, ${aboutMessages(topic)}`;
  const optional = topic.contract === undefined ? '; any of them may be missing, none is null' : '';
  const notes = [
    ...(assumptions.length > 0 ? [`  assumed   ${assumptions.join('; ')}${optional}`] : []),
    ...excludedLines(proof, 'nothing here covers what it would deliver'),
  ];
  if (kind.kind === 'none') return [head, ...notes, ...noneLines(topic, filter)];
  if (kind.kind === 'undecided') notes.push(`  undecided whether there is such a message: ${kind.reason}`);
  const getting = receipts.filter(({ gets }) => gets !== 'none');
  const places = getting.map(placeText);
  const width = Math.min(WIDEST, Math.max(0, ...places.map(({ length }) => length)));
  const rows = getting.flatMap((receipt, at) => rowLines(topic, receipt, (places[at] as string).padEnd(width)));
  const none = receipts.filter(({ gets }) => gets === 'none').map(({ subscription }) => subscription.name);
  return [
    head,
    ...notes,
    ...rows,
    ...reasonsOf(proof.others.unresolved).map(({ text }) => line`  ${word('undecided')} who else gets them: ${text}`),
    ...(none.length > 0 ? [`  none      ${none.join(', ')}`] : []),
    ...unreachedLines(topic, receivers),
  ];
}

function word(gets: Receipt['gets']): Line {
  const colour = { all: colors.green, some: colors.yellow, undecided: colors.yellow, none: colors.red }[gets];
  return colour(gets.padEnd(9));
}

/** The subscription, and where its copies end. */
function placeText({ subscription, ends }: Receipt): string {
  const said = [...new Set(ends.map(endText).filter((text) => text !== ''))];
  return `${subscription.name}${said.length > 0 ? `, ${said.join('; ')}` : ''}`;
}

function rowLines(topic: Topic, { gets, reason, message, other }: Receipt, place: string): Line[] {
  const example = message === undefined ? '' : `  ${exampleText(topic, message)}`;
  return [
    line`  ${word(gets)} ${place}${example}`,
    ...(reason === undefined ? [] : [`            cannot tell which of them: ${reason}`]),
    ...(other === undefined ? [] : [`            but not ${exampleText(topic, other)}`]),
  ];
}

function unreachedLines(topic: Topic, { unreached }: Receivers): Line[] {
  switch (unreached.kind) {
    case 'none':
      return ['  Every such message reaches somebody.'];
    case 'message':
      return [`  Not every such message reaches somebody, for example ${exampleText(topic, unreached.message)}`];
    case 'undecided':
      return [`  Cannot tell whether every such message reaches somebody: ${unreached.reason}`];
  }
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

function jsonOf(proof: TopicProof, filter: SqlFilter, { kind, receipts, unreached }: Receivers, from: string): object {
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
    exists: kind.kind === 'undecided' ? null : kind.kind === 'message',
    subscriptions: receipts.map(({ subscription, gets, reason, message, ends, other }) => ({
      subscription: subscription.name,
      address: subscription.address,
      gets,
      ...(reason !== undefined && { reason }),
      ...(message !== undefined && { message: exampleJson(topic, message), ends }),
      ...(other !== undefined && { other: exampleJson(topic, other) }),
    })),
    unreached: {
      kind: unreached.kind,
      ...(unreached.kind === 'message' && { message: exampleJson(topic, unreached.message) }),
      ...(unreached.kind === 'undecided' && { reason: unreached.reason }),
    },
  };
}
