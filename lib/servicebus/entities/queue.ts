import { ServicebusQueue } from '@cdktf/provider-azurerm/lib/servicebus-queue';
import type { Construct } from 'constructs';
import { checkQueue } from '../../limits';
import { shapeOf, text } from '../../rules';
import { type Checks, durationArgument } from '../construct/checks';
import { giveAddress } from '../construct/terraform-address';
import { type INamespace, type IQueue, namespace } from './construct-references';
import { checkDuplicateWindow } from './duplicate-window';
import type { Forward } from './forward-target';
import { checkForwarding, forwardsOf } from './forwarding-checks';
import { ImportedQueue } from './imported-queue';
import { ServiceBusQueueBase } from './queue-base';
import { QUEUE_OPTIONS, type ServiceBusQueueOptions } from './queue-options';

/** A queue and the namespace it is made in. */
export interface ServiceBusQueueProps extends ServiceBusQueueOptions {
  /** The namespace, made here or imported. */
  readonly namespace: INamespace;
  /**
   * The name in Azure. A change replaces the queue.
   *
   * @default - the construct's id
   */
  readonly queueName?: string;
}

const QUEUE_PROPS = shapeOf<ServiceBusQueueProps>({ namespace }, { ...QUEUE_OPTIONS.optional, queueName: text });

/** A Service Bus queue. */
export class ServiceBusQueue extends ServiceBusQueueBase {
  /** A queue that another team owns, found by name in a namespace of this app. */
  static fromQueueName(
    scope: Construct,
    id: string,
    existing: { readonly queueName: string; readonly namespace: INamespace },
  ): IQueue {
    return new ImportedQueue(scope, id, existing.queueName, existing.namespace);
  }

  /** The resource itself, for `addOverride` and whatever this class has no argument for. */
  readonly resource: ServicebusQueue;
  readonly kind = 'queue';
  readonly namespace: INamespace;
  readonly name: string;
  private readonly props: ServiceBusQueueProps;

  constructor(scope: Construct, id: string, given: ServiceBusQueueProps) {
    super(scope, id);
    const props = this.accept(QUEUE_PROPS, given);
    this.props = props;
    this.namespace = props.namespace;
    this.name = props.queueName ?? id;
    props.namespace._register(this);
    this.resource = giveAddress(this, new ServicebusQueue(this, 'Resource', this.arguments()));
  }

  get entityName(): string {
    return this.resource.name;
  }

  get queueId(): string {
    return this.resource.id;
  }

  get detectsDuplicates(): boolean {
    return this.props.requiresDuplicateDetection === true;
  }

  get forwards(): readonly Forward[] {
    return forwardsOf(this.name, this.props);
  }

  protected override check(checks: Checks): void {
    super.check(checks);
    const { props, namespace } = this;
    checkQueue(checks, this.name, props, namespace);
    checkDuplicateWindow(checks, props);
    checkForwarding(checks, this, this.name, props);
  }

  private arguments() {
    const { props, namespace } = this;
    return {
      name: this.name,
      namespaceId: namespace.namespaceId,
      autoDeleteOnIdle: durationArgument(props.autoDeleteOnIdle),
      batchedOperationsEnabled: props.batchedOperationsEnabled ?? true,
      deadLetteringOnMessageExpiration: props.deadLetteringOnMessageExpiration ?? true,
      defaultMessageTtl: durationArgument(props.defaultMessageTtl),
      duplicateDetectionHistoryTimeWindow: durationArgument(props.duplicateDetectionWindow),
      expressEnabled: props.expressEnabled ?? false,
      forwardDeadLetteredMessagesTo: props.forwardDeadLetteredMessagesTo?.entityName,
      forwardTo: props.forwardTo?.entityName,
      lockDuration: durationArgument(props.lockDuration ?? 'PT1M'),
      maxDeliveryCount: props.maxDeliveryCount ?? 10,
      maxMessageSizeInKilobytes: props.maxMessageSizeInKilobytes,
      maxSizeInMegabytes: props.maxSizeInMegabytes,
      partitioningEnabled: props.partitioningEnabled ?? (namespace.partitions ?? 1) > 1,
      requiresDuplicateDetection: props.requiresDuplicateDetection ?? false,
      requiresSession: props.requiresSession ?? false,
      status: props.status ?? 'Active',
      ...((props.preventDestroy ?? namespace.preventDestroy) && { lifecycle: { preventDestroy: true } }),
    };
  }
}
