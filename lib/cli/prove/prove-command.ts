import { Command, Option } from 'commander';
import {
  answerClaim,
  askedBy,
  changeOfFilters,
  contractOf,
  Prover,
  reportJobs,
  reportTopic,
  unaskedIn,
} from '../../proof';
import { CLAIM_KINDS, type ClaimKind, isAbout } from '../../rules';
import { colors, print, printJson, withProgress } from '../../terminal';
import { type Line, line } from '../../text';
import { type SourceOptions, withSource } from '../common/documents';
import { ExitStatus, UsageError } from '../common/exit-status';
import { listedNames } from '../common/listed-names';
import { answerJson, answerLines } from './claim-lines';
import { claimed } from './claimed';
import { hasJobFindings, jobJson, jobLines } from './job-lines';
import { hasLoops, loopAnswers, loopLines, loopsJson } from './loop-lines';
import { excludedLines, hasFindings, reportJson, reportLines } from './prove-report';
import { CONTRACT_OPTION, filterOf, JSON_OPTION, TOPIC_OPTION, topicsOf, withProof, witnessText } from './proving';
import { SMT_LIB_OPTION, WrittenQuestions } from './written-questions';

interface Options extends SourceOptions {
  readonly topic?: string;
  readonly contract?: string;
  readonly json?: boolean;
  readonly smtLib?: string;
}

interface ClaimCommandOptions extends Options {
  readonly messages?: string;
  readonly except?: string;
  readonly jobs?: readonly string[];
}

/** `training-job-scheduler prove`: does every message start exactly one job? which message does not? */
export function proveCommand(): Command {
  const command = new Command('prove')
    .description('does every message start exactly one job, and which message does not? for all messages at once')
    .option('--overlaps', 'list every pair of subscriptions that one message reaches');
  withOptions(command).action(proveAll);
  for (const kind of CLAIM_KINDS) command.addCommand(claimCommand(kind));
  command.addCommand(filtersCommand('equivalent', 'do two filters match the same messages?'));
  command.addCommand(
    filtersCommand('implies', 'does the second filter match every message that the first one matches?'),
  );
  return command;
}

function withOptions(command: Command): Command {
  return withSource(command)
    .option(...TOPIC_OPTION)
    .option(...CONTRACT_OPTION)
    .option(...SMT_LIB_OPTION)
    .option(...JSON_OPTION);
}

const DESCRIPTIONS: Readonly<Record<ClaimKind, string>> = {
  'exactly-once': 'does each message reach exactly one of these subscriptions, once?',
  'never-overlap': 'is there no message that reaches two of these subscriptions?',
  cover: 'does each message reach at least one of these subscriptions?',
  'not-reach': 'is there no message that reaches any of these subscriptions?',
};

async function proveAll(options: Options & { overlaps?: boolean }): Promise<void> {
  const { topic, contract, json, overlaps } = options;
  const shown: Line[][] = [];
  const objects: object[] = [];
  const questions = WrittenQuestions.in(options.smtLib);
  for (const placed of await topicsOf(options, topic, contract)) {
    await withProgress(`proving ${placed.topic.label}`, () =>
      withProof(placed.topic, { asked: questions?.of(placed.topic) }, async (proof) => {
        const report = await reportTopic(proof);
        const loops = await loopAnswers(proof, placed.loops);
        const jobs = await reportJobs(proof);
        shown.push([
          ...reportLines(report, placed.from, overlaps === true),
          ...loopLines(placed.topic, loops),
          ...jobLines(jobs),
        ]);
        objects.push({
          ...reportJson(report, placed.from),
          loops: loopsJson(placed.topic, loops),
          jobs: jobs.map(jobJson),
        });
        if (hasFindings(report) || hasLoops(loops) || hasJobFindings(jobs)) process.exitCode = ExitStatus.Findings;
      }),
    );
  }
  if (json === true) printJson({ topics: objects }, 2);
  // An empty line between two topics.
  else print(shown.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines])));
}

function claimCommand(kind: ClaimKind): Command {
  const command = new Command(kind)
    .description(DESCRIPTIONS[kind])
    .argument(
      '[destinations...]',
      'names of subscriptions of one topic, or where its messages end: a queue, topic/subscription',
    )
    .addOption(
      new Option(
        '--jobs <templates>',
        'in their place the templates of which jobs are started, with commas between: is it one job, whoever starts it?',
      ).argParser((names: string, others: readonly string[] = []) => [...others, ...listedOrNone(names)]),
    )
    .option('--messages <sql>', 'only messages for which this filter is true')
    .option('--except <sql>', 'no message for which this filter is true');
  return withOptions(command).action((names: string[], _: unknown, self: Command) =>
    proveClaim(kind, names.flatMap(listedNames), self.optsWithGlobals()),
  );
}

/** Where there is no name, whoever looks for it says which there are. */
function listedOrNone(text: string): string[] {
  const names = listedNames(text);
  return names.length === 0 ? [''] : names;
}

