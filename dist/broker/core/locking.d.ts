import type { Kernel } from './kernel';
import type { MessageChanges } from './message';
import type { Session } from './session';
import type { StoredMessage } from './stored-message';
import type { Time } from './time';
/** Gives somebody a message for himself, for as long as its entity says, or as its session is his. */
export declare function lock(kernel: Kernel, stored: StoredMessage, session: Session | undefined): void;
/** Makes a lock last from now on; tells until when. */
export declare function renewLock(kernel: Kernel, stored: StoredMessage): Time;
/**
 * Ends the lock of a message without settling it: others may have it again, or it is dead after its last delivery.
 *
 * @param counts whether the delivery counts; among dead letters none does
 */
export declare function unlock(kernel: Kernel, stored: StoredMessage, counts: boolean, changes?: MessageChanges): void;
/** Sets a message aside, to be received by its number alone. */
export declare function defer(kernel: Kernel, stored: StoredMessage, changes: MessageChanges | undefined): void;
/** Ends a lock because its time is over. */
export declare function loseLock(kernel: Kernel, stored: StoredMessage): void;
/**
 * Lets go of a session, with the locks of its messages.
 *
 * @param counts whether their deliveries count: they do where the lock was lost, and not where the receiver closed
 * @see https://learn.microsoft.com/azure/service-bus-messaging/message-sessions#impact-of-delivery-count
 */
export declare function releaseSession(kernel: Kernel, session: Session, counts: boolean): void;
