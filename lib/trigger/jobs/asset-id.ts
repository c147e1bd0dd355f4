import type { AssetReference } from '../../requests';

/** The kinds of registered things, as they stand in an ARM id. */
export type AssetKind = 'codes' | 'components' | 'computes' | 'data' | 'environments' | 'models';

const REGISTERED = /^azureml:([^:@/]+):([^:@/]+)$/;
/** Environments of Azure ML itself, whose short form the service looks up. */
const CURATED = /^azureml:AzureML-/;

/** What `azureml:<name>:<version>` names; `undefined` for everything else. */
export function registeredAsset(text: string): AssetReference | undefined {
  const [, name, version] = REGISTERED.exec(text) ?? [];
  return name === undefined || version === undefined ? undefined : { name, version };
}

/**
 * A reference as it is sent: the ARM id in this workspace, as the official client resolves the short form. What is no
 * short form (an ARM id, an asset of a registry, an address) and the curated environments go as they are, and
 * `azureml:/subscriptions/…`, as job files have ARM ids, without its beginning.
 */
export function assetId(workspaceId: string, kind: AssetKind, reference: string | AssetReference): string {
  if (typeof reference === 'string' && kind === 'environments' && CURATED.test(reference)) return reference;
  const asset = typeof reference === 'string' ? registeredAsset(reference) : reference;
  if (asset === undefined) return (reference as string).replace(/^azureml:(?=\/subscriptions\/)/i, '');
  return `${workspaceId}/${kind}/${asset.name}/versions/${asset.version}`;
}

/** Models are registered apart from data; the official client looks for those of Triton among data, where none are. */
export function kindOfData(type: string): 'data' | 'models' {
  return type.endsWith('_model') ? 'models' : 'data';
}
