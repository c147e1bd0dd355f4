import { Command } from 'commander';
import { changeOfFilters, contractOf, Prover } from '../../proof';
import { print, printJson } from '../../terminal';
import { ExitStatus } from '../common/exit-status';
import { filterOf } from './given-filter';
import { topicsOf } from './placed-topics';
import { type ProveOptions, withOptions } from './prove-options';
import { witnessText } from './proving';
import { WrittenQuestions } from './written-questions';

/** `training-job-scheduler prove equivalent` and `prove implies`: two filters beside each other, without a topic. */
export function filtersCommand(name: 'equivalent' | 'implies', description: string): Command {
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
  options: ProveOptions,
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
