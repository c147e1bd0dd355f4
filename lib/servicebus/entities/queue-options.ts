import { type EntitySize, QUEUE_STATUSES } from '../../limits';
import { oneOf, shapeOf } from '../../rules';
import { ENTITY_SETTINGS, RECEIVER_SETTINGS } from './entity-shapes';
import type { IForwardTarget } from './forward-target';

/** How a queue keeps and hands out messages. */
export interface ServiceBusQueueOptions {
  /**
   * Deletes the queue itself, with what is in it, when nobody has used it for so long (ISO 8601, PT5M or longer).
   *
   * @default - never
   */
  readonly autoDeleteOnIdle?: string;
  /**
   * Lets the service store and delete messages in batches: higher throughput, up to 20 ms more delay.
   *
   * @default true
   */
  readonly batchedOperationsEnabled?: boolean;
  /**
   * Keeps expired messages in the dead-letter queue instead of dropping them.
   *
   * @default true
   */
  readonly deadLetteringOnMessageExpiration?: boolean;
  /**
   * How long a message that nobody took waits before it expires (ISO 8601).
   *
   * @default - messages never expire
   */
  readonly defaultMessageTtl?: string;
  /**
   * How long a message id is remembered (ISO 8601, 20 seconds to seven days); needs `requiresDuplicateDetection`.
   *
   * @default - ten minutes, with duplicate detection
   */
  readonly duplicateDetectionWindow?: string;
  /**
   * Holds messages in memory before they are stored: faster, and lost with the machine. Standard only.
   *
   * @default false
   */
  readonly expressEnabled?: boolean;
  /**
   * Where dead-lettered messages go on to, so that one place collects them.
   *
   * @default - they stay in the queue's own dead-letter queue
   */
  readonly forwardDeadLetteredMessagesTo?: IForwardTarget;
  /**
   * Where every message goes on to at once; nobody can read this queue then.
   *
   * @default - messages stay until they are read
   */
  readonly forwardTo?: IForwardTarget;
  /**
   * How long a reader has a message for itself before the next may try (ISO 8601, at most PT5M).
   *
   * @default 'PT1M'
   */
  readonly lockDuration?: string;
  /**
   * After how many tries a message goes to the dead-letter queue; at least 1.
   *
   * @default 10
   */
  readonly maxDeliveryCount?: number;
  /**
   * The largest message, in kilobytes: 1024 to 102400. Premium only.
   *
   * @default - 256 KB on Standard, 1 MB on Premium
   */
  readonly maxMessageSizeInKilobytes?: number;
  /**
   * How much the queue holds, in megabytes; senders are refused beyond it. At most 5120 outside Premium.
   *
   * @default - Azure's own choice
   */
  readonly maxSizeInMegabytes?: EntitySize;
  /**
   * Spreads the queue over several stores. A change replaces the queue. On Premium it follows the namespace.
   *
   * @default - false; on Premium true if the namespace has more than one partition
   */
  readonly partitioningEnabled?: boolean;
  /**
   * Drops a message whose id came before, within the window. A change replaces the queue.
   *
   * @default false
   */
  readonly requiresDuplicateDetection?: boolean;
  /**
   * Keeps messages of one session in order, for one reader at a time; messages without a session id are refused.
   * A change replaces the queue.
   *
   * @default false
   */
  readonly requiresSession?: boolean;
  /**
   * What still works: everything, nothing, sending only (`ReceiveDisabled`) or receiving only (`SendDisabled`).
   *
   * @default 'Active'
   */
  readonly status?: (typeof QUEUE_STATUSES)[number];
  /**
   * Makes Terraform refuse, in the plan, to replace the queue with what it holds.
   *
   * @default - as the namespace
   */
  readonly preventDestroy?: boolean;
}

export const QUEUE_OPTIONS = shapeOf<ServiceBusQueueOptions>(
  {},
  { ...ENTITY_SETTINGS, ...RECEIVER_SETTINGS, status: oneOf(...QUEUE_STATUSES) },
  { expects: 'an object with the options of a queue', standIn: {} },
);
