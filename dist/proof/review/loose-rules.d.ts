import { type Topology } from '../../routing';
import { type DocumentChange } from '../../terraform';
import type { PreviousAddress } from './pairs';
import type { Remark } from './review';
/**
 * Rules that change and of which the subscription is not part of the document, or not known: what they do is told, and
 * what else their subscription has is not known.
 */
export declare function reviewLooseRules(change: DocumentChange, before: Topology, after: Topology, previous: PreviousAddress): Remark[];
