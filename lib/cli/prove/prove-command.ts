import { Command } from 'commander';
import { reportJobs, reportTopic } from '../../proof';
import { CLAIM_KINDS } from '../../rules';
import { print, printJson, withProgress } from '../../terminal';
import type { Line } from '../../text';
import { ExitStatus } from '../common/exit-status';
import { claimCommand } from './claim-command';
import { filtersCommand } from './filters-command';
import { hasJobFindings, jobJson, jobLines } from './job-lines';
import { hasLoops, loopAnswers, loopLines, loopsJson } from './loop-lines';
import { topicsOf } from './placed-topics';
import { type ProveOptions, withOptions } from './prove-options';
import { hasFindings, reportJson, reportLines } from './prove-report';
import { withProof } from './proving';
import { WrittenQuestions } from './written-questions';

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

async function proveAll(options: ProveOptions & { overlaps?: boolean }): Promise<void> {
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
