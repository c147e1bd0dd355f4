import { createHash } from 'node:crypto';

/** The name of the function that starts jobs; what keeps it ready knows it too. */
export const FUNCTION_NAME = 'startTrainingJob';

/**
 * The name of the job of a request: the same for every delivery and retry, so that Azure ML itself refuses a second one.
 *
 * A hash, since cutting or replacing characters would give two ids one name. Another `attempt` is another job: a name is
 * taken for ever, also that of a job that failed.
 *
 * @param source where requests of this id come from: namespace and topic, whatever the subscription
 */
export function jobName(source: string, id: string, attempt: number): string {
  return `tr-${createHash('sha256')
    .update(JSON.stringify([source, id, attempt]))
    .digest('hex')
    .slice(0, 40)}`;
}
