import { DataAzurermServicebusTopic } from '@cdktf/provider-azurerm/lib/data-azurerm-servicebus-topic';
import type { Construct } from 'constructs';
import type { MessageContract } from '../rules';
import type { ServiceBusNamespaceBase } from './namespace-base';
import { ServiceBusTopicBase } from './topic-base';
/** How a topic that somebody else made is found. */
export interface ExistingTopic {
    /** Its name. */
    readonly topicName: string;
    /** The namespace it is in, made here or imported. */
    readonly namespace: ServiceBusNamespaceBase;
    /**
     * What its messages look like, to check rules against.
     *
     * @default - not known: rules are checked for what no message could satisfy
     */
    readonly contract?: MessageContract;
}
/** cdktf lets nobody override what stands beside a data source, as it does beside a resource. */
declare class DescribedTopic extends DataAzurermServicebusTopic {
    readonly said: Record<string, unknown>;
    get constructNodeMetadata(): Record<string, unknown>;
}
/** A topic of another team, read by Terraform; nothing about it is changed. */
export declare class ImportedTopic extends ServiceBusTopicBase {
    readonly resource: DescribedTopic;
    readonly namespace: ServiceBusNamespaceBase;
    readonly name: string;
    readonly contract: MessageContract | undefined;
    readonly preventDestroy = false;
    constructor(scope: Construct, id: string, given: ExistingTopic);
    protected say(what: string, value: unknown): void;
    get topicId(): string;
    get entityName(): string;
}
export {};
