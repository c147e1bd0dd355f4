import { type Message } from '../rules';
import type { Topic } from './topology/topology';
/** A message that a subscription gets. */
export interface TopicExample {
    readonly subscription: string;
    readonly message: Message;
}
/**
 * A message for each subscription of a topic that gets it, put together from what its rules ask for. Each was routed; there
 * is none for a subscription of which none was found, or whose rules are marked as sensitive.
 */
export declare function examplesOf(topic: Topic): TopicExample[];
