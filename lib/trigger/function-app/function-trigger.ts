import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { FunctionAppFlexConsumption } from '@cdktf/provider-azurerm/lib/function-app-flex-consumption';
import { LinuxFunctionApp } from '@cdktf/provider-azurerm/lib/linux-function-app';
import { StorageBlob } from '@cdktf/provider-azurerm/lib/storage-blob';
import { Annotations, AssetType, TerraformAsset } from 'cdktf';
import { Construct } from 'constructs';
import { inFolder, writeOutput } from '../../files';
import { scratchFolder } from '../../package/scratch';
import { isPlain, shapeOf, text, valueThat } from '../../rules';
import {
  Diagnostics,
  literals,
  PrivateEndpoint,
  type PrivateEndpointOptions,
  RoleGrant,
  UserAssignedIdentity,
} from '../../servicebus';
import { setNewer } from '../../servicebus/azurerm/newer-arguments';
import type { Checks } from '../../servicebus/construct/checks';
import { ServiceBusConstruct } from '../../servicebus/construct/service-bus-construct';
import { constructWith } from '../../servicebus/construct/shapes';
import { dependency, giveAddress } from '../../servicebus/construct/terraform-address';
import { FUNCTION_NAME, type PricesData, RETRY_FUNCTION_NAME } from '../jobs';
import { findDecisions } from '../listening/decisions';
import { LISTENER, type ListenerProps } from '../listening/listener-props';
import { sourceOf } from '../listening/request-source';
import { sayStarts } from '../listening/said-starts';
import { checkCopyQueues, checkListened } from '../listening/subscription-checks';
import { limitsText, priorityProblems } from '../listening/template-limits';
import { waitingWarnings } from '../listening/waiting-warnings';
import type { FunctionHosting } from './function-hosting';
import { functionPackage } from './function-package';

/**
 * Apps on one storage account are told apart by their host id, which is the beginning of the name unless a setting says
 * otherwise; with the same one the hosts stop.
 *
 * @see https://learn.microsoft.com/azure/azure-functions/storage-considerations#host-id-considerations
 */
const LONGEST_HOST_ID = 32;

/** Prices, as the platform has made them. */
const PRICES = valueThat<PricesData>('prices with source, date, currency and nodeHours', isPlain);

/** A program that listens to one subscription. */
export interface FunctionTriggerProps extends ListenerProps {
  readonly hosting: FunctionHosting;
  /** The name of the app, part of its host name: 2 to 43 letters, digits and "-". */
  readonly appName: string;
  /**
   * What machines cost, by the names of clusters.
   *
   * @default - none; needed by templates with a budget
   */
  readonly prices?: PricesData;
}

const FUNCTION_TRIGGER_PROPS = shapeOf<FunctionTriggerProps>(
  { ...LISTENER, hosting: constructWith<FunctionHosting>('a FunctionHosting', 'plan'), appName: text },
  { prices: PRICES },
);

/**
 * Starts a job of Azure ML for each message of a subscription, with a Function App that has no secret: it receives,
 * submits and puts aside as an identity of its own, which has every right that it needs and no other.
 */
export class FunctionTrigger extends ServiceBusConstruct {
  /** The app itself, for `addOverride`. */
  readonly resource: LinuxFunctionApp | FunctionAppFlexConsumption;
  /** Who receives and submits. */
  readonly identity: UserAssignedIdentity;
  private readonly props: FunctionTriggerProps;

  constructor(scope: Construct, id: string, given: FunctionTriggerProps) {
    super(scope, id);
    const props = this.accept(FUNCTION_TRIGGER_PROPS, given);
    this.props = props;
    const { hosting, appName } = props;
    const { location, resourceGroupName } = hosting.props;
    const tags = hosting.props.tags && { tags: hosting.props.tags };
    this.identity = new UserAssignedIdentity(this, `${props.subscription.name}-submitter`, {
      identityName: `${appName}-submitter`,
      location,
      resourceGroupName,
      ...tags,
    });
    const grants = this.grant();
    const assets = props.workspace.register(Object.values(props.templates).flatMap((template) => template.assets));
    hosting._addApp();
    const { blob, hash } = this.upload();
    this.resource = giveAddress(this, hosting.isFlex ? this.flexApp(hash) : this.linuxApp(blob));
    // Rights take minutes to arrive; an app that starts before them, or before what jobs need, fails on its first messages.
    this.resource.dependsOn = [...grants.map(({ resource }) => resource), ...assets].map(dependency);
    new Diagnostics(this, 'diagnostics', this.resource.id, { workspaceId: props.logWorkspaceId });
    sayStarts(props, 'function');
    const warnings = [...this.decisions().warnings, ...waitingWarnings(props.subscription)];
    for (const warning of warnings) Annotations.of(this).addWarning(warning);
  }

