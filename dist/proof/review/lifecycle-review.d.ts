import { type Topology } from '../../routing';
import type { DocumentChange } from '../../terraform';
import { type PreviousAddress } from './pairs';
import type { Remark } from './review';
/** The moments in which rules are missing: replaced or renamed rules, and what becomes of `$Default`. */
export declare function reviewRuleGaps(change: DocumentChange, before: Topology, after: Topology, previous: PreviousAddress): Promise<Remark[]>;
