import type { SendingEntity } from './entity';
import type { Kernel } from './kernel';
import { type Origin } from './stored-message';
import type { Time } from './time';
/** Takes a message into a queue or topic, and tells its number there; 0 where it came before, and is dropped. */
export declare function accept(kernel: Kernel, entity: SendingEntity, origin: Origin, scheduledAt?: Time): number;
/** Takes a message whose time has come; ids were looked at when it was sent. */
export declare function enqueue(kernel: Kernel, entity: SendingEntity, origin: Origin): number;
