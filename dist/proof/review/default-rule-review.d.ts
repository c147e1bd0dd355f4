import { type Topology } from '../../routing';
import type { DocumentChange } from '../../terraform';
import { type PreviousAddress } from './pairs';
import type { Remark } from './review';
/**
 * What becomes of the rule `$Default`, which matches every message: a new subscription has it until its first rule is
 * there, and keeps it where it gets none; the first rule of one takes it away; the last rule that goes brings it not back.
 *
 * @see shared/facts/azurerm.md section 2
 */
export declare function reviewFirstRules(change: DocumentChange, before: Topology, after: Topology, previous: PreviousAddress): Remark[];
