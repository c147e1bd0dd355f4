import { createHash } from 'node:crypto';

/** What is asked of blobs, as Blob Storage is asked over HTTP. */
export interface BlobRequest {
  readonly method: string;
  /** Container and name: `guards/limits/train.json`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
}

export interface BlobAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A blob, as it is. */
export interface Blob {
  readonly bytes: Buffer;
  readonly etag: string;
  readonly written: Date;
}

/** What keeps blobs over a restart. */
export interface KeptBlobs {
  /** All of them, by container and name. @throws FileProblem where one cannot be read */
  read(): Iterable<readonly [path: string, blob: Blob]>;
  keep(path: string, blob: Blob): void;
  remove(path: string): void;
}

const NOTHING = Buffer.alloc(0);

/**
 * Small blobs, as far as programs here need them: put, read and deleted as a whole, under the condition that they are the
 * version that was read. Every container is there.
 *
 * @see https://learn.microsoft.com/rest/api/storageservices/specifying-conditional-headers-for-blob-service-operations
 */
export class BlobStore {
  private readonly blobs: Map<string, Blob>;
  private written = 0;

  /** @param kept what keeps them; without it they are in memory alone */
  constructor(private readonly kept?: KeptBlobs) {
    this.blobs = new Map(kept?.read());
  }

  /** All that there are, with container and name. */
  all(): Iterable<readonly [path: string, blob: Blob]> {
    return this.blobs;
  }

  answer(request: BlobRequest, now: Date): BlobAnswer {
    const { status, headers = {}, body = NOTHING } = this.answered(request, now);
    return { status, headers: { ...headers, date: now.toUTCString() }, body };
  }

  private answered(
    { method, path, headers, body }: BlobRequest,
    now: Date,
  ): Partial<BlobAnswer> & Pick<BlobAnswer, 'status'> {
    const blob = this.blobs.get(path);
    if (headers.authorization === undefined) return refused(401, 'NoAuthenticationInformation');
    switch (method) {
      case 'GET':
        return blob === undefined
          ? refused(404, 'BlobNotFound')
          : {
              status: 200,
              headers: { etag: blob.etag, 'last-modified': blob.written.toUTCString() },
              body: blob.bytes,
            };
      case 'PUT': {
        if (headers['x-ms-blob-type'] !== 'BlockBlob') return refused(400, 'MissingRequiredHeader');
        if (headers['if-none-match'] === '*' && blob !== undefined) return refused(409, 'BlobAlreadyExists');
        if (isOther(headers['if-match'], blob)) return refused(412, 'ConditionNotMet');
        const etag = this.etagAfter(blob, now);
        const written = { bytes: body, etag, written: now };
        this.kept?.keep(path, written);
        this.blobs.set(path, written);
        return { status: 201, headers: { etag } };
      }
      case 'DELETE':
        if (blob === undefined) return refused(404, 'BlobNotFound');
        if (isOther(headers['if-match'], blob)) return refused(412, 'ConditionNotMet');
        this.kept?.remove(path);
        this.blobs.delete(path);
        return { status: 202 };
      default:
        return refused(405, 'UnsupportedHttpVerb');
    }
  }

  /** Another one for each version: the count begins anew with a restart, time and the version before do not. */
  private etagAfter(before: Blob | undefined, now: Date): string {
    const text = `${before?.etag} ${now.toISOString()} ${++this.written}`;
    return `"0x${createHash('sha256').update(text).digest('hex').slice(0, 15).toUpperCase()}"`;
  }
}

/** Whether a condition asks for another version than there is. */
function isOther(condition: BlobRequest['headers'][string], blob: Blob | undefined): boolean {
  return condition !== undefined && condition !== '*' && condition !== blob?.etag;
}

function refused(status: number, code: string): Pick<BlobAnswer, 'status' | 'headers'> {
  return { status, headers: { 'x-ms-error-code': code } };
}
