import { ServicePlan } from '@cdktf/provider-azurerm/lib/service-plan';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import { Construct } from 'constructs';
import { flag, shapeOf, text } from '../../rules';
import { literals, PrivateEndpoint, type PrivateEndpointOptions } from '../../servicebus';
import type { Checks } from '../../servicebus/construct/checks';
import { ServiceBusConstruct } from '../../servicebus/construct/service-bus-construct';
import { PLACE, tags } from '../../servicebus/construct/shapes';
import { giveAddress } from '../../servicebus/construct/terraform-address';
import { closedStorage, logRequests, STORAGE_NAME } from '../workspace/closed-storage';

/**
 * Sizes of plans on which a function can listen all the time.
 *
 * @see https://learn.microsoft.com/azure/azure-functions/functions-scale, azurerm 5.2 `AllKnownServicePlanSkus`
 */
const FITTING_PLANS = /^(B[123]|S[123]|P[123]v2|P[0123]v[34]|P[12345]mv[34]|EP[123]|FC1)$/;

/** Where the programs that listen run. */
export interface FunctionHostingProps {
  /** The name of the storage account, unique in all of Azure: 3 to 24 small letters and digits. */
  readonly storageAccountName: string;
  readonly planName: string;
  /** The region of Azure, as `az account list-locations` has it. */
  readonly location: string;
  /** The resource group that it is made in. */
  readonly resourceGroupName: string;
  /**
   * The size of the plan. B1 is one small machine that is always there: its plan of Terraform converges, and it needs no
   * right beyond those of a listener to wake up.
   *
   * FC1 is flex consumption, which scales to zero. Each plan of Terraform shows a change of its app then: azurerm writes a
   * blank storage key that stops the host, and hides what repairs it (hashicorp/terraform-provider-azurerm issues 29149,
   * 33211). One instance is kept ready, since listening alone is reported not to wake an app.
   *
   * @default 'B1'
   */
  readonly planSku?: string;
  /**
   * Whether whoever deploys uploads packages over the internet, with Entra ID.
   *
   * @default false
   */
  readonly publicNetworkAccessEnabled?: boolean;
  /**
   * ARM id of a subnet that is delegated to Microsoft.Web/serverFarms, on flex consumption to Microsoft.App/environments,
   * to reach a namespace that is closed.
   *
   * @default - none
   */
  readonly subnetId?: string;
  /**
   * Labels for cost and ownership.
   *
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

const HOSTING_PROPS = shapeOf<FunctionHostingProps>(
  { storageAccountName: text, planName: text, ...PLACE },
  { planSku: text, publicNetworkAccessEnabled: flag, subnetId: text, tags },
);

/** A plan and a storage account for packages, which several triggers share. */
export class FunctionHosting extends ServiceBusConstruct {
  readonly plan: ServicePlan;
  readonly storage: StorageAccount;
  readonly packages: StorageContainer;
  /** What programs remember of the limits of templates, and what stops all starts. */
  readonly guards: StorageContainer;
  readonly props: FunctionHostingProps;
  private apps = 0;

  constructor(scope: Construct, id: string, given: FunctionHostingProps) {
    super(scope, id);
    const props = this.accept(HOSTING_PROPS, given);
    this.props = props;
    const { storageAccountName, planName, location, resourceGroupName, planSku = 'B1' } = props;
    const tags = props.tags && { tags: literals(props.tags) };
    const config = closedStorage({
      name: storageAccountName,
      location,
      resourceGroupName,
      publicNetworkAccessEnabled: props.publicNetworkAccessEnabled ?? false,
    });
    const storage = new Construct(this, 'storage');
    this.storage = giveAddress(storage, new StorageAccount(storage, 'Resource', { ...config, ...tags }));
    this.packages = this.container('packages');
    this.guards = this.container('guards');
    this.plan = giveAddress(
      this,
      new ServicePlan(this, 'Resource', {
        name: planName,
        location,
        resourceGroupName,
        osType: 'Linux',
        skuName: planSku,
        ...tags,
      }),
    );
  }

  private container(name: string): StorageContainer {
    const owner = new Construct(this, name);
    const { id: storageAccountId } = this.storage;
    return giveAddress(
      owner,
      new StorageContainer(owner, 'Resource', { name, storageAccountId, containerAccessType: 'private' }),
    );
  }

  /** Whether it is flex consumption, whose apps are another kind of resource. */
  get isFlex(): boolean {
    return this.props.planSku === 'FC1';
  }

  /**
   * Whether apps are kept loaded by Always On. Elastic plans keep one instance ready themselves, and the setting has to be
   * off there.
   *
   * @see https://learn.microsoft.com/azure/azure-functions/dedicated-plan#always-on
   */
  get hasAlwaysOn(): boolean {
    return !/^EP/.test(this.props.planSku ?? '');
  }

  /** Gives the storage account an address inside a network, where the programs find their package and their locks. */
  addPrivateEndpoint(id: string, options: PrivateEndpointOptions): PrivateEndpoint {
    const { storageAccountName, location, resourceGroupName, tags } = this.props;
    return new PrivateEndpoint(this, id, {
      location,
      resourceGroupName,
      ...(tags && { tags }),
      ...options,
      name: `${storageAccountName}-${id}`,
      targetId: this.storage.id,
      subresource: 'blob',
    });
  }

  /**
   * Writes down who reads and changes packages and locks. The host renews its locks every few seconds, and each is a line:
   * about a gigabyte a month for eight apps.
   */
  addDiagnostics({ workspaceId }: { readonly workspaceId: string }): void {
    logRequests(this.storage.node.scope as Construct, this.storage, workspaceId);
  }

  /** @internal */
  _addApp(): void {
    this.apps += 1;
  }

  protected override check(checks: Checks): void {
    checks.name('storageAccountName', this.props.storageAccountName, STORAGE_NAME);
    const { planSku } = this.props;
    checks.require(
      planSku === undefined || FITTING_PLANS.test(planSku),
      'planSku',
      planSku,
      'a plan for functions that are always there, or FC1: B, S, P and EP with a number. Consumption on Linux (Y1) is retired in 2028, free plans (F1, D1) have no Always On, WS is for Logic Apps, and I needs an environment of its own',
      'use B1, EP1 for more, or FC1 to scale to zero',
    );
    checks.require(
      !this.isFlex || this.apps <= 1,
      'planSku',
      planSku,
      `one app on a plan of flex consumption, and these are ${this.apps}`,
      'use B1 for several',
    );
  }
}
