import { DataAzurermServicebusQueue } from '@cdktf/provider-azurerm/lib/data-azurerm-servicebus-queue';
import type { Construct } from 'constructs';
import { giveAddress } from '../construct/terraform-address';
import type { INamespace } from './construct-references';
import type { Forward } from './forward-target';
import { ServiceBusQueueBase } from './queue-base';

/** A queue of another team, read by Terraform; nothing about it is changed. */
export class ImportedQueue extends ServiceBusQueueBase {
  readonly resource: DataAzurermServicebusQueue;
  readonly detectsDuplicates = undefined;
  /** What the other team lets the queue forward to is not known here. */
  readonly forwards: readonly Forward[] = [];

  constructor(
    scope: Construct,
    id: string,
    readonly name: string,
    readonly namespace: INamespace,
  ) {
    super(scope, id);
    this.resource = giveAddress(
      this,
      new DataAzurermServicebusQueue(this, 'Resource', { name, namespaceId: namespace.namespaceId }),
    );
  }

  get entityName(): string {
    return this.resource.name;
  }

  get queueId(): string {
    return this.resource.id;
  }
}
