import type { Kernel } from './kernel';
import type { Receiver } from './receiver';
import type { Session } from './session';
/** Gives receivers what they have credit for, wherever there may be something for them now. */
export declare function deliverAll(kernel: Kernel): void;
/** Gives a receiver a session: for as long as the lock of its entity, and it may renew it. */
export declare function openIn(kernel: Kernel, receiver: Receiver, session: Session): void;
