import { type DocumentChange } from '../../terraform';
import type { Remark } from './review';
/**
 * What changes, may say something of Service Bus, and is not understood: resources of azapi, deployments of templates,
 * scripts. Nothing certain can be said beside them.
 */
export declare function reviewNotUnderstood({ before, after, changes }: DocumentChange): Remark[];
