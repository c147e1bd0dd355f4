"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.RegisteredAssets = void 0;
const node_fs_1 = require("node:fs");
const node_path_1 = require("node:path");
const resource_group_template_deployment_1 = require("@cdktf/provider-azurerm/lib/resource-group-template-deployment");
const storage_blob_1 = require("@cdktf/provider-azurerm/lib/storage-blob");
const storage_container_1 = require("@cdktf/provider-azurerm/lib/storage-container");
const cdktf_1 = require("cdktf");
const constructs_1 = require("constructs");
const scratch_1 = require("../package/scratch");
const address_1 = require("../servicebus/address");
const literal_1 = require("../servicebus/literal");
const newer_arguments_1 = require("../servicebus/provider/newer-arguments");
const asset_template_1 = require("./asset-template");
/**
 * What lies beside the templates and is registered in the workspace: code, environments, data, steps of pipelines.
 *
 * Each asset is a deployment of its own, and its files are blobs under its name and version, which is a hash of their
 * content: nothing changes when nothing has changed. A new version is made before the old one is removed, and before the
 * program that asks for it; files of the old version go at the end, so jobs that still wait for machines lack them.
 *
 * That the service takes code from a container of its own in the workspace's account was not tried on live Azure; the
 * official client uses such containers too.
 */
class RegisteredAssets extends constructs_1.Construct {
    props;
    known = new Map();
    container;
    constructor(scope, id, props) {
        super(scope, id);
        this.props = props;
    }
    /** Where files are; `undefined` while there are none. */
    get files() {
        return this.container;
    }
    /**
     * @param assets what others need before those
     * @returns what has to be there before a job can ask for them
     */
    register(assets) {
        return assets.map((asset) => this.registerOne(asset));
    }
    registerOne(asset) {
        const id = `${asset.kind}-${asset.name}`;
        const known = this.known.get(id);
        if (known !== undefined)
            return known.deployment;
        const owner = new constructs_1.Construct(this, id);
        const blobs = asset.files.length > 0 ? this.upload(owner, asset) : [];
        const { workspaceName, workspaceId, resourceGroupName, storage } = this.props;
        const filesUri = `${storage?.blobEndpoint ?? ''}${CONTAINER}/${prefixOf(asset)}`;
        const values = { workspaceName, workspaceId, filesUri };
        const deployment = (0, address_1.giveAddress)(owner, new resource_group_template_deployment_1.ResourceGroupTemplateDeployment(owner, 'Resource', {
            // At most 64 characters.
            name: `job-asset-${id}`.slice(-64).replace(/^-+/, ''),
            resourceGroupName,
            deploymentMode: 'Incremental',
            templateContent: (0, literal_1.literal)(JSON.stringify((0, asset_template_1.assetTemplate)(asset))),
            parametersContent: cdktf_1.Fn.jsonencode(Object.fromEntries(asset_template_1.ASSET_PARAMETERS.map((name) => [name, { value: values[name] }]))),
        }));
        const before = [...this.known.values()].filter(({ asset: one }) => asset.needs.includes(one.reference));
        const needed = [...blobs, ...before.map((one) => one.deployment)];
        if (needed.length > 0)
            deployment.dependsOn = needed.map(address_1.dependency);
        this.known.set(id, { asset, deployment });
        return deployment;
    }
    upload(owner, asset) {
        const { storage } = this.props;
        if (storage === undefined)
            return [];
        const container = this.containerIn(storage);
        const folder = stage(asset);
        const copied = new cdktf_1.TerraformAsset(owner, 'files', {
            path: folder,
            type: cdktf_1.AssetType.DIRECTORY,
            assetHash: asset.version.slice(0, 32),
        });
        return asset.files.map(({ path }) => {
            const place = new constructs_1.Construct(owner, path.replaceAll('/', ':'));
            const blob = (0, address_1.giveAddress)(place, new storage_blob_1.StorageBlob(place, 'Resource', {
                name: (0, literal_1.literal)(`${prefixOf(asset)}/${path}`),
                storageAccountName: storage.name,
                storageContainerName: container.name,
                type: 'Block',
                source: `${copied.path}/${path}`,
                lifecycle: { createBeforeDestroy: true },
            }));
            (0, newer_arguments_1.setNewer)(blob, 'azurerm_storage_blob', { storage_container_id: container.id });
            return blob;
        });
    }
    containerIn(storage) {
        if (this.container !== undefined)
            return this.container;
        const owner = new constructs_1.Construct(this, 'files');
        this.container = (0, address_1.giveAddress)(owner, new storage_container_1.StorageContainer(owner, 'Resource', {
            name: CONTAINER,
            storageAccountId: storage.id,
            containerAccessType: 'private',
        }));
        return this.container;
    }
}
exports.RegisteredAssets = RegisteredAssets;
const CONTAINER = 'training-job-files';
function prefixOf({ kind, name, version }) {
    return `${kind}/${name}/${version}`;
}
/** The files of an asset in a folder of their own, which is whole as soon as it is there: others may be at it as well. */
function stage({ kind, name, version, files }) {
    // Synth copies it into its output: without the files that stay here.
    const folder = (0, node_path_1.join)((0, scratch_1.scratchFolder)('job-assets'), kind, name, version);
    if ((0, node_fs_1.existsSync)(folder))
        return folder;
    (0, node_fs_1.mkdirSync)((0, node_path_1.dirname)(folder), { recursive: true });
    const draft = (0, node_fs_1.mkdtempSync)(`${folder}.`);
    for (const { path, source } of files) {
        const target = (0, node_path_1.join)(draft, path);
        (0, node_fs_1.mkdirSync)((0, node_path_1.dirname)(target), { recursive: true });
        (0, node_fs_1.copyFileSync)(source, target);
    }
    try {
        (0, node_fs_1.renameSync)(draft, folder);
    }
    catch {
        // Somebody else was faster, with the same files.
        (0, node_fs_1.rmSync)(draft, { recursive: true, force: true });
    }
    return folder;
}
//# sourceMappingURL=registered-assets.js.map