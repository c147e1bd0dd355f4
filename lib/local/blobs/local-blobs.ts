import { bodyOf, type LocalService } from '../http';
import { BlobStore } from './blob-store';
import { KeptInFolder } from './kept-in-folder';

/** Where blobs lie on this machine: behind it stands the account, and then what stands in an address of Azure. */
const PLACE = '/blobs/';

/** Hears what a blob has; `undefined` where it is taken away. */
export type BlobListener = (path: string, bytes: Buffer | undefined) => void;

/** Blobs of this machine. */
export class LocalBlobs {
  private readonly store: BlobStore;
  private readonly listeners = new Set<BlobListener>();

  /**
   * @param now the time that answers have, which limits are counted by
   * @param folder where they are kept over a restart; without it, they are gone when it stops
   * @throws FileProblem where one that was kept cannot be read
   */
  constructor(
    private readonly now: () => Date,
    folder?: string,
  ) {
    this.store = new BlobStore(folder === undefined ? undefined : new KeptInFolder(folder));
  }

  /** Hears what each blob has that there is now, and then each change. @returns what ends it */
  watch(listener: BlobListener): () => void {
    for (const [path, { bytes }] of this.store.all()) listener(path, bytes);
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  readonly service: LocalService = async (request, response) => {
    const { method, url, headers } = request;
    if (!url.pathname.startsWith(PLACE)) return false;
    const path = url.pathname.slice(PLACE.length);
    const body = await bodyOf(request);
    const answer = this.store.answer({ method, path, headers, body }, this.now());
    const hasChanged = method !== 'GET' && answer.status < 300;
    if (hasChanged) for (const listener of this.listeners) listener(path, method === 'DELETE' ? undefined : body);
    response.writeHead(answer.status, { ...answer.headers, 'Content-Length': answer.body.length });
    response.end(answer.body);
    return true;
  };
}

/**
 * The address on this machine of what has one in Azure.
 *
 * @param address `https://account.blob.core.windows.net/guards`
 * @param here where this machine answers: `http://localhost:8080`
 */
export function blobAddressHere(address: string, here: string): string {
  if (!URL.canParse(address)) return address;
  const { host, pathname } = new URL(address);
  return `${here}${PLACE}${host}${pathname}`;
}
