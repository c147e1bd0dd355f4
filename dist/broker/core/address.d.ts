import { BrokerError } from './broker-error';
/** The queues that every queue and subscription has beside its own messages. */
export type Subqueue = 'dead-letter' | 'transfer-dead-letter';
/** What an address names. Names are as they were written: entities are found by them in any letter case. */
export interface Address {
    /** The queue or topic. */
    readonly name: string;
    /** The subscription, where it is one of a topic. */
    readonly subscription: string | undefined;
    /** The queue beside it that is meant, if not its own. */
    readonly subqueue: Subqueue | undefined;
    /** Whether its management node is meant: `…/$management`. */
    readonly isManagement: boolean;
}
/**
 * Reads an address as clients write it: `orders`, `events/Subscriptions/train/$DeadLetterQueue`, `orders/$management`,
 * with or without a scheme and host before it.
 */
export declare function parseAddress(text: string): Address | BrokerError;
/** The path of an entity as the service writes it: `events/Subscriptions/train/$DeadLetterQueue`. */
export declare function addressText({ name, subscription, subqueue }: Omit<Address, 'isManagement'>): string;
