import { OperationProblem } from '../../operations/operation-problem';
import { printError } from '../../terminal';

/** What is told beside the rest; where it cannot be known, why not is said, and the rest is told all the same. */
export async function orNothing<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof OperationProblem)) throw error;
    printError(error.lines.map((line) => `training-job-scheduler: ${line}`));
    return undefined;
  }
}
