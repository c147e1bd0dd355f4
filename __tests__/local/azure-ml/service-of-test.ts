import { LocalAzureMl, type LocalAzureMlOptions } from '../../../lib/local/azure-ml';
import type { Json } from '../../../lib/local/azure-ml/core';
import { LocalHttp } from '../../../lib/local/http';
import { workspace } from './jobs-here';
import { WORKSPACE } from './machine';

/** An answer over HTTP. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: any;
}

/** Azure ML on this machine behind HTTP, as its clients have it. */
export class ServiceOfTest {
  static async start(options: Partial<LocalAzureMlOptions> = {}): Promise<ServiceOfTest> {
    const http = await LocalHttp.start({ onFault: (fault) => faults.push(fault) });
    const ml = LocalAzureMl.start({
      workspaces: [workspace()],
      profile: {},
      endpoint: http.url,
      grace: 200,
      ...options,
    });
    http.mount(ml.service);
    return new ServiceOfTest(http, ml);
  }

  private constructor(
    readonly http: LocalHttp,
    readonly ml: LocalAzureMl,
  ) {}

  async stop(): Promise<void> {
    await this.ml.stop();
    await this.http.stop();
    if (faults.length > 0) throw faults.splice(0)[0];
  }

  /** @param path below the workspace, or an address */
  async ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<HttpAnswer> {
    const url = new URL(
      path.startsWith('http') ? path : `${this.http.url}${path.startsWith('/') ? '' : `${WORKSPACE}/`}${path}`,
    );
    if (!url.searchParams.has('api-version') && !/mlflow|identity|artifact|discovery/.test(url.pathname))
      url.searchParams.set('api-version', '2025-06-01');
    const response = await fetch(url, {
      method,
      headers: { authorization: 'Bearer a-token', 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  }

  put(name: string, properties: Json): Promise<HttpAnswer> {
    return this.ask('PUT', `jobs/${name}`, { properties });
  }

  /** Waits until a job is as it is to be; over, where nothing else is said. */
  async until(name: string, states: readonly string[] = ['Completed', 'Failed', 'Canceled']): Promise<void> {
    const is = (): boolean => this.ml.list().some((job) => job.name === name && states.includes(job.state));
    if (is()) return;
    await new Promise<void>((resolve) => {
      const stop = this.ml.watch(() => {
        if (!is()) return;
        stop();
        resolve();
      });
    });
  }
}

const faults: unknown[] = [];
