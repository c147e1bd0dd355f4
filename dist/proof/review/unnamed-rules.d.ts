import { type Topology } from '../../routing';
import type { DocumentChange } from '../../terraform';
import type { Remark, TopicReview } from './review';
/**
 * Subscriptions without a rule in the document, of topics in which rules change: they are there already, so their rules
 * may be somebody else's. @see shared/facts/azurerm.md section 2
 */
export declare function reviewUnnamedRules({ changes }: DocumentChange, topics: readonly TopicReview[], { topics: known }: Topology, told: readonly Remark[]): Remark[];
