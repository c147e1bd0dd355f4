import { type MessageSpace } from './message-space';
import { type Usages } from './usage';
/**
 * The messages of a topic without a contract: each property has the type that rules use it as, and any message may
 * lack it. It is never null, and a number is never NaN: senders do not send such, and a rule that handles them by
 * chance should not look as if it mattered.
 */
export declare function spaceOfUsage(usages: Usages): MessageSpace;
/** `a, b and c`. */
export declare function listed(names: readonly string[]): string;
