import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A resource as Azure Resource Manager answers it. */
export interface Deployed {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly [name: string]: unknown;
}

/** How the Resource Manager answers a path instead. */
export interface Instead {
  readonly status: number;
  readonly code: string;
  /** So many times, and then as always. @default - always */
  readonly times?: number;
  readonly retryAfter?: string;
}

const PAGE = 2;

/**
 * Azure Resource Manager with some resources, which answers as its specification says (Microsoft.ServiceBus 2024-01-01):
 * lists in pages of two with a `nextLink`, errors as `{"error": {"code", "message"}}`, only to who has a token, and to
 * `GET` alone.
 */
export class ResourceManager {
  readonly asked: string[] = [];
  readonly waited: number[] = [];
  readonly instead = new Map<string, Instead>();
  /** Where the next pages are, instead of here. */
  nextHost: string | undefined;
  /** How many requests were answered at once at most. */
  mostAtOnce = 0;
  private atOnce = 0;
  private server: Server | undefined;
  url = '';

  constructor(
    private readonly resources: readonly Deployed[],
    private readonly subscriptions: readonly string[],
  ) {}

  async start(): Promise<this> {
    this.server = createServer((request, response) => {
      this.atOnce++;
      this.mostAtOnce = Math.max(this.mostAtOnce, this.atOnce);
      setImmediate(() => {
        const isLet = request.headers.authorization === 'Bearer a-token' && request.method === 'GET';
        const [status, body, headers = {}] = isLet
          ? this.answer(new URL(request.url ?? '', this.url))
          : [401, { error: { code: 'AuthenticationFailed', message: 'no token' } }];
        this.atOnce--;
        response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
      });
    });
    await new Promise<void>((done) => this.server?.listen(0, 'localhost', done));
    this.url = `http://localhost:${(this.server.address() as AddressInfo).port}`;
    return this;
  }

  stop(): Promise<unknown> {
    return new Promise((done) => this.server?.close(done));
  }

  private answer(url: URL): readonly [status: number, body: unknown, headers?: Record<string, string>] {
    const path = decodeURIComponent(url.pathname);
    this.asked.push(`${path}${url.search}`);
    if (!url.searchParams.has('api-version')) return [400, error('MissingApiVersionParameter')];
    const {
      status,
      code,
      times = Number.POSITIVE_INFINITY,
      retryAfter,
    } = this.instead.get(path) ?? { status: 0, code: '' };
    if (status > 0 && times > 0) {
      this.instead.set(path, { status, code, times: times - 1 });
      return [status, error(code), retryAfter === undefined ? {} : { 'retry-after': retryAfter }];
    }
    if (path === '/subscriptions') return [200, { value: this.subscriptions.map((id) => ({ subscriptionId: id })) }];
    const one = this.resources.find(({ id }) => id.toLowerCase() === path.toLowerCase());
    if (one !== undefined) return [200, one];
    const listed = this.listed(path, url.searchParams.get('$filter') ?? '');
    if (listed === undefined) return [404, error('ResourceNotFound')];
    const skip = Number(url.searchParams.get('$skip') ?? 0);
    const next = new URL(url);
    next.searchParams.set('$skip', String(skip + PAGE));
    const nextLink =
      skip + PAGE < listed.length ? { nextLink: `${this.nextHost ?? this.url}${next.pathname}${next.search}` } : {};
    return [200, { value: listed.slice(skip, skip + PAGE), ...nextLink }];
  }

  /** What is below an id by one kind and name; of an Azure subscription, what is asked for by type and name. */
  private listed(path: string, filter: string): readonly Deployed[] | undefined {
    const wanted = /^resourceType eq '([^']+)' and name eq '([^']+)'$/.exec(filter);
    const ofSubscription = /^\/subscriptions\/([^/]+)\/resources$/.exec(path)?.[1];
    if (ofSubscription !== undefined && wanted !== null) {
      const [, type = '', name = ''] = wanted;
      return this.resources.filter(
        (one) =>
          one.id.startsWith(`/subscriptions/${ofSubscription}/`) &&
          one.type.toLowerCase() === type.toLowerCase() &&
          one.name.toLowerCase() === name.toLowerCase(),
      );
    }
    const owner = path.replace(/(\/providers\/[^/]+)?\/[^/]+$/, '');
    const isThere =
      /^\/subscriptions\/[^/]+$/.test(owner) ||
      this.resources.some(({ id }) => id.toLowerCase() === owner.toLowerCase());
    const below = `${path.toLowerCase()}/`;
    return isThere
      ? this.resources.filter(({ id }) => id.toLowerCase().startsWith(below) && !id.slice(below.length).includes('/'))
      : undefined;
  }
}

function error(code: string) {
  return { error: { code, message: `${code}, as Azure says it` } };
}
