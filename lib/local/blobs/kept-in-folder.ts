import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { FileProblem, writeOutput } from '../../files';
import type { Blob, KeptBlobs } from './blob-store';

/** A blob as its file has it. */
interface BlobFile {
  readonly path: string;
  readonly etag: string;
  /** RFC 3339. */
  readonly written: string;
  readonly base64: string;
}

const ENDING = '.json';

/** Blobs in a folder, a file each: whole, or as it was before. */
export class KeptInFolder implements KeptBlobs {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  *read(): Generator<[path: string, blob: Blob]> {
    for (const name of readdirSync(this.folder)) if (name.endsWith(ENDING)) yield readOne(join(this.folder, name));
  }

  keep(path: string, { bytes, etag, written }: Blob): void {
    const file = this.fileOf(path);
    const kept: BlobFile = { path, etag, written: written.toISOString(), base64: bytes.toString('base64') };
    writeOutput(file, JSON.stringify(kept));
  }

  remove(path: string): void {
    rmSync(this.fileOf(path), { force: true });
  }

  /** By a hash: names of blobs are longer than those of files may be, and have signs that these may not have. */
  private fileOf(path: string): string {
    return join(this.folder, `${createHash('sha256').update(path).digest('hex').slice(0, 32)}${ENDING}`);
  }
}

function readOne(file: string): [path: string, blob: Blob] {
  try {
    const { path, etag, written, base64 } = JSON.parse(readFileSync(file, 'utf8')) as BlobFile;
    const blob = { bytes: Buffer.from(base64, 'base64'), etag, written: new Date(written) };
    if (typeof path !== 'string' || typeof etag !== 'string' || Number.isNaN(blob.written.getTime()))
      throw new Error('it is no blob that was kept here');
    return [path, blob];
  } catch (error) {
    throw new FileProblem(file, `${(error as Error).message}; take the file away, or start with another folder`);
  }
}
