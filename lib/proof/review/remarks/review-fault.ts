import { faultIn } from '../../../text';
import { Disagreement } from '../../questions/disagreement';
import { SolverHangs } from '../../solver/solver';
import type { Remark } from './review';

/** That this program has failed on something: cannot tell, in a remark about that. @throws what ends the command */
function fault(subject: string, error: unknown): Remark {
  if (error instanceof Disagreement || error instanceof SolverHangs) throw error;
  const text = `${faultIn('it', error)}; cannot tell what changes here`;
  return { code: 'fault', subject, text, unknown: true };
}

/** What is to be said about something; where this program fails on it, that, and the rest of the review goes on. */
export function saidOf(subject: string, say: () => readonly Remark[]): readonly Remark[] {
  try {
    return say();
  } catch (error) {
    return [fault(subject, error)];
  }
}

/** The same of what takes time; `otherwise` makes of the fault what stands in its place. */
export async function foundOf<T>(subject: string, find: () => Promise<T>, otherwise: (fault: Remark) => T): Promise<T> {
  try {
    return await find();
  } catch (error) {
    return otherwise(fault(subject, error));
  }
}
