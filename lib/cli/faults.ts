import { Disagreement } from '../proof/disagreement';
import { SolverHangs } from '../proof/solver';
import type { NotChecked } from './check-report';
import { UsageError } from './exit-status';
import { reasonOf } from './fault-text';

/** What is no fault that one answer could be: it ends the command, in one line. */
function isForAll(error: unknown): boolean {
  return error instanceof UsageError || error instanceof Disagreement || error instanceof SolverHangs;
}

/**
 * What is found out about one thing; where this program fails on it, that is the answer about that one, and the others
 * are answered all the same.
 */
async function foundOrFault<T>(find: () => T | Promise<T>, otherwise: (problem: string) => T): Promise<T> {
  try {
    return await find();
  } catch (error) {
    if (isForAll(error)) throw error;
    return otherwise(`it cannot be looked at: ${reasonOf(error)}; that is a fault of this program`);
  }
}

/** What this program has failed on: each is not checked, and the others are. */
export class Faults {
  readonly notChecked: NotChecked[] = [];

  /** What is found out about something; `otherwise` where that failed. */
  watch<T>(
    { file, address }: { readonly file: string; readonly address: string },
    argument: string,
    otherwise: T,
    find: () => T | Promise<T>,
  ): Promise<T> {
    return foundOrFault(find, (problem) => {
      this.notChecked.push({ file, address, argument, problem });
      return otherwise;
    });
  }
}
