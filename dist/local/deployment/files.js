"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.UploadedFiles = void 0;
const node_path_1 = require("node:path");
const files_1 = require("../../files");
const filled_document_1 = require("./filled-document");
/** What is uploaded with a deployment, by the address that it has in the storage account. */
class UploadedFiles {
    blobs = new Map();
    /** Where Terraform runs, and relative paths start: the folder of the stack. */
    folder;
    constructor(filled) {
        const { path } = filled.document;
        this.folder = (0, files_1.kindOf)(path) === 'folder' ? path : (0, node_path_1.dirname)(path);
        for (const blob of filled.ofTypes((type) => type === 'azurerm_storage_blob')) {
            const url = filled.idOf(blob);
            if (url !== undefined)
                this.blobs.set(url, blob);
        }
    }
    /** The file behind an address on this machine; `undefined` where nothing is uploaded there. @throws NotKnown */
    at(url) {
        const blob = this.blobs.get(url);
        return blob && this.fileOf(blob);
    }
    /** The files below an address, by the rest of it. @throws NotKnown */
    below(url) {
        const prefix = url.endsWith('/') ? url : `${url}/`;
        return new Map([...this.blobs]
            .filter(([one]) => one.startsWith(prefix))
            .map(([one, blob]) => [one.slice(prefix.length), this.fileOf(blob)]));
    }
    /** A path that is written in the document, as a path of this machine. @throws NotKnown where nothing is there */
    local(path) {
        const file = (0, node_path_1.resolve)(this.folder, path);
        if ((0, files_1.kindOf)(file) === 'file')
            return file;
        throw new filled_document_1.NotKnown(`its file ${path} is not in ${this.folder}; run npm run synth first`);
    }
    fileOf(blob) {
        if (blob.values.source === undefined)
            throw new filled_document_1.NotKnown(`${blob.address} is not made of a file`);
        try {
            return this.local((0, filled_document_1.text)(blob, 'source'));
        }
        catch (error) {
            if (error instanceof filled_document_1.NotKnown)
                throw new filled_document_1.NotKnown(`${blob.address}: ${error.message}`);
            throw error;
        }
    }
}
exports.UploadedFiles = UploadedFiles;
//# sourceMappingURL=files.js.map