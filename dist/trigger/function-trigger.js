"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.FunctionTrigger = void 0;
const node_crypto_1 = require("node:crypto");
const node_path_1 = require("node:path");
const function_app_flex_consumption_1 = require("@cdktf/provider-azurerm/lib/function-app-flex-consumption");
const linux_function_app_1 = require("@cdktf/provider-azurerm/lib/linux-function-app");
const storage_blob_1 = require("@cdktf/provider-azurerm/lib/storage-blob");
const cdktf_1 = require("cdktf");
const constructs_1 = require("constructs");
const files_1 = require("../files");
const scratch_1 = require("../package/scratch");
const servicebus_1 = require("../servicebus");
const address_1 = require("../servicebus/address");
const newer_arguments_1 = require("../servicebus/provider/newer-arguments");
const service_bus_construct_1 = require("../servicebus/service-bus-construct");
const decisions_1 = require("./decisions");
const function_package_1 = require("./function-package");
const jobs_1 = require("./jobs");
const listened_1 = require("./listened");
const shapes_1 = require("./shapes");
const source_1 = require("./source");
const waiting_1 = require("./waiting");
/**
 * Apps on one storage account are told apart by their host id, which is the beginning of the name unless a setting says
 * otherwise; with the same one the hosts stop.
 *
 * @see https://learn.microsoft.com/azure/azure-functions/storage-considerations#host-id-considerations
 */
const LONGEST_HOST_ID = 32;
/**
 * Starts a job of Azure ML for each message of a subscription, with a Function App that has no secret: it receives,
 * submits and puts aside as an identity of its own, which has every right that it needs and no other.
 */
