import { createHash } from 'node:crypto';
import { idInName } from '../../requests';

/** The name of the function that starts jobs; what keeps it ready knows it too. */
export const FUNCTION_NAME = 'startTrainingJob';
/** The name of the function that reads what waits for another try, or was sent again. */
export const RETRY_FUNCTION_NAME = 'retryTrainingJob';

/** Characters of a source in the name of a job. */
export const SOURCE_LENGTH = 12;

/**
 * Where requests of an id come from, in short: the same id at another topic is another request.
 *
 * @param source namespace and topic, `bus.servicebus.windows.net/training-events`; Terraform computes the same for a
 *   Logic App, with `substr(sha256(…), 0, 12)`
 */
export function sourceInName(source: string): string {
  return createHash('sha256').update(source).digest('hex').slice(0, SOURCE_LENGTH);
}

/**
 * The name of the job of a request: the same for every delivery and retry, whatever starts it, so that Azure ML itself
 * refuses a second one. Another `attempt` is another job: a name is taken for ever, also that of a job that failed.
 *
 * @param source where requests of this id come from, as `sourceInName` has it
 */
export function jobName(source: string, id: string, attempt: number): string {
  return `tr-${source}-${idInName(id)}-${attempt}`;
}
