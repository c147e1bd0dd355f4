import { BrokerError } from './broker-error';
import type { CancelScheduled, DischargeTransaction, Send, Settle, TransactionId } from './command';
import type { SendingEntity } from './entity';
import type { Kernel } from './kernel';
import type { Lock } from './stored-message';
/** One thing of a transaction: why it cannot be done any more, and how. */
interface Operation {
    check(): BrokerError | undefined;
    apply(): void;
}
/** What is to happen together, or not at all. */
export declare class Transaction {
    readonly id: TransactionId;
    isEnded: boolean;
    /** The queue or topic that it is about: the first that anything was done to. */
    top: SendingEntity | undefined;
    readonly operations: Operation[];
    /** The locks that it settles by. */
    readonly claimed: Lock[];
    constructor(id: TransactionId);
}
export declare function declare(kernel: Kernel): {
    readonly transaction: TransactionId;
};
/** Makes a command a part of its transaction. What can be refused now is. */
export declare function addToTransaction(kernel: Kernel, id: TransactionId, command: Send | Settle | CancelScheduled): BrokerError | undefined;
/** Ends a transaction. Where one of its parts cannot be done any more, none is. */
export declare function discharge(kernel: Kernel, { transaction: id, fail }: DischargeTransaction): BrokerError | undefined;
/** Ends a transaction without doing anything of it: what it was to settle is its receivers' own again, while their locks last. */
export declare function endTransaction(kernel: Kernel, transaction: Transaction): void;
export {};
