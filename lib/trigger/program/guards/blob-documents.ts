import { Misconfigured, Transient } from '../outcome';
import type { TokenSource } from '../token';
import type { Documents } from './stored-documents';

/** What is needed to talk to Blob Storage; all of it can be replaced in a test. */
export interface BlobStorage {
  /** The address of the container: `https://account.blob.core.windows.net/guards`. */
  readonly container: string;
  readonly token: TokenSource;
  readonly request: typeof fetch;
  readonly limit: (milliseconds: number) => AbortSignal;
}

/** Storage answers in milliseconds; what takes longer is tried again with the message. */
export const BLOB_TIMEOUT = 2_500;
/** Takes tokens of Entra ID, and conditions by ETag. @see https://learn.microsoft.com/rest/api/storageservices/versioning-for-the-azure-storage-services */
const VERSION = '2024-08-04';

/** Documents, and how one is taken away. */
export interface BlobDocuments extends Documents {
  /** @returns whether there was one */
  remove(name: string): Promise<boolean>;
}

/**
 * Documents as blobs of a container. Who writes says which version he has read (`If-Match`, or `If-None-Match: *` for none),
 * and the service takes the first of two.
 *
 * @see https://learn.microsoft.com/rest/api/storageservices/put-blob
 */
export function blobDocuments(storage: BlobStorage): BlobDocuments {
  return {
    async read(name) {
      const response = await call(storage, name, { method: 'GET' });
      const now = Date.parse(response.headers.get('date') ?? '');
      if (Number.isNaN(now)) throw new Transient(`storage says no time with ${name}`);
      if (isNone(response)) return { text: undefined, version: undefined, written: undefined, now };
      if (response.status !== 200) throw problemOf('read', name, response);
      const version = response.headers.get('etag');
      if (version === null) throw new Transient(`storage says no version of ${name}`);
      const written = Date.parse(response.headers.get('last-modified') ?? '');
      return { text: await response.text(), version, written: Number.isNaN(written) ? undefined : written, now };
    },
    async write(name, text, version) {
      const condition: Readonly<Record<string, string>> =
        version === undefined ? { 'if-none-match': '*' } : { 'if-match': version };
      const headers = { ...condition, 'x-ms-blob-type': 'BlockBlob', 'content-type': 'application/json' };
      const response = await call(storage, name, { method: 'PUT', headers, body: text });
      if (response.status === 201) return true;
      // Somebody was faster: it is another version, is there by now, or is gone.
      const isChanged = response.status === 412 || response.status === 409;
      if (isChanged && /^(ConditionNotMet|BlobAlreadyExists|$)/.test(codeOf(response))) return false;
      throw problemOf('write', name, response);
    },
    async remove(name) {
      const response = await call(storage, name, { method: 'DELETE' });
      if (response.status === 202) return true;
      if (isNone(response)) return false;
      throw problemOf('delete', name, response);
    },
  };
}

interface Call {
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

async function call({ container, token, request, limit }: BlobStorage, name: string, init: Call): Promise<Response> {
  const { token: value } = await token('https://storage.azure.com/');
  const headers = { ...init.headers, authorization: `Bearer ${value}`, 'x-ms-version': VERSION };
  try {
    return await request(`${container}/${name}`, { ...init, headers, signal: limit(BLOB_TIMEOUT) });
  } catch (error) {
    throw new Transient(`no connection to storage: ${(error as Error).message}`);
  }
}

/** No such blob; a container that is not there is something else. */
function isNone(response: Response): boolean {
  return response.status === 404 && !codeOf(response).startsWith('Container');
}

/** The code of an error, in letters and digits alone: it goes to the log. */
function codeOf(response: Response): string {
  const said = response.headers.get('x-ms-error-code') ?? '';
  return said.replace(/[^A-Za-z0-9]/g, '').slice(0, 60);
}

function problemOf(verb: string, name: string, response: Response): Error {
  const { status } = response;
  const code = codeOf(response);
  const says = `cannot ${verb} ${name} of the guards: status ${status}${code === '' ? '' : `, ${code}`}`;
  return status === 401 || status === 403 || status === 404 ? new Misconfigured(says) : new Transient(says);
}
