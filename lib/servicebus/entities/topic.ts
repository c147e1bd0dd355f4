import { ServicebusTopic } from '@cdktf/provider-azurerm/lib/servicebus-topic';
import type { Construct } from 'constructs';
import { checkTopic } from '../../limits';
import type { MessageContract } from '../../rules';
import { shapeOf, text } from '../../rules';
import { type Checks, durationArgument } from '../construct/checks';
import { giveAddress } from '../construct/terraform-address';
import { type INamespace, namespace } from './construct-references';
import { checkDuplicateWindow } from './duplicate-window';
import { type ExistingTopic, ImportedTopic } from './imported-topic';
import { ServiceBusTopicBase } from './topic-base';
import { type ServiceBusTopicOptions, TOPIC_OPTIONS } from './topic-options';

/** A topic and the namespace it is made in. */
export interface ServiceBusTopicProps extends ServiceBusTopicOptions {
  /** The namespace, made here or imported. */
  readonly namespace: INamespace;
  /**
   * The name in Azure. A change replaces the topic.
   *
   * @default - the construct's id
   */
  readonly topicName?: string;
}

const TOPIC_PROPS = shapeOf<ServiceBusTopicProps>({ namespace }, { ...TOPIC_OPTIONS.optional, topicName: text });

/** A Service Bus topic: what is sent to it is copied to each subscription with a rule that matches. */
export class ServiceBusTopic extends ServiceBusTopicBase {
  /** A topic that another team owns, found by name; subscriptions can be added to it. */
  static fromTopicName(scope: Construct, id: string, existing: ExistingTopic): ServiceBusTopicBase {
    return new ImportedTopic(scope, id, existing);
  }

  /** The resource itself, for `addOverride` and whatever this class has no argument for. */
  readonly resource: ServicebusTopic;
  readonly kind = 'topic';
  readonly namespace: INamespace;
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
    checkTopic(checks, this.name, props, namespace, this.partitioned);
    checkDuplicateWindow(checks, props);
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
