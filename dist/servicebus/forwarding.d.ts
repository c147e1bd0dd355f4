import type { Checks } from './checks';
import type { Forward, IForwardTarget } from './entity';
/** After this many hops Service Bus dead-letters a message. */
export declare const MOST_HOPS = 4;
/** Where an entity sends what it gets, and what forbids that. */
export interface ForwardingArguments {
    readonly forwardTo?: IForwardTarget | undefined;
    readonly forwardDeadLetteredMessagesTo?: IForwardTarget | undefined;
    readonly requiresSession?: boolean | undefined;
    readonly autoDeleteOnIdle?: string | undefined;
}
/** The arrows that leave an entity with these arguments. */
export declare function forwardsOf(from: string, { forwardTo, forwardDeadLetteredMessagesTo }: ForwardingArguments): Forward[];
/**
 * Checks the forwarding of a queue or subscription, and every way that a message can take from there.
 *
 * @param entity where the messages were before: the queue itself, or the topic of the subscription
 * @param from the queue or subscription, for messages
 */
export declare function checkForwarding(checks: Checks, entity: IForwardTarget, from: string, forwarding: ForwardingArguments): void;
