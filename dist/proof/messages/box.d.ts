import type { RuleFilter } from '../../rules';
import type { MessageSpace } from './message-space';
/** What one property is in every message of a set, as far as it is simple to say. */
interface Side {
    /** One of these texts or booleans. */
    readonly values?: ReadonlySet<string | boolean>;
    /** The text of the value begins and ends so. */
    readonly edges?: {
        readonly prefix: string;
        readonly suffix: string;
    };
    /** A number between these, both included. */
    readonly low?: number;
    readonly high?: number;
    readonly isMissing?: boolean;
}
/**
 * Bounds of a set of messages, property by property: every message of the set is in its box, and usually others are
 * too. Two sets with boxes apart have no message in common, which takes no solver to see.
 *
 * `undefined` for an empty set.
 */
export type Box = ReadonlyMap<string, Side> | undefined;
/** The box of all messages. */
export declare const EVERYTHING: Box;
/** The box of the messages that a filter is true for. */
export declare function boxOf(filter: RuleFilter, space: MessageSpace): Box;
/** Whether every message of the box has one of these texts for a property. */
export declare function isOnlyOneOf(box: NonNullable<Box>, key: string, texts: ReadonlySet<string>): boolean;
/** Whether two boxes have nothing in common. */
export declare function areApart(a: Box, b: Box): boolean;
/** The least box around both. */
export declare function around(a: Box, b: Box): Box;
export {};
