import type { Asking, JobAnswer, JobFinding } from '../../proof';
import type { Topology } from '../../routing';
import type { Diagnostic, WarningCode } from '../../rules';
import { jobFindingText } from '../prove/job-lines';
import { jobAnswers, startsJobs } from '../prove/proving';
import type { Faults } from './answers-or-faults';
import type { Finding } from './check-report';

/** Messages that would be set aside for what is known now, of the subscriptions of which the document says what they start. */
export async function checkJobs(topologies: readonly Topology[], faults: Faults, asking: Asking): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const { path: file, topics } of topologies) {
    for (const topic of topics.filter(startsJobs)) {
      const ask = async () => {
        for (const answer of await jobAnswers(topic, asking(topic))) found.push(...findingsOf(file, answer));
      };
      await faults.watch<void>({ file, address: topic.address }, 'jobs', undefined, ask);
    }
  }
  return found;
}

function findingsOf(file: string, answer: JobAnswer): Finding[] {
  const { findings, undecided, subscription } = answer;
  const warning = (code: WarningCode, message: string): Finding => {
    const diagnostic: Diagnostic = { severity: 'warning', code, message };
    return { file, address: subscription.address, argument: 'jobs', diagnostic, text: `${message} (${code})` };
  };
  return [
    ...findings.map((finding) => warning(CODES[finding.kind], jobFindingText(answer, finding))),
    ...undecided.map(({ question, reason }) => warning('jobs-undecided', `${question}: ${reason}`)),
  ];
}

const CODES = {
  'sets-aside': 'set-aside',
  'takes-none': 'set-aside',
  'no-request': 'set-aside',
  'takes-away': 'taken-away',
} as const satisfies Readonly<Record<JobFinding['kind'], WarningCode>>;
