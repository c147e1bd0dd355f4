import { type Topic } from '../routing';
import type { DeliveryClaim } from '../rules';
/**
 * Matchers for jest, with `expect.extend(proofMatchers)`; both are to be awaited.
 *
 * ```ts
 * await expect(topicIn(json, 'training-events')).toKeepItsClaims();
 * ```
 */
export declare const proofMatchers: {
    /** Everything that is claimed about the topic with its `must…` methods is proved for all messages. */
    toKeepItsClaims(topic: Topic): Promise<{
        pass: boolean;
        message: () => string;
    }>;
    /** A claim holds for all messages. */
    toDeliver(topic: Topic, claim: DeliveryClaim): Promise<{
        pass: boolean;
        message: () => string;
    }>;
};
