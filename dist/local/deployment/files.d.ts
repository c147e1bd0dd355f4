import { type FilledDocument } from './filled-document';
/** What is uploaded with a deployment, by the address that it has in the storage account. */
export declare class UploadedFiles {
    private readonly blobs;
    /** Where Terraform runs, and relative paths start: the folder of the stack. */
    private readonly folder;
    constructor(filled: FilledDocument);
    /** The file behind an address on this machine; `undefined` where nothing is uploaded there. @throws NotKnown */
    at(url: string): string | undefined;
    /** The files below an address, by the rest of it. @throws NotKnown */
    below(url: string): ReadonlyMap<string, string>;
    /** A path that is written in the document, as a path of this machine. @throws NotKnown where nothing is there */
    local(path: string): string;
    private fileOf;
}
