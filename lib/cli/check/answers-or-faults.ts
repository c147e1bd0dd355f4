import { faultIn } from '../../text';
import { isSaid } from '../common/top-level';
import type { NotChecked } from './check-report';

/**
 * What is found out about one thing; where this program fails on it, that is the answer about that one, and the others
 * are answered all the same.
 */
async function foundOrFault<T>(find: () => T | Promise<T>, otherwise: (problem: string) => T): Promise<T> {
  try {
    return await find();
  } catch (error) {
    // What is said in one line ends the command.
    if (isSaid(error)) throw error;
    return otherwise(faultIn('it', error));
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
