import { deliveredCopies, Router, sentJson, sentMessage, unknownsIn, valueOr } from '../../routing';
import { exampleOf, type MessageContract, predicateOf } from '../../rules';
import type { AdoptedJob, AdoptedTopic } from '../model/adopted';

/** A message that a job gets, and who else gets it. */
export interface JobExample {
  /** The name of its file. */
  readonly file: string;
  readonly json: object;
  /** The subscriptions that get it. */
  readonly destinations: readonly string[];
}

/** For each job a message that it gets, found from its rules, and where the source sends it. Those that cannot be told are left out. */
export function examplesOf(topic: AdoptedTopic, contract: MessageContract | undefined): JobExample[] {
  const router = new Router();
  return topic.jobs.flatMap((job) => {
    const json = exampleFor(job, contract);
    if (json === undefined) return [];
    const result = router.route(topic.topic, sentMessage(json));
    if (unknownsIn(result).length > 0) return [];
    const reached = result.results.flatMap((one) => deliveredCopies(one).map(() => one.subscription.name));
    const adopted = reached.filter((name) => topic.jobs.some((one) => one.name === name));
    return [{ file: `${job.name}.json`, json, destinations: adopted.sort() }];
  });
}

function exampleFor({ name, rules }: AdoptedJob, contract: MessageContract | undefined): object | undefined {
  for (const { filter } of rules) {
    const predicate = predicateOf(filter);
    const example = predicate && exampleOf([predicate], contract);
    if (example === undefined) continue;
    const json = sentJson(example.message);
    // Broker and SDKs ask for an id, and subscriptions with sessions for a session.
    return 'system' in json ? json : { messageId: `${name}-1`, ...json };
  }
  return undefined;
}

/** Whether a topic takes messages at all. */
export function isTaking({ topic: { status } }: AdoptedTopic): boolean {
  return valueOr(status, '') === 'Active';
}
