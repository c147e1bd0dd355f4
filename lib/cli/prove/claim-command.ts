import { Command, Option } from 'commander';
import { answerClaim, askedBy, unaskedIn } from '../../proof';
import { type ClaimKind, isAbout } from '../../rules';
import { colors, print, printJson } from '../../terminal';
import { type Line, line } from '../../text';
import { ExitStatus, UsageError } from '../common/exit-status';
import { listedNames } from '../common/listed-names';
import { answerJson, answerLines } from './claim-lines';
import { claimed } from './claimed';
import { filterOf } from './given-filter';
import { topicsOf } from './placed-topics';
import { type ProveOptions, withOptions } from './prove-options';
import { excludedLines } from './prove-report';
import { withProof } from './proving';
import { WrittenQuestions } from './written-questions';

interface ClaimCommandOptions extends ProveOptions {
  readonly messages?: string;
  readonly except?: string;
  readonly jobs?: readonly string[];
}

const DESCRIPTIONS: Readonly<Record<ClaimKind, string>> = {
  'exactly-once': 'does each message reach exactly one of these subscriptions, once?',
  'never-overlap': 'is there no message that reaches two of these subscriptions?',
  cover: 'does each message reach at least one of these subscriptions?',
  'not-reach': 'is there no message that reaches any of these subscriptions?',
};

/** `training-job-scheduler prove exactly-once`, and the other claims: whether one holds for all messages. */
export function claimCommand(kind: ClaimKind): Command {
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
