import { DataAzurermServicebusNamespace } from '@cdktf/provider-azurerm/lib/data-azurerm-servicebus-namespace';
import { Fn } from 'cdktf';
import type { Construct } from 'constructs';
import { oneOf, shapeOf, text } from '../../rules';
import { giveAddress } from '../construct/terraform-address';
import { type Sku, sku } from '../entities/sku-shape';
import { ServiceBusNamespaceBase } from './namespace-base';

/** How a namespace that somebody else made is found. */
export interface ExistingNamespace {
  /** Its name. */
  readonly namespaceName: string;
  /** The resource group it is in. */
  readonly resourceGroupName: string;
  /**
   * Its tier, so that topics and queues can be checked against it at synth.
   *
   * @default - not known: what depends on the tier is not checked
   */
  readonly sku?: Sku;
  /**
   * The partitions of a Premium namespace; 1 is not partitioned.
   *
   * @default - not known: what depends on it is not checked
   */
  readonly partitions?: 1 | 2 | 4;
}

const EXISTING_NAMESPACE = shapeOf<ExistingNamespace>(
  { namespaceName: text, resourceGroupName: text },
  { sku, partitions: oneOf(1, 2, 4) },
);

/** A namespace of another team, read by Terraform; nothing about it is changed. */
export class ImportedNamespace extends ServiceBusNamespaceBase {
  readonly resource: DataAzurermServicebusNamespace;
  readonly name: string;
  readonly sku: Sku | undefined;
  readonly partitions: number | undefined;
  readonly preventDestroy = false;
  readonly isPublic = undefined;
  readonly isOpenToServices = undefined;
  readonly localAuthEnabled = undefined;

  constructor(scope: Construct, id: string, given: ExistingNamespace) {
    super(scope, id);
    const existing = this.accept(EXISTING_NAMESPACE, given);
    this.name = existing.namespaceName;
    this.sku = existing.sku;
    this.partitions = existing.partitions;
    this.resource = giveAddress(
      this,
      new DataAzurermServicebusNamespace(this, 'Resource', {
        name: existing.namespaceName,
        resourceGroupName: existing.resourceGroupName,
      }),
    );
  }

  get namespaceId(): string {
    return this.resource.id;
  }

  get namespaceName(): string {
    return this.resource.name;
  }

  get hostName(): string {
    return hostNameOf(this.resource.endpoint);
  }
}

/** The host in `https://<host>:443/`, which is how Azure gives the endpoint in every cloud. */
export function hostNameOf(endpoint: string): string {
  return Fn.trimsuffix(Fn.trimprefix(endpoint, 'https://'), ':443/');
}
