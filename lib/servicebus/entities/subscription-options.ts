import { SUBSCRIPTION_STATUSES } from '../../limits';
import { type Acknowledgements, flag, mapOf, oneOf, type Rule, type RuleFilter, shapeOf, text } from '../../rules';
import { RECEIVER_SETTINGS } from './entity-shapes';
import type { IForwardTarget } from './forward-target';
import { A_FILTER, ANY_FILTER, rule } from './rule-shapes';

/** The settings of a subscription that are emitted even where the author says nothing. */
export const SUBSCRIPTION_DEFAULTS = {
  batchedOperationsEnabled: true,
  deadLetteringOnFilterEvaluationError: true,
  deadLetteringOnMessageExpiration: true,
  lockDuration: 'PT1M',
  maxDeliveryCount: 10,
  requiresSession: false,
  status: 'Active',
} as const;

/** Which messages a subscription gets, and how it hands them out. */
export interface ServiceBusSubscriptionOptions {
  /**
   * Which messages start this job, by rule name. A message that several rules match comes once, but each rule with
   * an action makes a copy of its own. At least one rule is needed, here or with `addRule`: without any, Azure
   * delivers nothing at all.
   *
   * @default - none yet
   */
  readonly rules?: Readonly<Record<string, Rule | RuleFilter>>;
  /**
   * Warnings about the rules together that are meant, with the reasons: `{ 'two-copies': '…' }`; with `mixed-types`, that
   * a property is compared as another type than by other rules of the topic.
   *
   * @default - none
   */
  readonly acknowledge?: Acknowledgements;
  /**
   * That it is meant to get messages that other subscriptions get too, and why: a record of everything, a copy for
   * tests, a second job beside the first. It is an observer then: claims about all subscriptions are not about it, and
   * nothing is said of what it shares with others.
   *
   * @default - its messages are expected to start no other job
   */
  readonly observes?: string;
  /**
   * Deletes the subscription itself, with what is in it, when nobody has used it for so long (ISO 8601, PT5M or
   * longer).
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
   * Makes it a subscription of one JMS client. Premium only; its name in Azure becomes `name$clientId$D`.
   *
   * @default - open to every client with access
   */
  readonly clientScoped?: {
    /** The JMS client id. A change replaces the subscription. */
    readonly clientId: string;
    /**
     * Whether several consumers of that client may read at once. A change replaces the subscription.
     *
     * @default true
     */
    readonly shareable?: boolean;
  };
  /**
   * Keeps a message that makes a filter fail, for instance with text where a number is compared, in the dead-letter
   * queue. Without it such a message is gone without a trace.
   *
   * @default true
   */
  readonly deadLetteringOnFilterEvaluationError?: boolean;
  /**
   * Keeps expired messages in the dead-letter queue instead of dropping them.
   *
   * @default true
   */
  readonly deadLetteringOnMessageExpiration?: boolean;
  /**
   * How long a message that nobody took waits before it expires (ISO 8601). The topic's own limit cuts it.
   *
   * @default - messages never expire
   */
  readonly defaultMessageTtl?: string;
  /**
   * Where dead-lettered messages go on to, so that one place collects them.
   *
   * @default - they stay in the subscription's own dead-letter queue
   */
  readonly forwardDeadLetteredMessagesTo?: IForwardTarget;
  /**
   * Where every message goes on to at once; nobody can read this subscription then.
   *
   * @default - messages stay until they are read
   */
  readonly forwardTo?: IForwardTarget;
  /**
   * How long a worker has a message for itself before the next may try (ISO 8601, at most PT5M).
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
   * Keeps messages of one session in order, for one worker at a time; messages without a session id are refused.
   * A change replaces the subscription.
   *
   * @default false
   */
  readonly requiresSession?: boolean;
  /**
   * What still works: everything, nothing, or collecting without handing out (`ReceiveDisabled`: messages wait).
   *
   * @default 'Active'
   */
  readonly status?: (typeof SUBSCRIPTION_STATUSES)[number];
  /**
   * Makes Terraform refuse, in the plan, to replace the subscription with what it holds.
   *
   * @default - as the topic
   */
  readonly preventDestroy?: boolean;
}

export const SUBSCRIPTION_OPTIONS = shapeOf<ServiceBusSubscriptionOptions>(
  {},
  {
    ...RECEIVER_SETTINGS,
    rules: { ...mapOf(rule, `an object of rules by name, each ${A_FILTER}`), standIn: { standin: ANY_FILTER } },
    acknowledge: mapOf(text, 'an object of reasons, by the code of the warning'),
    autoDeleteOnIdle: text,
    batchedOperationsEnabled: flag,
    observes: text,
    clientScoped: shapeOf<NonNullable<ServiceBusSubscriptionOptions['clientScoped']>>(
      { clientId: text },
      { shareable: flag },
    ),
    deadLetteringOnFilterEvaluationError: flag,
    defaultMessageTtl: text,
    preventDestroy: flag,
    status: oneOf(...SUBSCRIPTION_STATUSES),
  },
);
