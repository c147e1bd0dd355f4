import type { Workspace } from './deployment';
import type { UploadedFiles } from './files';
import { type FilledDocument } from './filled-document';
/**
 * The workspaces of a document: those that it makes, those that it reads, and those that something of it names by their
 * ids, each with its clusters and with what is registered in it.
 *
 * @param named ids that programs and workflows have in their settings, with who has them
 */
export declare function workspacesOf(filled: FilledDocument, uploaded: UploadedFiles, named: readonly {
    readonly id: string;
    readonly address: string;
}[]): Workspace[];
export declare function isWorkspaceId(id: string): boolean;
/** Kinds of resources of Azure ML that run something, and are nothing that runs here. */
export declare function leaveOtherMachines(filled: FilledDocument): void;
