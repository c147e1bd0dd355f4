import { FunctionAppFlexConsumption } from '@cdktf/provider-azurerm/lib/function-app-flex-consumption';
import { LinuxFunctionApp } from '@cdktf/provider-azurerm/lib/linux-function-app';
import type { StorageBlob } from '@cdktf/provider-azurerm/lib/storage-blob';
import type { Construct } from 'constructs';
import {
  Diagnostics,
  literals,
  PrivateEndpoint,
  type PrivateEndpointOptions,
  RoleGrant,
  type UserAssignedIdentity,
} from '../../servicebus';
import type { Checks } from '../../servicebus/construct/checks';
import { ServiceBusConstruct } from '../../servicebus/construct/service-bus-construct';
import { dependency, giveAddress } from '../../servicebus/construct/terraform-address';
import { FUNCTION_NAME, RETRY_FUNCTION_NAME } from '../jobs';
import { checkTemplates, grantsOf, submitterOf, tellStarts } from '../listening/job-listener';
import { checkCopyQueues, checkListened } from '../listening/subscription-checks';
import { priorityProblems } from '../listening/template-limits';
import { appSettings } from './app-settings';
import { FUNCTION_TRIGGER_PROPS, type FunctionTriggerProps } from './function-trigger-props';
import { uploadPackage } from './package-blob';

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
    const { tags } = hosting.props;
    this.identity = submitterOf(this, props, { name: appName, location, resourceGroupName, tags });
    const grants = this.grant();
    const assets = props.workspace.register(Object.values(props.templates).flatMap((template) => template.assets));
    hosting._addApp();
    const { blob, hash } = uploadPackage(this, props);
    this.resource = giveAddress(this, hosting.isFlex ? this.flexApp(hash) : this.linuxApp(blob));
    // Rights take minutes to arrive; an app that starts before them, or before what jobs need, fails on its first messages.
    this.resource.dependsOn = [...grants.map(({ resource }) => resource), ...assets].map(dependency);
    new Diagnostics(this, 'diagnostics', this.resource.id, { workspaceId: props.logWorkspaceId });
    tellStarts(this, props, 'function');
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
    checkTemplates(checks, this.props);
    checks.problems.push(...priorityProblems(templates, subscription.rules, subscription.topic.contract));
    checkListened(checks, subscription, 'the function listens without');
    checkCopyQueues(checks, this.props);
  }

  private grant(): RoleGrant[] {
    const { hosting } = this.props;
    return [
      ...grantsOf(this, this.identity, this.props),
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
        ...appSettings(this.props, this.identity),
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
        ...appSettings(this.props, this.identity),
        // azurerm writes both with a blank key, at which the host stops.
        AzureWebJobsStorage: '',
        DEPLOYMENT_STORAGE_CONNECTION_STRING: '',
        AzureWebJobsStorage__accountName: hosting.props.storageAccountName,
        // Restarts the app where its package is another one.
        PACKAGE_HASH: hash,
      },
    });
  }
}