  private decisions() {
    const { templates, subscription } = this.props;
    return findDecisions(templates, subscription.rules, subscription.topic.contract);
  }

  /** Gives the app an address inside a network: for its own pages, since its triggers only call others. */
  addPrivateEndpoint(id: string, options: PrivateEndpointOptions): PrivateEndpoint {
    const { appName, hosting } = this.props;
    const { location, resourceGroupName, tags } = hosting.props;
    return new PrivateEndpoint(this, id, {
      location,
      resourceGroupName,
      ...(tags && { tags }),
      ...options,
      name: `${appName}-${id}`,
      targetId: this.resource.id,
      subresource: 'sites',
    });
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
    checks.problems.push(...this.decisions().problems);
    checks.problems.push(...priorityProblems(templates, subscription.rules, subscription.topic.contract));
    checkListened(checks, subscription, 'the function listens without');
    checkCopyQueues(checks, this.props);
  }

  private grant(): RoleGrant[] {
    const { subscription, rejectedQueue, retryQueue, workspace, hosting } = this.props;
    return [
      subscription.grantConsume(this.identity, this),
      rejectedQueue.grantSend(this.identity),
      retryQueue.grantSend(this.identity),
      retryQueue.grantConsume(this.identity, this),
      workspace.grantSubmit(this, this.identity),
      new RoleGrant(this, 'host', {
        principal: this.identity,
        role: 'Storage Blob Data Owner',
        at: hosting.storage.id,
        atName: `storageAccounts/${hosting.props.storageAccountName}`,
      }),
    ];
  }

  /** What both kinds of app have in common: they call, and are not called. */
  private common() {
    const { hosting, appName } = this.props;
    const { location, resourceGroupName, subnetId, tags } = hosting.props;
    return {
      name: appName,
      location,
      resourceGroupName,
      servicePlanId: hosting.plan.id,
      identity: { type: 'UserAssigned', identityIds: [this.identity.identityId] },
      httpsOnly: true,
      publicNetworkAccessEnabled: false,
      webdeployPublishBasicAuthenticationEnabled: false,
      ...(subnetId !== undefined && { virtualNetworkSubnetId: subnetId }),
      ...(tags && { tags: literals(tags) }),
    };
  }

  private linuxApp({ url }: StorageBlob): LinuxFunctionApp {
    const { hosting } = this.props;
    return new LinuxFunctionApp(this, 'Resource', {
      ...this.common(),
      storageAccountName: hosting.storage.name,
      storageUsesManagedIdentity: true,
      functionsExtensionVersion: '~4',
      ftpPublishBasicAuthenticationEnabled: false,
      builtinLoggingEnabled: false,
      siteConfig: {
        alwaysOn: hosting.hasAlwaysOn,
        minimumTlsVersion: '1.2',
        ftpsState: 'Disabled',
        remoteDebuggingEnabled: false,
        applicationStack: { nodeVersion: '22' },
        ...(hosting.props.subnetId !== undefined && { vnetRouteAllEnabled: true }),
      },
      appSettings: {
        ...this.settings(),
        FUNCTIONS_WORKER_RUNTIME: 'node',
        // The name of the blob holds its hash: a new package is another setting, and restarts the app.
        WEBSITE_RUN_FROM_PACKAGE: url,
        WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID: this.identity.identityId,
      },
    });
  }

