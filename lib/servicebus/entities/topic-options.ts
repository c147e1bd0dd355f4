import { type EntitySize, TOPIC_STATUSES } from '../../limits';
import { flag, type MessageContract, oneOf, shapeOf } from '../../rules';
import { ENTITY_SETTINGS } from './entity-shapes';
import { contract } from './rule-shapes';

/** How a topic takes in messages. */
export interface ServiceBusTopicOptions {
  /**
   * What the messages look like: the properties that rules may select on, with types and values. Every rule of the
   * topic's subscriptions is checked against it at synth.
   *
   * @default - not known: rules are checked for what no message could satisfy
   */
  readonly contract?: MessageContract;
  /**
   * Deletes the topic itself, with its subscriptions, when nobody has used it for so long (ISO 8601, PT5M or longer).
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
   * The longest that a message may wait in any subscription before it expires (ISO 8601); a longer time of a
   * message or of a subscription is cut to it.
   *
   * @default - messages never expire
   */
  readonly defaultMessageTtl?: string;
  /**
   * How long a message id is remembered (ISO 8601, 20 seconds to seven days); needs `requiresDuplicateDetection`.
   *
   * A second message of one id within the window reaches no subscription.
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
   * The largest message, in kilobytes: 1024 to 102400. Premium only.
   *
   * @default - 256 KB on Standard, 1 MB on Premium
   */
  readonly maxMessageSizeInKilobytes?: number;
  /**
   * How much the topic holds with all its subscriptions, in megabytes. At most 5120 outside Premium.
   *
   * @default - Azure's own choice
   */
  readonly maxSizeInMegabytes?: EntitySize;
  /**
   * Spreads the topic over several stores. A change replaces the topic. On Premium it follows the namespace.
   *
   * @default - false; on Premium true if the namespace has more than one partition
   */
  readonly partitioningEnabled?: boolean;
  /**
   * Drops a message whose id came before, within the window, so that a request sent twice starts one job.
   * A change replaces the topic.
   *
   * @default false
   */
  readonly requiresDuplicateDetection?: boolean;
  /**
   * Whether messages are taken in and handed out, or neither.
   *
   * @default 'Active'
   */
  readonly status?: (typeof TOPIC_STATUSES)[number];
  /**
   * Keeps messages in the order they were sent. No partitioning then.
   *
   * @default false
   */
  readonly supportOrdering?: boolean;
  /**
   * Makes Terraform refuse, in the plan, to replace the topic and, unless they say otherwise, its subscriptions.
   *
   * @default - as the namespace
   */
  readonly preventDestroy?: boolean;
}

export const TOPIC_OPTIONS = shapeOf<ServiceBusTopicOptions>(
  {},
  { ...ENTITY_SETTINGS, contract, status: oneOf(...TOPIC_STATUSES), supportOrdering: flag },
  { expects: 'an object with the options of a topic', standIn: {} },
);
