import { type Demand, demandsOf } from '../../../requests';
import type { Topic } from '../../../routing';
import type { Starting } from '../../jobs/taker';
import type { TopicProof } from '../topic-proof';
import type { OpenQuestion } from '../topic-report';
import { jobPlaceName } from './job-copies';
import type { JobFinding } from './job-finding';
import { JobSearch } from './job-search';

/** A template, and what the body of a request of it has to say: whether it does, nobody knows before it is sent. */
export interface AskedTemplate {
  readonly name: string;
  readonly demands: readonly Demand[];
}

/** What is known beforehand of the messages that come to a subscription that starts jobs. */
export interface JobAnswer {
  readonly subscription: Starting;
  /** What it is called, seen from the topic that is sent to: `gpu`, or behind forwarding `next/gpu`. */
  readonly name: string;
  /** The topic that the messages are sent to. */
  readonly sentTo: Topic;
  readonly templates: readonly AskedTemplate[];
  readonly findings: readonly JobFinding[];
  /** Properties that templates read, and of which nothing is known, since the topic has no contract. */
  readonly unknown: readonly string[];
  readonly undecided: readonly OpenQuestion[];
}

/** Asks of every subscription that starts jobs, in the topic or behind what it forwards to, whether what comes to it can be a request. */
export async function reportJobs(proof: TopicProof): Promise<readonly JobAnswer[]> {
  const answers: JobAnswer[] = [];
  for (const taker of proof.jobs.takers) {
    const { subscription } = taker;
    const search = new JobSearch(proof, taker);
    await search.run();
    const templates = Object.entries(subscription.starts.value.templates);
    answers.push({
      subscription,
      name: jobPlaceName(subscription, proof),
      sentTo: proof.topic,
      templates: templates.map(([name, template]) => ({ name, demands: demandsOf(template) })),
      findings: search.found,
      unknown: search.unknown,
      undecided: search.undecided,
    });
  }
  return answers;
}

/** Whether nothing is known now for which a message of the subscription would be set aside. */
export function isAllTaken({ findings, unknown, undecided }: JobAnswer): boolean {
  return findings.length + unknown.length + undecided.length === 0;
}
