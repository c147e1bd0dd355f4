import type { BrokerError } from '../commands/broker-error';
import type { TransactionId } from '../commands/command';
import type { SendingEntity } from './entity';
import type { Lock } from './message-store';

/** One thing of a transaction: why it cannot be done any more, and how. */
interface Operation {
  check(): BrokerError | undefined;
  apply(): void;
}

/** What is to happen together, or not at all. */
export class Transaction {
  isEnded = false;
  /** The queue or topic that it is about: the first that anything was done to. */
  top: SendingEntity | undefined;
  readonly operations: Operation[] = [];
  /** The locks that it settles by. */
  readonly claimed: Lock[] = [];

  constructor(readonly id: TransactionId) {}
}
