import type { RegisteredAsset } from './deployment';
import type { UploadedFiles } from './files';
import { type FilledDocument } from './filled-document';
/** Something that is registered, and where. */
interface Registration {
    readonly workspaceId: string;
    /** The resource of the document. */
    readonly address: string;
    readonly asset: RegisteredAsset;
}
/** What a document registers in workspaces by deployments of ARM templates: azurerm has no resources for it. */
export declare function registeredAssets(filled: FilledDocument, uploaded: UploadedFiles): Registration[];
export {};