class FunctionTrigger extends service_bus_construct_1.ServiceBusConstruct {
    /** The app itself, for `addOverride`. */
    resource;
    /** Who receives and submits. */
    identity;
    props;
    constructor(scope, id, given) {
        super(scope, id);
        const props = this.accept(shapes_1.FUNCTION_TRIGGER_PROPS, given);
        this.props = props;
        const { hosting, appName } = props;
        const { location, resourceGroupName } = hosting.props;
        const tags = hosting.props.tags && { tags: hosting.props.tags };
        this.identity = new servicebus_1.UserAssignedIdentity(this, `${props.subscription.name}-submitter`, {
            identityName: `${appName}-submitter`,
            location,
            resourceGroupName,
            ...tags,
        });
        const grants = this.grant();
        const assets = props.workspace.register(Object.values(props.templates).flatMap((template) => template.assets));
        hosting._addApp();
        const { blob, hash } = this.upload();
        this.resource = (0, address_1.giveAddress)(this, hosting.isFlex ? this.flexApp(hash) : this.linuxApp(blob));
        // Rights take minutes to arrive; an app that starts before them, or before what jobs need, fails on its first messages.
        this.resource.dependsOn = [...grants.map(({ resource }) => resource), ...assets].map(address_1.dependency);
        new servicebus_1.Diagnostics(this, 'diagnostics', this.resource.id, { workspaceId: props.logWorkspaceId });
        const warnings = [...this.decisions().warnings, ...(0, waiting_1.waitingWarnings)(props.subscription)];
        for (const warning of warnings)
            cdktf_1.Annotations.of(this).addWarning(warning);
    }
    decisions() {
        const { templates, subscription } = this.props;
        return (0, decisions_1.findDecisions)(templates, subscription.rules, subscription.topic.contract);
    }
    /** Gives the app an address inside a network: for its own pages, since its triggers only call others. */
    addPrivateEndpoint(id, options) {
        const { appName, hosting } = this.props;
        const { location, resourceGroupName, tags } = hosting.props;
        return new servicebus_1.PrivateEndpoint(this, id, {
            location,
            resourceGroupName,
            ...(tags && { tags }),
            ...options,
            name: `${appName}-${id}`,
            targetId: this.resource.id,
            subresource: 'sites',
        });
    }
    check(checks) {
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
        (0, listened_1.checkListened)(checks, subscription, 'the function listens without');
    }
    grant() {
        const { subscription, rejectedQueue, retryQueue, workspace, hosting } = this.props;
        return [
            subscription.grantConsume(this.identity, this),
            rejectedQueue.grantSend(this.identity),
            retryQueue.grantSend(this.identity),
            retryQueue.grantConsume(this.identity, this),
            workspace.grantSubmit(this, this.identity),
            new servicebus_1.RoleGrant(this, 'host', {
                principal: this.identity,
                role: 'Storage Blob Data Owner',
                at: hosting.storage.id,
                atName: `storageAccounts/${hosting.props.storageAccountName}`,
            }),
        ];
    }
    /** What both kinds of app have in common: they call, and are not called. */
    common() {
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
            ...(tags && { tags: (0, servicebus_1.literals)(tags) }),
        };
    }
    linuxApp({ url }) {
        const { hosting } = this.props;
        return new linux_function_app_1.LinuxFunctionApp(this, 'Resource', {
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
    flexApp(hash) {
        const { hosting } = this.props;
        const container = `${hosting.storage.primaryBlobEndpoint}${hosting.packages.name}`;
        return new function_app_flex_consumption_1.FunctionAppFlexConsumption(this, 'Resource', {
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
            alwaysReady: [jobs_1.FUNCTION_NAME, jobs_1.RETRY_FUNCTION_NAME].map((name) => ({ name: `function:${name}`, instanceCount: 1 })),
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
    upload() {
        const { templates, subscription, hosting, appName } = this.props;
        const { zip, hash } = (0, function_package_1.functionPackage)(templates, subscription.topic.contract?.jsonSchema() ?? null);
        // Synth copies it into its output.
        const folder = (0, node_path_1.join)((0, scratch_1.scratchFolder)('function-packages'), hash);
        const file = (0, node_path_1.join)(folder, 'package.zip');
        (0, files_1.inFolder)(folder, () => (0, files_1.writeOutput)(file, zip));
        const asset = new cdktf_1.TerraformAsset(this, 'package', {
            path: file,
            type: cdktf_1.AssetType.FILE,
            assetHash: hash.slice(0, 32),
        });
        const owner = new constructs_1.Construct(this, 'blob');
        const blob = (0, address_1.giveAddress)(owner, new storage_blob_1.StorageBlob(owner, 'Resource', {
            // The name that flex consumption looks for; elsewhere one of its own for each app, of which two may start the same
            // jobs, and each package.
            name: hosting.isFlex ? 'released-package.zip' : `${appName}-${hash.slice(0, 16)}.zip`,
            storageAccountName: hosting.storage.name,
            storageContainerName: hosting.packages.name,
            type: 'Block',
            source: asset.path,
        }));
        (0, newer_arguments_1.setNewer)(blob, 'azurerm_storage_blob', { storage_container_id: hosting.packages.id });
        return { blob, hash };
    }
    settings() {
        const { subscription, rejectedQueue, retryQueue, workspace, trainingIdentity, appName } = this.props;
        const { topic } = subscription;
        const { clientId } = this.identity;
        return {
            ...(appName.length > LONGEST_HOST_ID && { AzureFunctionsWebHost__hostid: hostIdOf(appName) }),
            AzureWebJobsStorage__credential: 'managedidentity',
            AzureWebJobsStorage__clientId: clientId,
            TrainingBus__fullyQualifiedNamespace: topic.namespace.clientHostName,
            TrainingBus__credential: 'managedidentity',
            TrainingBus__clientId: clientId,
            TRAINING_TOPIC: topic.entityName,
            TRAINING_SOURCE: (0, source_1.sourceOf)(topic),
            TRAINING_SUBSCRIPTION: subscription.resource.name,
            TRAINING_REJECTED_QUEUE: rejectedQueue.entityName,
            TRAINING_RETRY_QUEUE: retryQueue.entityName,
            AML_WORKSPACE_ID: workspace.workspaceId,
            AZURE_CLIENT_ID: clientId,
            TRAINING_CLIENT_ID: trainingIdentity.clientId,
        };
    }
}
exports.FunctionTrigger = FunctionTrigger;
/** A host id for a name that is too long to be one. */
function hostIdOf(appName) {
    return (0, node_crypto_1.createHash)('sha256').update(appName).digest('hex').slice(0, LONGEST_HOST_ID);
}
//# sourceMappingURL=function-trigger.js.map