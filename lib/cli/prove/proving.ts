import { type JobAnswer, jobsBehind, type ProofOptions, reportJobs, TopicProof } from '../../proof';
import { hasSensitiveRules, SENSITIVE, sentJson, type Topic } from '../../routing';
import type { Message } from '../../rules';

/** Options that every command with a solver has. */
export const TOPIC_OPTION = ['--topic <name>', 'only this topic'] as const;
export const CONTRACT_OPTION = [
  '--contract <path>',
  'what the messages look like, for a plan: a cdk.tf.json or folder with topics of the same names, or a JSON schema',
] as const;
export const JSON_OPTION = ['--json', 'for machines: one object'] as const;

/** What is asked with a proof; its solver ends with it. */
export async function withProof<T>(
  topic: Topic,
  options: Pick<ProofOptions, 'filters' | 'claims' | 'asked'>,
  ask: (proof: TopicProof) => Promise<T>,
): Promise<T> {
  const proof = new TopicProof(topic, options);
  try {
    return await ask(proof);
  } finally {
    await proof.close();
  }
}

/** Whether anything is known to start jobs of messages of a topic, wherever they end. */
export function startsJobs(topic: Topic): boolean {
  return jobsBehind(topic).length > 0;
}

/** What is known beforehand of the messages that come to the subscriptions of a topic that start jobs. */
export async function jobAnswers(topic: Topic, asked?: ProofOptions['asked']): Promise<readonly JobAnswer[]> {
  return startsJobs(topic) ? withProof(topic, { asked }, reportJobs) : [];
}

/** A message as it can be given to `training-job-scheduler route`. */
export function witnessText(message: Message): string {
  return JSON.stringify(sentJson(message));
}

/** A message of a proof as it may be shown: one that is made of sensitive values is not. */
export function exampleText(topic: Topic, message: Message): string {
  return hasSensitiveRules(topic) ? SENSITIVE : witnessText(message);
}

/** The same for machines. */
export function exampleJson(topic: Topic, message: Message): unknown {
  return hasSensitiveRules(topic) ? SENSITIVE : sentJson(message);
}

/** What is known about the messages of a topic, as the end of a heading. */
export function aboutMessages({ contract }: Topic): string {
  return contract === undefined ? 'without a contract' : 'for all messages that its contract allows';
}
