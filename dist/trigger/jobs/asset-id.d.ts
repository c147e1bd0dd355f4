/** The kinds of registered things, as they stand in an ARM id. */
export type AssetKind = 'codes' | 'components' | 'computes' | 'data' | 'environments' | 'models';
/** A registered asset. A message says it as `azureml:<name>:<version>`; a workflow as two expressions. */
export interface AssetReference {
    readonly name: string;
    readonly version: string;
}
/** What `azureml:<name>:<version>` names; `undefined` for everything else. */
export declare function registeredAsset(text: string): AssetReference | undefined;
/**
 * A reference as it is sent: the ARM id in this workspace, as the official client resolves the short form. What is no
 * short form (an ARM id, an asset of a registry, an address) and the curated environments go as they are, and
 * `azureml:/subscriptions/…`, as job files have ARM ids, without its beginning.
 */
export declare function assetId(workspaceId: string, kind: AssetKind, reference: string | AssetReference): string;
/** Models are registered apart from data; the official client looks for those of Triton among data, where none are. */
export declare function kindOfData(type: string): 'data' | 'models';
