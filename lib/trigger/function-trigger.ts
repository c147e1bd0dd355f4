import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LinuxFunctionApp } from '@cdktf/provider-azurerm/lib/linux-function-app';
import { ServicePlan } from '@cdktf/provider-azurerm/lib/service-plan';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { StorageBlob } from '@cdktf/provider-azurerm/lib/storage-blob';
import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import { AssetType, TerraformAsset } from 'cdktf';
import { Construct } from 'constructs';
import {
  Diagnostics,
  type IQueue,
  literals,
  RoleGrant,
  type ServiceBusSubscription,
  UserAssignedIdentity,
} from '../servicebus';
import { dependency, giveAddress } from '../servicebus/address';
import type { Checks } from '../servicebus/checks';
import { ServiceBusConstruct } from '../servicebus/service-bus-construct';
import { functionPackage } from './function-package';
import type { JobTemplate } from './jobs';
import { closedStorage, STORAGE_NAME } from './storage';
import type { ITrainingWorkspace } from './workspace';

/** Where the programs that listen run. */
export interface FunctionHostingProps {
  /** The name of the storage account, unique in all of Azure: 3 to 24 small letters and digits. */
  readonly storageAccountName: string;
  readonly planName: string;
  readonly location: string;
  readonly resourceGroupName: string;
  /**
   * The size of the plan. B1 is one small machine that is always there; its plan of Terraform converges, and it needs no
   * rights beyond those of a listener to wake up.
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
   * ARM id of a subnet that is delegated to Microsoft.Web/serverFarms, to reach a namespace that is closed.
   *
   * @default - none
   */
  readonly subnetId?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** A plan and a storage account for packages, which several triggers share. */
export class FunctionHosting extends ServiceBusConstruct {
  readonly plan: ServicePlan;
  readonly storage: StorageAccount;
  readonly packages: StorageContainer;
  readonly props: FunctionHostingProps;

  constructor(scope: Construct, id: string, props: FunctionHostingProps) {
    super(scope, id);
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
    const packages = new Construct(this, 'packages');
    this.packages = giveAddress(
      packages,
      new StorageContainer(packages, 'Resource', {
        name: 'packages',
        storageAccountId: this.storage.id,
        containerAccessType: 'private',
      }),
    );
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

  protected override check(checks: Checks): void {
    checks.name('storageAccountName', this.props.storageAccountName, STORAGE_NAME);
    const { planSku } = this.props;
    checks.require(
      planSku !== 'Y1' && planSku !== 'FC1',
      'planSku',
      planSku,
      'a plan that converges: on flex consumption azurerm writes a blank storage key that stops the host, and a plan that repairs it shows a change for ever; consumption on Linux is retired',
      'use B1, or EP1 for more',
    );
  }
}

/** A program that listens to one subscription. */
export interface FunctionTriggerProps {
  readonly hosting: FunctionHosting;
  /** The name of the app, part of its host name: 2 to 43 letters, digits and "-". */
  readonly appName: string;
  readonly subscription: ServiceBusSubscription;
  /** Where messages go that start nothing. */
  readonly rejectedQueue: IQueue;
  readonly workspace: ITrainingWorkspace;
  /** The identity that jobs run as. */
  readonly trainingIdentity: UserAssignedIdentity;
  /** What messages may start, by the name that they ask for. */
  readonly templates: Readonly<Record<string, JobTemplate>>;
  /** ARM id of the Log Analytics workspace that its logs go to. */
  readonly logWorkspaceId: string;
}

/**
 * Starts a job of Azure ML for each message of a subscription, with a Function App that has no secret: it receives,
 * submits and puts aside as an identity of its own, which has every right that it needs and no other.
 */
export class FunctionTrigger extends ServiceBusConstruct {
  /** The app itself, for `addOverride`. */
  readonly resource: LinuxFunctionApp;
  /** Who receives and submits. */
  readonly identity: UserAssignedIdentity;
  private readonly props: FunctionTriggerProps;

