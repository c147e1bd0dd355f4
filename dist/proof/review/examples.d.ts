import type { Finding } from '../questions/prover';
import type { DestinationRow } from './review';
/** The messages that were found. */
export declare function examplesOf(gained: Finding, lost: Finding): Pick<DestinationRow, 'gained' | 'lost'>;
