import { BrokerError } from './broker-error';
import type { CloseReceiver, OpenReceiver, Peek, ReceiveDeferred, SetCredit } from './command';
import type { Kernel } from './kernel';
import type { MessageStore } from './message-store';
import type { Answers } from './outcome';
import { Receiver } from './receiver';
import type { Session } from './session';
/** The longest id of a session. */
export declare const LONGEST_SESSION_ID = 128;
/** The messages of an address, where they may be received. */
export declare function receivable(kernel: Kernel, address: string): MessageStore | BrokerError;
export declare function openReceiver(kernel: Kernel, command: OpenReceiver): BrokerError | undefined;
export declare function setCredit(kernel: Kernel, { receiver: id, credit, drain }: SetCredit): BrokerError | undefined;
/** Closes a receiver; one that is not there is closed already. */
export declare function closeReceiver(kernel: Kernel, { receiver: id }: CloseReceiver): undefined;
/**
 * Takes a receiver out of everything that it is in.
 *
 * @param counts whether deliveries count that it has not settled
 */
export declare function dropReceiver(kernel: Kernel, receiver: Receiver, counts: boolean): void;
export declare function peek(kernel: Kernel, { entity, from, count, session }: Peek): Answers['peek'] | BrokerError;
export declare function receiveDeferred(kernel: Kernel, command: ReceiveDeferred): Answers['receive-deferred'] | BrokerError;
/**
 * The session that somebody has, where an entity has sessions; `undefined` where it has none.
 *
 * @param receiver who asks; `undefined` for whoever has it
 */
export declare function heldSession(kernel: Kernel, store: MessageStore, id: string | undefined, receiver: string | undefined): Session | undefined | BrokerError;
