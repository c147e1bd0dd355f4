import type { ReceivingEntity } from './entity';
import type { Kernel } from './kernel';
import type { MessageChanges } from './message';
import { type Leaving, StoredMessage } from './stored-message';
/** Takes a message out of its queue. */
export declare function leave(kernel: Kernel, stored: StoredMessage): Leaving;
/** Puts a message among the dead letters of an entity, or where those are forwarded to. */
export declare function deadLetter(kernel: Kernel, entity: ReceivingEntity, leaving: Leaving, reason: string | undefined, description: string | undefined, changes?: MessageChanges): void;
/** Puts a dead letter into the dead-letter queue of the entity itself. */
export declare function keepDeadLetter(kernel: Kernel, entity: ReceivingEntity, leaving: Leaving): void;
/** What happens to a message whose time is over. */
export declare function expire(kernel: Kernel, stored: StoredMessage): void;
