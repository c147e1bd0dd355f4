import type { Connection, Session } from 'rhea';
import { type AmqpValue } from './encoding';
import type { IncomingLink, OutgoingLink } from './rhea';
import { type OutgoingDelivery } from './transfers';
/** What is told of a session. */
export interface SessionListener {
    /** A client opens a link; it is open with `openLink`, or refused with `refuseLink`. */
    attached(link: OutgoingLink | IncomingLink, isCoordinator: boolean): void;
    /** A client has decided about a message that it got. */
    decided(delivery: OutgoingDelivery, state: AmqpValue | undefined, isSettled: boolean): void;
}
/** Takes over how the frames of a connection are read and written, before anything has come. */
export declare function takeOverConnection(connection: Connection): void;
/** Takes over a session that a client has begun. */
export declare function takeOver(begun: Session, listener: SessionListener): void;
