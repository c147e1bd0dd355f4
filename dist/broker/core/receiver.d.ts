import type { ReceiveMode, ReceiverId } from './command';
import type { MessageStore } from './message-store';
import type { Session } from './session';
import type { Time } from './time';
/** A link that receives. */
export declare class Receiver {
    readonly id: ReceiverId;
    readonly store: MessageStore;
    readonly mode: ReceiveMode;
    credit: number;
    isDraining: boolean;
    isClosed: boolean;
    /** The session that it has, where its entity has sessions. */
    session: Session | undefined;
    /** Until when it waits for a session; `undefined` where it does not. */
    waitsUntil: Time | undefined;
    constructor(id: ReceiverId, store: MessageStore, mode: ReceiveMode);
}
