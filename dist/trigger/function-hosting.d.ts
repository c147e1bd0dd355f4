import { ServicePlan } from '@cdktf/provider-azurerm/lib/service-plan';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import { Construct } from 'constructs';
import { PrivateEndpoint, type PrivateEndpointOptions } from '../servicebus';
import type { Checks } from '../servicebus/checks';
import { ServiceBusConstruct } from '../servicebus/service-bus-construct';
/** Where the programs that listen run. */
export interface FunctionHostingProps {
    /** The name of the storage account, unique in all of Azure: 3 to 24 small letters and digits. */
    readonly storageAccountName: string;
    readonly planName: string;
    readonly location: string;
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
    readonly tags?: Readonly<Record<string, string>>;
}
/** A plan and a storage account for packages, which several triggers share. */
export declare class FunctionHosting extends ServiceBusConstruct {
    readonly plan: ServicePlan;
    readonly storage: StorageAccount;
    readonly packages: StorageContainer;
    readonly props: FunctionHostingProps;
    private apps;
    constructor(scope: Construct, id: string, given: FunctionHostingProps);
    /** Whether it is flex consumption, whose apps are another kind of resource. */
    get isFlex(): boolean;
    /**
     * Whether apps are kept loaded by Always On. Elastic plans keep one instance ready themselves, and the setting has to be
     * off there.
     *
     * @see https://learn.microsoft.com/azure/azure-functions/dedicated-plan#always-on
     */
    get hasAlwaysOn(): boolean;
    /** Gives the storage account an address inside a network, where the programs find their package and their locks. */
    addPrivateEndpoint(id: string, options: PrivateEndpointOptions): PrivateEndpoint;
    /**
     * Writes down who reads and changes packages and locks. The host renews its locks every few seconds, and each is a line:
     * about a gigabyte a month for eight apps.
     */
    addDiagnostics({ workspaceId }: {
        readonly workspaceId: string;
    }): void;
    /** @internal */
    _addApp(): void;
    protected check(checks: Checks): void;
}
