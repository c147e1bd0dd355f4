import { type Subscription } from '../../routing';
import { type Message } from '../../rules';
import type { TopicProof } from './topic-proof';
/** Two subscriptions that get one message. */
export interface Overlap {
    readonly subscriptions: readonly [Subscription, Subscription];
    /** A message that both get, as it was found. */
    readonly message: Message;
}
/** All pairs of subscriptions of which one message reaches both, and how that was found out. */
export interface Overlaps {
    readonly pairs: readonly Overlap[];
    readonly undecided: readonly {
        readonly subscriptions: readonly [Subscription, Subscription];
        readonly reason: string;
    }[];
    /** How many pairs there are, and what decided about them. */
    readonly decidedBy: {
        readonly box: number;
        readonly example: number;
        readonly solver: number;
    };
}
/**
 * Which pairs of subscriptions overlap.
 *
 * Most pairs are apart by the value of one property, which their boxes show. Of the others most do overlap, and a
 * message that one of them gets, or two such messages put together, shows it. What is left is asked of the solver, for
 * all partners of a subscription at once: "none" settles all of them, and a message those that get it.
 */
export declare function findOverlaps(proof: TopicProof, among?: readonly Subscription[]): Promise<Overlaps>;
