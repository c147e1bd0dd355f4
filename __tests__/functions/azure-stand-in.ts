import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BlobStore } from '../../lib/local/blobs';

/** What to answer instead of doing what was asked. */
export interface Fault {
  readonly status: number;
  readonly code?: string;
  /** The error as Azure nests it, in the place of a plain one. */
  readonly error?: object;
  readonly headers?: Readonly<Record<string, string>>;
  /** Does what was asked all the same, and loses the answer: the connection breaks. */
  readonly afterDoingIt?: boolean;
}

/** A job as it was put. */
export interface StoredJob {
  readonly name: string;
  readonly body: any;
}

/**
 * Stands in for Azure ML and for the identity endpoint of App Service, over real HTTP on this machine: keeps jobs by
 * name, answers 201 and 200, changes tags and display name of a job that is there and refuses what cannot be changed,
 * and fails where a test wants it to.
 */
export class AzureStandIn {
  static async start(): Promise<AzureStandIn> {
    const azure = new AzureStandIn();
    azure.server.listen(0, '127.0.0.1');
    await once(azure.server, 'listening');
    return azure;
  }

  /** The jobs that exist, in the order in which they were made. */
  readonly jobs: StoredJob[] = [];
  /** What the next requests that make a job are answered with, one each. */
  readonly faults: Fault[] = [];
  /** The same for the next requests that ask for one. */
  readonly faultsOfGet: Fault[] = [];
  /** Method and status of every request to Azure ML. */
  readonly log: string[] = [];
  /** Called with each request before it is answered, and waited for: `token`, `GET`, `PUT`. */
  before: (what: string) => unknown = () => undefined;
  /** The same when it was done, before its answer goes. */
  after: (what: string) => unknown = () => undefined;
  /** The time of storage. */
  storageTime: () => Date = () => new Date();
  /** Its blobs: ledgers of limits, and what stops all starts. */
  readonly blobs = new BlobStore();
  /** How many tokens were given out, and to whom. */
  readonly tokensFor: string[] = [];
  private readonly server: Server = createServer((request, response) => {
    this.answer(request, response).catch((error: Error) => response.destroy(error));
  });

  get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** What App Service gives an app for its identity. */
  get identity(): { readonly endpoint: string; readonly header: string } {
    return { endpoint: `${this.endpoint}/msi/token`, header: 'header' };
  }

  /** The same as App Service puts it into the environment. */
  get identityEnvironment(): Readonly<Record<string, string>> {
    const { endpoint, header } = this.identity;
    return { IDENTITY_ENDPOINT: endpoint, IDENTITY_HEADER: header };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.endpoint);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (url.pathname.startsWith('/blobs/')) {
      this.answerBlob(url, request, Buffer.concat(chunks), response);
      return;
    }
    const what = url.pathname === '/msi/token' ? 'token' : String(request.method);
    await this.before(what);
    if (what === 'token') {
      await this.after(what);
      this.giveToken(url, request, response);
      return;
    }
    const fault = (request.method === 'GET' ? this.faultsOfGet : this.faults).shift();
    const isLost = fault?.afterDoingIt === true;
    const status = fault !== undefined && !isLost ? fault.status : this.statusOf(request, url, chunks);
    this.log.push(`${request.method} ${isLost ? 'lost' : status}`);
    await this.after(what);
    if (isLost) {
      response.destroy();
      return;
    }
    const job = this.find(url);
    const plain = { code: fault?.code ?? (status === 400 ? 'UserError' : ''), message: `status ${status}` };
    const error = { error: fault?.error ?? plain };
    const immutable = { error: { code: 'UserError', message: 'JobPropertyImmutable' } };
    const body = fault !== undefined ? error : status === 400 ? immutable : status < 300 ? job?.body : error;
    response.writeHead(status, { 'content-type': 'application/json', ...fault?.headers });
    response.end(JSON.stringify(body));
  }

  private answerBlob(url: URL, request: IncomingMessage, body: Buffer, response: ServerResponse): void {
    const { method = 'GET', headers } = request;
    const path = url.pathname.slice('/blobs/'.length);
    const answer = this.blobs.answer({ method, path, headers, body }, this.storageTime());
    response.writeHead(answer.status, answer.headers);
    response.end(answer.body);
  }

  private giveToken(url: URL, { headers }: IncomingMessage, response: ServerResponse): void {
    if (headers['x-identity-header'] !== 'header') {
      response.writeHead(400).end();
      return;
    }
    this.tokensFor.push(`${url.searchParams.get('client_id')} ${url.searchParams.get('resource')}`);
    const inAnHour = Math.floor(Date.now() / 1000) + 3600;
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ access_token: 'token', expires_on: String(inAnHour) }));
  }

  private statusOf({ method, headers }: IncomingMessage, url: URL, chunks: readonly Buffer[]): number {
    if (headers.authorization !== 'Bearer token') return 401;
    if (url.searchParams.get('api-version') !== '2025-06-01') return 404;
    const existing = this.find(url);
    if (method === 'GET') return existing === undefined ? 404 : 200;
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    if (existing === undefined) {
      this.jobs.push({ name: nameIn(url), body });
      return 201;
    }
    if (immutable(existing.body) !== immutable(body)) return 400;
    this.jobs[this.jobs.indexOf(existing)] = { ...existing, body };
    return 200;
  }

  private find(url: URL): StoredJob | undefined {
    return this.jobs.find(({ name }) => name === nameIn(url));
  }
}

/** What of a job cannot be changed any more. */
function immutable({ properties }: { readonly properties: object }): string {
  const {
    tags: _,
    displayName: __,
    ...rest
  } = properties as { readonly tags?: unknown; readonly displayName?: unknown };
  return JSON.stringify(rest);
}

function nameIn(url: URL): string {
  return url.pathname.replace(/^.*\/jobs\//, '');
}