  private flexApp(hash: string): FunctionAppFlexConsumption {
    const { hosting } = this.props;
    const container = `${hosting.storage.primaryBlobEndpoint}${hosting.packages.name}`;
    return new FunctionAppFlexConsumption(this, 'Resource', {
      ...this.common(),
      storageContainerType: 'blobContainer',
      storageContainerEndpoint: container,
      storageAuthenticationType: 'UserAssignedIdentity',
      storageUserAssignedIdentityId: this.identity.identityId,
      runtimeName: 'node',
      runtimeVersion: '22',
      instanceMemoryInMb: 2048,
      // Of the concurrency of this and of host.json, one message of each function at a time.
      maximumInstanceCount: 1,
      // Each function by itself: one that only listens is reported not to wake up.
      alwaysReady: [FUNCTION_NAME, RETRY_FUNCTION_NAME].map((name) => ({ name: `function:${name}`, instanceCount: 1 })),
      siteConfig: { minimumTlsVersion: '1.2' },
      appSettings: {
        ...this.settings(),
        // azurerm writes both with a blank key, at which the host stops.
        AzureWebJobsStorage: '',
        DEPLOYMENT_STORAGE_CONNECTION_STRING: '',
        AzureWebJobsStorage__accountName: hosting.props.storageAccountName,
        // Restarts the app where its package is another one.
        PACKAGE_HASH: hash,
      },
    });
  }

  /** Puts the package where the app finds it; its name holds its hash, so that a new one is another blob. */
  private upload(): { readonly blob: StorageBlob; readonly hash: string } {
    const { templates, subscription, hosting, appName, prices } = this.props;
    const { zip, hash } = functionPackage(templates, subscription.topic.contract?.jsonSchema() ?? null, prices);
    // Synth copies it into its output.
    const folder = join(scratchFolder('function-packages'), hash);
    const file = join(folder, 'package.zip');
    inFolder(folder, () => writeOutput(file, zip));
    const asset = new TerraformAsset(this, 'package', {
      path: file,
      type: AssetType.FILE,
      assetHash: hash.slice(0, 32),
    });
    const owner = new Construct(this, 'blob');
    const blob = giveAddress(
      owner,
      new StorageBlob(owner, 'Resource', {
        // The name that flex consumption looks for; elsewhere one of its own for each app, of which two may start the same
        // jobs, and each package.
        name: hosting.isFlex ? 'released-package.zip' : `${appName}-${hash.slice(0, 16)}.zip`,
        storageAccountName: hosting.storage.name,
        storageContainerName: hosting.packages.name,
        type: 'Block',
        source: asset.path,
      }),
    );
    setNewer(blob, 'azurerm_storage_blob', { storage_container_id: hosting.packages.id });
    return { blob, hash };
  }

  private settings(): Record<string, string> {
    const { subscription, rejectedQueue, retryQueue, workspace, trainingIdentity, appName, hosting } = this.props;
    const { topic } = subscription;
    const { clientId } = this.identity;
    const limits = limitsText(this.props.templates);
    return {
      ...(appName.length > LONGEST_HOST_ID && { AzureFunctionsWebHost__hostid: hostIdOf(appName) }),
      AzureWebJobsStorage__credential: 'managedidentity',
      AzureWebJobsStorage__clientId: clientId,
      TrainingBus__fullyQualifiedNamespace: topic.namespace.clientHostName,
      TrainingBus__credential: 'managedidentity',
      TrainingBus__clientId: clientId,
      TRAINING_TOPIC: topic.entityName,
      TRAINING_SOURCE: sourceOf(topic),
      TRAINING_SUBSCRIPTION: subscription.resource.name,
      TRAINING_REJECTED_QUEUE: rejectedQueue.entityName,
      TRAINING_RETRY_QUEUE: retryQueue.entityName,
      // For people, in the plan and in the portal: the program has them in its package.
      ...(limits !== undefined && { TRAINING_LIMITS: limits }),
      TRAINING_GUARDS: `${hosting.storage.primaryBlobEndpoint}${hosting.guards.name}`,
      AML_WORKSPACE_ID: workspace.workspaceId,
      AZURE_CLIENT_ID: clientId,
      TRAINING_CLIENT_ID: trainingIdentity.clientId,
    };
  }
}

/** A host id for a name that is too long to be one. */
function hostIdOf(appName: string): string {
  return createHash('sha256').update(appName).digest('hex').slice(0, LONGEST_HOST_ID);
}