async function proveClaim(kind: ClaimKind, names: string[], options: ClaimCommandOptions): Promise<void> {
  const { contract, json, jobs } = options;
  if (names.length === 0 && jobs === undefined)
    throw new UsageError(
      "missing required argument 'destinations': name where messages end, or with --jobs the templates of which jobs are started",
    );
  const questions = WrittenQuestions.in(options.smtLib);
  const about = {
    kind,
    name: kind,
    ...(options.messages !== undefined && { messages: filterOf('--messages', options.messages) }),
    ...(options.except !== undefined && { except: filterOf('--except', options.except) }),
  };
  const topics = await topicsOf(options, options.topic, contract);
  // What of the document is not known has been told.
  if (topics.length === 0) {
    if (json === true) printJson({ topics: [] }, 2);
    return;
  }
  const claims = claimed(topics, { destinations: names, jobs }, about);
  const shown: Line[] = [];
  const objects: object[] = [];
  for (const { topic, from: path, claim } of claims) {
    await withProof(topic, { claims: [claim], asked: questions?.of(topic) }, async (proof) => {
      const answered = await answerClaim(proof, claim);
      const excluded = proof.excluded.filter(({ subscription }) => isAbout(claim, subscription));
      const assumptions = proof.prover.space.assumptions;
      const others = topics.map((one) => one.topic).filter((other) => other !== topic);
      const unasked = unaskedIn(proof, askedBy([claim]), others);
      const subjects = excluded.map(({ subscription }) => subscription);
      const notes = [
        ...(assumptions.length > 0 ? [`  assumed   ${assumptions.join('; ')}`] : []),
        ...unasked.map((said) => line`  ${colors.yellow('found    ')} ${said}`),
        ...excludedLines(proof, 'the answer does not cover what it would deliver', subjects),
      ];
      shown.push(`${topic.label} (${path})`, ...answerLines(topic, answered), ...notes);
      objects.push({
        topic: topic.label,
        from: path,
        ...answerJson(topic, answered),
        assumptions,
        excluded,
        ...(unasked.length > 0 && { unasked }),
      });
      if (answered.answer.verdict !== 'proved' || unasked.length > 0) process.exitCode = ExitStatus.Findings;
    });
  }
  const [object, ...others] = objects;
  if (json === true) printJson(object !== undefined && others.length === 0 ? object : { topics: objects }, 2);
  else print(shown);
}

function filtersCommand(name: 'equivalent' | 'implies', description: string): Command {
  const command = new Command(name)
    .description(description)
    .argument('<first>', 'a filter in SQL')
    .argument('<second>', 'a filter in SQL');
  return withOptions(command).action((first: string, second: string, _: unknown, self: Command) =>
    compareFilters(name, first, second, self.optsWithGlobals()),
  );
}

async function compareFilters(
  question: 'equivalent' | 'implies',
  first: string,
  second: string,
  options: Options,
): Promise<void> {
  const [before, after] = [filterOf('first filter', first), filterOf('second filter', second)];
  // The contract of the topic that is named, or none: then types are what the two filters use them as.
  const [placed] =
    options.topic === undefined && options.contract === undefined
      ? []
      : await topicsOf(options, options.topic, options.contract);
  const contract = placed && contractOf(placed.topic);
  const questions = WrittenQuestions.in(options.smtLib);
  const prover = new Prover([before, after], contract, { asked: (asked) => questions?.write(asked) });
  const { verdict, gained, lost } = await changeOfFilters(prover, before, after);
  await prover.close();
  const holds = verdict === 'equivalent' || (question === 'implies' && lost.kind === 'none');
  const answer =
    [gained, lost].some(({ kind }) => kind === 'undecided') && !holds ? 'undecided' : holds ? 'proved' : 'refuted';
  const only = (finding: typeof gained) => (finding.kind === 'message' ? finding.message : undefined);
  const [onlyFirst, onlySecond] = [only(lost), question === 'equivalent' ? only(gained) : undefined];
  const { assumptions } = prover.space;
  const reasons = [gained, lost].flatMap((found) =>
    answer === 'undecided' && found.kind === 'undecided' ? [found.reason] : [],
  );
  const lines = [
    `${answer}: ${question === 'equivalent' ? 'the two filters match the same messages' : 'the second filter matches all that the first one matches'}`,
    ...[...new Set(reasons)].map((reason) => `  ${reason}`),
    ...(onlyFirst === undefined ? [] : [`  only the first matches ${witnessText(onlyFirst)}`]),
    ...(onlySecond === undefined ? [] : [`  only the second matches ${witnessText(onlySecond)}`]),
    ...(assumptions.length === 0
      ? []
      : [`  assumed ${assumptions.join('; ')}; any of them may be missing, none is null`]),
  ];
  const object = {
    question,
    answer,
    ...(reasons.length > 0 && { reason: reasons[0] }),
    ...(onlyFirst !== undefined && { onlyFirst: JSON.parse(witnessText(onlyFirst)) }),
    ...(onlySecond !== undefined && { onlySecond: JSON.parse(witnessText(onlySecond)) }),
    assumptions,
  };
  if (options.json === true) printJson(object, 2);
  else print(lines);
  if (answer !== 'proved') process.exitCode = ExitStatus.Findings;
}
