import { type Topic } from '../routing';
import { type DeliveryClaim } from '../rules';
/**
 * What subscriptions share of which nothing was said, in a sentence: of topics that this project describes, since others
 * have no place to say that it is meant. What a refuted claim says is not said again, and no sensitive rule is quoted.
 */
export declare function sharedWarning(topic: Topic, refuted: readonly DeliveryClaim[]): string | undefined;
