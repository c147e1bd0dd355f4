import { dirname, resolve } from 'node:path';
import { kindOf } from '../../files';
import type { TerraformResource } from '../../terraform';
import { type FilledDocument, NotKnown, text } from './filled-document';

/** What is uploaded with a deployment, by the address that it has in the storage account. */
export class UploadedFiles {
  private readonly blobs = new Map<string, TerraformResource>();
  /** Where Terraform runs, and relative paths start: the folder of the stack. */
  private readonly folder: string;

  constructor(filled: FilledDocument) {
    const { path } = filled.document;
    this.folder = kindOf(path) === 'folder' ? path : dirname(path);
    for (const blob of filled.ofTypes((type) => type === 'azurerm_storage_blob')) {
      const url = filled.idOf(blob);
      if (url !== undefined) this.blobs.set(url, blob);
    }
  }

  /** The file behind an address on this machine; `undefined` where nothing is uploaded there. @throws NotKnown */
  at(url: string): string | undefined {
    const blob = this.blobs.get(url);
    return blob && this.fileOf(blob);
  }

  /** The files below an address, by the rest of it. @throws NotKnown */
  below(url: string): ReadonlyMap<string, string> {
    const prefix = url.endsWith('/') ? url : `${url}/`;
    return new Map(
      [...this.blobs]
        .filter(([one]) => one.startsWith(prefix))
        .map(([one, blob]) => [one.slice(prefix.length), this.fileOf(blob)]),
    );
  }

  /** A path that is written in the document, as a path of this machine. @throws NotKnown where nothing is there */
  local(path: string): string {
    const file = resolve(this.folder, path);
    if (kindOf(file) === 'file') return file;
    throw new NotKnown(`its file ${path} is not in ${this.folder}; run npm run synth first`);
  }

  private fileOf(blob: TerraformResource): string {
    if (blob.values.source === undefined) throw new NotKnown(`${blob.address} is not made of a file`);
    try {
      return this.local(text(blob, 'source'));
    } catch (error) {
      if (error instanceof NotKnown) throw new NotKnown(`${blob.address}: ${error.message}`);
      throw error;
    }
  }
}
