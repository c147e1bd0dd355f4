import { join } from 'node:path';
import { StorageBlob } from '@cdktf/provider-azurerm/lib/storage-blob';
import { AssetType, TerraformAsset } from 'cdktf';
import { Construct } from 'constructs';
import { inFolder, writeOutput } from '../../files';
import { scratchFolder } from '../../package/scratch';
import { setNewer } from '../../servicebus/azurerm/newer-arguments';
import { giveAddress } from '../../servicebus/construct/terraform-address';
import { functionPackage } from './function-package';
import type { FunctionTriggerProps } from './function-trigger-props';

/** Where a package lies, and what it holds. */
interface UploadedPackage {
  readonly blob: StorageBlob;
  readonly hash: string;
}

/** Puts the package where the app finds it; its name holds its hash, so that a new one is another blob. */
export function uploadPackage(scope: Construct, props: FunctionTriggerProps): UploadedPackage {
  const { templates, subscription, hosting, appName, prices } = props;
  const { zip, hash } = functionPackage(templates, subscription.topic.contract?.jsonSchema() ?? null, prices);
  // Synth copies it into its output.
  const folder = join(scratchFolder('function-packages'), hash);
  const file = join(folder, 'package.zip');
  inFolder(folder, () => writeOutput(file, zip));
  const asset = new TerraformAsset(scope, 'package', {
    path: file,
    type: AssetType.FILE,
    assetHash: hash.slice(0, 32),
  });
  const owner = new Construct(scope, 'blob');
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
