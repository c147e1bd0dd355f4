import { type Topic } from '../../routing';
import type { Contract } from '../questions/prover';
import { type Pair, type PreviousAddress } from './pairs';
import type { TopicReview } from './review';
/** What a change does to the messages of a topic. */
export declare function reviewTopic(pair: Pair<Topic>, previous: PreviousAddress, contract: Contract | undefined, isPlan: boolean): Promise<TopicReview>;
