import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ResourceGroupTemplateDeployment } from '@cdktf/provider-azurerm/lib/resource-group-template-deployment';
import { StorageBlob } from '@cdktf/provider-azurerm/lib/storage-blob';
import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import { AssetType, Fn, TerraformAsset, type TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { scratchFolder } from '../../package/scratch';
import { setNewer } from '../../servicebus/azurerm/newer-arguments';
import { literal } from '../../servicebus/construct/literal';
import { dependency, giveAddress } from '../../servicebus/construct/terraform-address';
import type { JobAsset } from '../assets';
import { ASSET_PARAMETERS, assetTemplate } from './asset-template';

/** The storage account of a workspace. */
export interface WorkspaceStorage {
  /** Its ARM id. */
  readonly id: string;
  readonly name: string;
  /** `https://<name>.blob.core.windows.net/`. */
  readonly blobEndpoint: string;
}

/** What assets are registered in. */
export interface RegisteredAssetsProps {
  readonly workspaceName: string;
  readonly workspaceId: string;
  /** The resource group that it is made in. */
  readonly resourceGroupName: string;
  /** Where files go; without it only what has none can be registered. */
  readonly storage: WorkspaceStorage | undefined;
}

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
export class RegisteredAssets extends Construct {
  private readonly known = new Map<string, { readonly asset: JobAsset; readonly deployment: TerraformResource }>();
  private container: StorageContainer | undefined;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: RegisteredAssetsProps,
  ) {
    super(scope, id);
  }

  /** Where files are; `undefined` while there are none. */
  get files(): StorageContainer | undefined {
    return this.container;
  }

  /**
   * @param assets what others need before those
   * @returns what has to be there before a job can ask for them
   */
  register(assets: readonly JobAsset[]): TerraformResource[] {
    return assets.map((asset) => this.registerOne(asset));
  }

  private registerOne(asset: JobAsset): TerraformResource {
    const id = `${asset.kind}-${asset.name}`;
    const known = this.known.get(id);
    if (known !== undefined) return known.deployment;
    const owner = new Construct(this, id);
    const blobs = asset.files.length > 0 ? this.upload(owner, asset) : [];
    const { workspaceName, workspaceId, resourceGroupName, storage } = this.props;
    const filesUri = `${storage?.blobEndpoint ?? ''}${CONTAINER}/${prefixOf(asset)}`;
    const values: Record<(typeof ASSET_PARAMETERS)[number], string> = { workspaceName, workspaceId, filesUri };
    const deployment = giveAddress(
      owner,
      new ResourceGroupTemplateDeployment(owner, 'Resource', {
        // At most 64 characters.
        name: `job-asset-${id}`.slice(-64).replace(/^-+/, ''),
        resourceGroupName,
        deploymentMode: 'Incremental',
        templateContent: literal(JSON.stringify(assetTemplate(asset))),
        parametersContent: Fn.jsonencode(
          Object.fromEntries(ASSET_PARAMETERS.map((name) => [name, { value: values[name] }])),
        ),
      }),
    );
    const before = [...this.known.values()].filter(({ asset: one }) => asset.needs.includes(one.reference));
    const needed = [...blobs, ...before.map((one) => one.deployment)];
    if (needed.length > 0) deployment.dependsOn = needed.map(dependency);
    this.known.set(id, { asset, deployment });
    return deployment;
  }

  private upload(owner: Construct, asset: JobAsset): StorageBlob[] {
    const { storage } = this.props;
    if (storage === undefined) return [];
    const container = this.containerIn(storage);
    const folder = stage(asset);
    const copied = new TerraformAsset(owner, 'files', {
      path: folder,
      type: AssetType.DIRECTORY,
      assetHash: asset.version.slice(0, 32),
    });
    return asset.files.map(({ path }) => {
      const place = new Construct(owner, path.replaceAll('/', ':'));
      const blob = giveAddress(
        place,
        new StorageBlob(place, 'Resource', {
          name: literal(`${prefixOf(asset)}/${path}`),
          storageAccountName: storage.name,
          storageContainerName: container.name,
          type: 'Block',
          source: `${copied.path}/${path}`,
          lifecycle: { createBeforeDestroy: true },
        }),
      );
      setNewer(blob, 'azurerm_storage_blob', { storage_container_id: container.id });
      return blob;
    });
  }

  private containerIn(storage: WorkspaceStorage): StorageContainer {
    if (this.container !== undefined) return this.container;
    const owner = new Construct(this, 'files');
    this.container = giveAddress(
      owner,
      new StorageContainer(owner, 'Resource', {
        name: CONTAINER,
        storageAccountId: storage.id,
        containerAccessType: 'private',
      }),
    );
    return this.container;
  }
}

const CONTAINER = 'training-job-files';

function prefixOf({ kind, name, version }: JobAsset): string {
  return `${kind}/${name}/${version}`;
}

/** The files of an asset in a folder of their own, which is whole as soon as it is there: others may be at it as well. */
function stage({ kind, name, version, files }: JobAsset): string {
  // Synth copies it into its output: without the files that stay here.
  const folder = join(scratchFolder('job-assets'), kind, name, version);
  if (existsSync(folder)) return folder;
  mkdirSync(dirname(folder), { recursive: true });
  const draft = mkdtempSync(`${folder}.`);
  for (const { path, source } of files) {
    const target = join(draft, path);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(source, target);
  }
  try {
    renameSync(draft, folder);
  } catch {
    // Somebody else was faster, with the same files.
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}