  constructor(scope: Construct, id: string, props: FunctionTriggerProps) {
    super(scope, id);
    this.props = props;
    const { hosting, appName } = props;
    const { location, resourceGroupName, subnetId } = hosting.props;
    const tags = hosting.props.tags && { tags: hosting.props.tags };
    this.identity = new UserAssignedIdentity(this, 'submitter', {
      identityName: `${appName}-submitter`,
      location,
      resourceGroupName,
      ...tags,
    });
    const grants = this.grant();
    this.resource = giveAddress(
      this,
      new LinuxFunctionApp(this, 'Resource', {
        name: appName,
        location,
        resourceGroupName,
        servicePlanId: hosting.plan.id,
        storageAccountName: hosting.storage.name,
        storageUsesManagedIdentity: true,
        identity: { type: 'UserAssigned', identityIds: [this.identity.identityId] },
        functionsExtensionVersion: '~4',
        httpsOnly: true,
        // It calls, and is not called.
        publicNetworkAccessEnabled: false,
        ftpPublishBasicAuthenticationEnabled: false,
        webdeployPublishBasicAuthenticationEnabled: false,
        builtinLoggingEnabled: false,
        siteConfig: {
          alwaysOn: true,
          minimumTlsVersion: '1.2',
          ftpsState: 'Disabled',
          remoteDebuggingEnabled: false,
          applicationStack: { nodeVersion: '22' },
          ...(subnetId !== undefined && { vnetRouteAllEnabled: true }),
        },
        appSettings: this.settings(this.upload()),
        ...(subnetId !== undefined && { virtualNetworkSubnetId: subnetId }),
        ...(tags && { tags: literals(tags.tags) }),
      }),
    );
    // Rights take minutes to arrive; an app that starts before them fails on its first messages.
    this.resource.dependsOn = grants.map(({ resource }) => dependency(resource));
    new Diagnostics(this, 'diagnostics', this.resource.id, { workspaceId: props.logWorkspaceId });
  }

  protected override check(checks: Checks): void {
    const { appName, templates, subscription } = this.props;
    checks.name('appName', appName, {
      shortest: 2,
      longest: 43,
      pattern: /^[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9]$/,
      allowed: 'letters, digits and "-", with a letter or digit at both ends',
    });
    checks.require(Object.keys(templates).length > 0, 'templates', 'none', 'at least one', 'name what may be started');
    for (const [name, template] of Object.entries(templates)) {
      checks.problems.push(...template.problems().map((problem) => `template ${name}: ${problem}`));
    }
    checks.require(
      subscription.options.forwardTo === undefined,
      'subscription',
      subscription.name,
      'a subscription that forwards nothing: nobody can read it otherwise',
      'leave forwardTo out, or take the trigger away',
    );
    checks.require(
      subscription.options.requiresSession !== true,
      'subscription',
      subscription.name,
      'a subscription without sessions: the function listens without',
      'leave requiresSession out',
    );
  }

  private grant(): RoleGrant[] {
    const { subscription, rejectedQueue, workspace, hosting } = this.props;
    return [
      subscription.grantReceive(this.identity),
      rejectedQueue.grantSend(this.identity),
      workspace.grantSubmit(this, this.identity),
      new RoleGrant(this, 'host', {
        principal: this.identity,
        role: 'Storage Blob Data Owner',
        at: hosting.storage.id,
        atName: `storageAccounts/${hosting.props.storageAccountName}`,
      }),
    ];
  }

  /** Puts the package where the app finds it; its name holds its hash, so that a new one is another blob. */
  private upload(): StorageBlob {
    const { templates, subscription, hosting } = this.props;
    const { zip, hash } = functionPackage(templates, subscription.topic.contract?.jsonSchema() ?? null);
    const file = join(mkdtempSync(join(tmpdir(), 'function-package-')), 'package.zip');
    writeFileSync(file, zip);
    const asset = new TerraformAsset(this, 'package', {
      path: file,
      type: AssetType.FILE,
      assetHash: hash.slice(0, 32),
    });
    const blob = new Construct(this, 'blob');
    return giveAddress(
      blob,
      new StorageBlob(blob, 'Resource', {
        name: `start-training-job-${hash.slice(0, 16)}.zip`,
        storageAccountName: hosting.storage.name,
        storageContainerName: hosting.packages.name,
        type: 'Block',
        source: asset.path,
      }),
    );
  }

  private settings({ url }: StorageBlob): Record<string, string> {
    const { subscription, rejectedQueue, workspace, trainingIdentity } = this.props;
    const { topic } = subscription;
    const { clientId, identityId } = this.identity;
    return {
      FUNCTIONS_WORKER_RUNTIME: 'node',
      WEBSITE_RUN_FROM_PACKAGE: url,
      WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID: identityId,
      AzureWebJobsStorage__credential: 'managedidentity',
      AzureWebJobsStorage__clientId: clientId,
      TrainingBus__fullyQualifiedNamespace: topic.namespace.hostName,
      TrainingBus__credential: 'managedidentity',
      TrainingBus__clientId: clientId,
      TRAINING_TOPIC: topic.entityName,
      TRAINING_SUBSCRIPTION: subscription.resource.name,
      TRAINING_REJECTED_QUEUE: rejectedQueue.entityName,
      AML_WORKSPACE_ID: workspace.workspaceId,
      AZURE_CLIENT_ID: clientId,
      TRAINING_CLIENT_ID: trainingIdentity.clientId,
    };
  }
}
