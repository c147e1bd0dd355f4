import type { Finding } from '../../questions/prover';
import type { DestinationRow } from '../remarks/review';

/** The messages that were found. */
export function examplesOf(gained: Finding, lost: Finding): Pick<DestinationRow, 'gained' | 'lost'> {
  return {
    ...(gained.kind === 'message' && { gained: gained.message }),
    ...(lost.kind === 'message' && { lost: lost.message }),
  };
}
