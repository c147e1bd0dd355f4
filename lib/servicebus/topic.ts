import { ServicebusTopic } from '@cdktf/provider-azurerm/lib/servicebus-topic';
import type { Construct } from 'constructs';
import type { MessageContract } from '../rules';
import { giveAddress } from './address';
import { type Checks, durationArgument } from './checks';
import type { EntitySize } from './entity';
import { checkEntity } from './entity-checks';
import { type ExistingTopic, ImportedTopic } from './imported-topic';
import type { ServiceBusNamespaceBase } from './namespace-base';
import { TOPIC_PROPS } from './shapes';
import { ServiceBusTopicBase } from './topic-base';

const STATUSES = ['Active', 'Disabled'] as const;

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
  readonly status?: (typeof STATUSES)[number];
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

/** A topic and the namespace it is made in. */
export interface ServiceBusTopicProps extends ServiceBusTopicOptions {
  /** The namespace, made here or imported. */
  readonly namespace: ServiceBusNamespaceBase;
  /**
   * The name in Azure. A change replaces the topic.
   *
   * @default - the construct's id
   */
  readonly topicName?: string;
}

/** A Service Bus topic: what is sent to it is copied to each subscription with a rule that matches. */
export class ServiceBusTopic extends ServiceBusTopicBase {
  /** A topic that another team owns, found by name; subscriptions can be added to it. */
  static fromTopicName(scope: Construct, id: string, existing: ExistingTopic): ServiceBusTopicBase {
    return new ImportedTopic(scope, id, existing);
  }

  /** The resource itself, for `addOverride` and whatever this class has no argument for. */
  readonly resource: ServicebusTopic;
  readonly kind = 'topic';
  readonly namespace: ServiceBusNamespaceBase;
  readonly name: string;
  readonly contract: MessageContract | undefined;
  readonly preventDestroy: boolean;
  private readonly props: ServiceBusTopicProps;

  constructor(scope: Construct, id: string, given: ServiceBusTopicProps) {
    super(scope, id);
    const props = this.accept(TOPIC_PROPS, given);
    this.props = props;
    this.namespace = props.namespace;
    this.name = props.topicName ?? id;
    this.contract = props.contract;
    this.preventDestroy = props.preventDestroy ?? props.namespace.preventDestroy;
    props.namespace._register(this);
    this.resource = giveAddress(this, new ServicebusTopic(this, 'Resource', this.arguments()));
    this.describeContract();
  }

  protected override say(what: string, value: unknown): void {
    this.resource.addOverride(`//.${what}`, value);
  }

  get topicId(): string {
    return this.resource.id;
  }

  get entityName(): string {
    return this.resource.name;
  }

  protected override check(checks: Checks): void {
    const { props, namespace } = this;
    super.check(checks);
    checkEntity(checks, this.name, props, namespace);
    checks.oneOf('status', props.status, STATUSES);
    checks.require(
      props.supportOrdering !== true || !this.partitioned,
      'supportOrdering',
      props.supportOrdering,
      'a topic without partitioning',
      'leave supportOrdering or partitioningEnabled out',
    );
    checks.require(
      namespace.sku !== 'Basic',
      'namespace',
      namespace.sku,
      'Standard or Premium: Basic has no topics',
      'use Standard',
    );
  }

  private get partitioned(): boolean {
    return this.props.partitioningEnabled ?? (this.namespace.partitions ?? 1) > 1;
  }

  private arguments() {
    const { props } = this;
    return {
      name: this.name,
      namespaceId: this.namespace.namespaceId,
      autoDeleteOnIdle: durationArgument(props.autoDeleteOnIdle),
      batchedOperationsEnabled: props.batchedOperationsEnabled ?? true,
      defaultMessageTtl: durationArgument(props.defaultMessageTtl),
      duplicateDetectionHistoryTimeWindow: durationArgument(props.duplicateDetectionWindow),
      expressEnabled: props.expressEnabled ?? false,
      maxMessageSizeInKilobytes: props.maxMessageSizeInKilobytes,
      maxSizeInMegabytes: props.maxSizeInMegabytes,
      partitioningEnabled: this.partitioned,
      requiresDuplicateDetection: props.requiresDuplicateDetection ?? false,
      status: props.status ?? 'Active',
      supportOrdering: props.supportOrdering ?? false,
      lifecycle: this.preventDestroy ? { preventDestroy: true } : undefined,
    };
  }
}
