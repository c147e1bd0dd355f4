import { BrokerError } from './broker-error';
import type { RenewLocks, Settle, Settlement } from './command';
import type { Kernel } from './kernel';
import type { LockToken } from './message';
import type { MessageStore } from './message-store';
import type { Answers } from './outcome';
import type { StoredMessage } from './stored-message';
/** The messages that lock tokens are of, or why somebody has not all of them; those that transactions settle are nobody's. */
export declare function lockedMessages(kernel: Kernel, store: MessageStore, tokens: readonly LockToken[]): StoredMessage[] | BrokerError;
/** Why messages of a queue cannot be settled so; `undefined` where they can. */
export declare function settlementRefusal(store: MessageStore, { kind }: Settlement): BrokerError | undefined;
export declare function settle(kernel: Kernel, { entity, lockTokens, settlement }: Settle): BrokerError | undefined;
/** Carries out what was decided about a message. */
export declare function settleOne(kernel: Kernel, stored: StoredMessage, settlement: Settlement): void;
export declare function renewLocks(kernel: Kernel, { entity, lockTokens }: RenewLocks): Answers['renew-locks'] | BrokerError;
