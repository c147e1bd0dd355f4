import type { RuleFilter } from '../filters/rule';
import type { KnownProperties } from '../properties/known-properties';
import { type ExampleMessage } from './example-message';
/** A subscription, as far as it matters who else gets its messages. */
export interface Receiver {
    readonly name: string;
    readonly filters: readonly RuleFilter[];
}
/** Two subscriptions that get one message, and that message. */
export interface SharedMessage {
    readonly names: readonly [string, string];
    readonly values: ExampleMessage['values'];
}
/**
 * Pairs of subscriptions that want the same kind of message and both get it: probably one job too many.
 *
 * The kind of a message is said by the property that most rules compare with texts (`eventType`). Two rules that name
 * the same kind, or of which one takes every message, are compared, and are told of only with a message that was tried
 * out on both. Rules that look at different properties are no news: nearly all of them overlap somewhere, by messages
 * that nobody sends. So what is told is true, and there may be more: `scheduler prove` finds all pairs, for all messages.
 *
 * @param receivers the subscriptions of a topic that somebody expects to be the only one
 */
export declare function sharedMessages(receivers: readonly Receiver[], contract: KnownProperties | undefined): readonly SharedMessage[];
/** What pairs share, in a sentence: once for a topic. */
export declare function sharedText(shared: readonly SharedMessage[]): string;
