import { DataAzurermServicebusTopic } from '@cdktf/provider-azurerm/lib/data-azurerm-servicebus-topic';
import type { Construct } from 'constructs';
import { type MessageContract, shapeOf, text } from '../../rules';
import { giveAddress } from '../construct/terraform-address';
import { type INamespace, namespace } from './construct-references';
import { contract } from './rule-shapes';
import { ServiceBusTopicBase } from './topic-base';

/** How a topic that somebody else made is found. */
export interface ExistingTopic {
  /** Its name. */
  readonly topicName: string;
  /** The namespace it is in, made here or imported. */
  readonly namespace: INamespace;
  /**
   * What its messages look like, to check rules against.
   *
   * @default - not known: rules are checked for what no message could satisfy
   */
  readonly contract?: MessageContract;
}

const EXISTING_TOPIC = shapeOf<ExistingTopic>({ topicName: text, namespace }, { contract });

/** cdktf lets nobody override what stands beside a data source, as it does beside a resource. */
class DescribedTopic extends DataAzurermServicebusTopic {
  readonly said: Record<string, unknown> = {};

  override get constructNodeMetadata(): Record<string, unknown> {
    return { ...super.constructNodeMetadata, ...this.said };
  }
}

/** A topic of another team, read by Terraform; nothing about it is changed. */
export class ImportedTopic extends ServiceBusTopicBase {
  readonly resource: DescribedTopic;
  readonly namespace: INamespace;
  readonly name: string;
  readonly contract: MessageContract | undefined;
  readonly preventDestroy = false;

  constructor(scope: Construct, id: string, given: ExistingTopic) {
    super(scope, id);
    const { topicName, namespace, contract } = this.accept(EXISTING_TOPIC, given);
    this.contract = contract;
    this.namespace = namespace;
    this.name = topicName;
    this.resource = giveAddress(
      this,
      new DescribedTopic(this, 'Resource', { name: topicName, namespaceId: namespace.namespaceId }),
    );
    this.describeContract();
  }

  protected override say(what: string, value: unknown): void {
    this.resource.said[what] = value;
  }

  get topicId(): string {
    return this.resource.id;
  }

  get entityName(): string {
    return this.resource.name;
  }
}
