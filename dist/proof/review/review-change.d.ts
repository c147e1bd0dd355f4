import { type Topic } from '../../routing';
import type { DocumentChange } from '../../terraform';
import type { Review } from './review';
/**
 * What a change does to messages, to who may send and receive them, and to what is waiting.
 *
 * @param describe gives topics the contract and the claims that a plan does not have
 */
export declare function reviewChange(given: DocumentChange, describe?: (topic: Topic) => Topic): Promise<Review>;
