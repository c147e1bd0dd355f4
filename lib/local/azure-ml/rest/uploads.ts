import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { bodyOf, type LocalRequest } from '../../http';

/** Code has at most so many bytes a file. */
const LARGEST = 256 * 1024 * 1024;
const ADDRESS = /^\/blob\/([0-9a-f-]{36})(?:\/(.*))?$/;

/**
 * Where clients put the files of code before they register it: as much of Blob Storage as that takes, each container with
 * an address of its own that nobody can guess.
 *
 * @see https://learn.microsoft.com/rest/api/storageservices/blob-service-rest-api
 */
export class Uploads {
  /** @param folder a folder of its own, where the files stay */
  constructor(private readonly folder: string) {}

  /** A new place for files, and what the client needs to put them there. */
  begin(origin: string): object {
    const container = randomUUID();
    mkdirSync(join(this.folder, container), { recursive: true });
    const blobUri = `${origin}/blob/${container}`;
    return {
      blobReferenceForConsumption: {
        blobUri,
        storageAccountArmId: '',
        credential: { credentialType: 'SAS', sasUri: `${blobUri}?sv=2024-11-04&sr=c&sp=rcwl&sig=this-machine` },
      },
      pendingUploadId: container,
      pendingUploadType: 'TemporaryBlobReference',
    };
  }

  /** The files at an address, by their path below it; none where it is no place of this machine. */
  filesAt(address: string): ReadonlyMap<string, string> {
    const [, container, path = ''] = URL.canParse(address) ? (ADDRESS.exec(new URL(address).pathname) ?? []) : [];
    const root = container === undefined ? undefined : this.pathOf(container, decodeURIComponent(path));
    if (root === undefined || !existsSync(root)) return new Map();
    if (statSync(root).isFile()) return new Map([[root.split(sep).at(-1) ?? '', root]]);
    return new Map(filesIn(root).map((file) => [relative(root, file).split(sep).join('/'), file]));
  }

  async answer(request: LocalRequest, response: ServerResponse): Promise<boolean> {
    const { method, url } = request;
    const [, container = '', path = ''] = ADDRESS.exec(url.pathname) ?? [];
    if (container === '') return false;
    const file = this.pathOf(container, decodeURIComponent(path));
    if (file === undefined || !existsSync(join(this.folder, container))) fail(response, 404, 'ContainerNotFound');
    else if (method === 'GET' && url.searchParams.get('comp') === 'list')
      this.list(response, container, url.searchParams.get('prefix') ?? '');
    else if (method === 'PUT' && url.searchParams.get('comp') === 'metadata') done(response, 200);
    else if (method === 'PUT' && request.headers['x-ms-blob-type'] === 'BlockBlob' && !url.searchParams.has('comp')) {
      const bytes = await bodyOf(request, LARGEST);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
      done(response, 201);
    } else if (method === 'HEAD' && existsSync(file) && statSync(file).isFile()) {
      done(response, 200, { 'x-ms-blob-type': 'BlockBlob', 'Content-Length': String(statSync(file).size) });
    } else if (method === 'HEAD' || method === 'GET') fail(response, 404, 'BlobNotFound');
    else fail(response, 400, 'UnsupportedHttpVerb');
    return true;
  }

  private list(response: ServerResponse, container: string, prefix: string): void {
    const root = join(this.folder, container);
    const names = filesIn(root).map((file) => relative(root, file).split(sep).join('/'));
    const blobs = names
      .filter((name) => name.startsWith(prefix))
      .map(
        (name) =>
          `<Blob><Name>${name.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</Name><Properties><BlobType>BlockBlob</BlobType></Properties></Blob>`,
      );
    const text = `<?xml version="1.0" encoding="utf-8"?><EnumerationResults ContainerName="${container}"><Blobs>${blobs.join('')}</Blobs><NextMarker /></EnumerationResults>`;
    response.writeHead(200, { 'Content-Type': 'application/xml', 'x-ms-version': '2024-11-04' });
    response.end(text);
  }

  /** A path in a container; `undefined` for one that would leave it. */
  private pathOf(container: string, path: string): string | undefined {
    const root = join(this.folder, container);
    const place = resolve(root, path);
    const within = relative(root, place);
    return within.startsWith('..') || isAbsolute(within) || path.includes('\0') ? undefined : place;
  }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, path, name }) => join(parentPath ?? path, name))
    .sort();
}

function done(response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): void {
  const common = { ETag: '"0x1"', 'Last-Modified': new Date().toUTCString(), 'x-ms-version': '2024-11-04' };
  response.writeHead(status, { ...common, ...headers });
  response.end();
}

function fail(response: ServerResponse, status: number, code: string): void {
  const text = `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;
  response.writeHead(status, { 'Content-Type': 'application/xml', 'x-ms-error-code': code });
  response.end(text);
}
