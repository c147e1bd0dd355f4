import { setTimeout as pause } from 'node:timers/promises';
import { OperationProblem } from '../operation-problem';

/** A token for requests. */
export type TokenSource = () => Promise<string>;

export interface RequestOptions {
  readonly token: TokenSource;
  /** Lets time pass. @default - that of the clock */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

/** What was answered that is no success. */
export class Refused extends OperationProblem {
  constructor(
    text: string,
    readonly status: number,
    readonly code: string,
  ) {
    super(text);
  }
}

/** How often is asked, where the service asks to come again or has a fault. */
const MOST_TRIES = 5;
/** What takes longer is not waited for. */
const LONGEST_WAIT = 60_000;
const PATIENCE = 30_000;
const FIRST_WAIT = 1_000;

/** Asks services of Azure, politely: who is asked to wait waits. */
export class Requests {
  private readonly wait: (milliseconds: number) => Promise<unknown>;

  constructor(private readonly options: RequestOptions) {
    this.wait = options.wait ?? ((milliseconds) => pause(milliseconds));
  }

  /** The JSON that is answered. @throws Refused, or OperationProblem where nobody answers */
  async json(url: string, method: 'GET' | 'POST' = 'GET'): Promise<Readonly<Record<string, unknown>>> {
    const response = await this.ask(url, method, {}, true);
    const text = await response.text();
    if (text === '') return {};
    try {
      return JSON.parse(text) as Readonly<Record<string, unknown>>;
    } catch {
      throw new OperationProblem(`${placeOf(url)}: answers with something that is no JSON`);
    }
  }

  /** The bytes behind a place of a file whose address says who may read it; none where there are no more. */
  async bytes(url: string, from: number): Promise<Buffer> {
    const headers: Record<string, string> = from > 0 ? { Range: `bytes=${from}-` } : {};
    const response = await this.ask(url, 'GET', headers, false);
    if (response.status === 416) return Buffer.alloc(0);
    const bytes = Buffer.from(await response.arrayBuffer());
    return response.status === 206 ? bytes : bytes.subarray(from);
  }

  private async ask(
    url: string,
    method: string,
    headers: Readonly<Record<string, string>>,
    isSigned: boolean,
  ): Promise<Response> {
    const token = isSigned ? await this.options.token() : undefined;
    for (let tries = 1; ; tries++) {
      const response = await answered(url, {
        method,
        headers: { ...headers, ...(token !== undefined && { Authorization: `Bearer ${token}` }) },
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (response.ok || response.status === 416) return response;
      const wait = waitFor(response, tries);
      if (wait === undefined || tries === MOST_TRIES) throw await refusedBy(url, response);
      await response.arrayBuffer();
      await this.wait(wait);
    }
  }
}

async function answered(url: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, request);
  } catch (error) {
    const { name, message, cause } = error as Error & { readonly cause?: { readonly code?: string; message?: string } };
    const why = name === 'TimeoutError' ? 'it does not answer' : (cause?.code ?? cause?.message ?? message);
    throw new OperationProblem(`${placeOf(url)}: it cannot be reached (${why})`);
  }
}

/** How long is waited before the next try; `undefined` where there is none. */
function waitFor({ status, headers }: Response, tries: number): number | undefined {
  if (status !== 429 && status !== 408 && status < 500) return undefined;
  const after = headers.get('retry-after');
  const seconds = after === null ? Number.NaN : Number(after);
  const asked = after === null ? undefined : Number.isNaN(seconds) ? Date.parse(after) - Date.now() : seconds * 1000;
  const wait = asked === undefined || Number.isNaN(asked) ? FIRST_WAIT * 2 ** (tries - 1) : Math.max(0, asked);
  return wait > LONGEST_WAIT ? undefined : wait;
}

async function refusedBy(url: string, response: Response): Promise<Refused> {
  const { status } = response;
  const { code, message } = errorIn(await response.text().catch(() => ''));
  const said = [code, message].filter((part) => part !== '').join(': ');
  return new Refused(
    `${placeOf(url)}: ${wordsFor(status, code)} (status ${status}${said === '' ? '' : `, ${said}`})`,
    status,
    code,
  );
}

function wordsFor(status: number, code: string): string {
  if (status === 401)
    return 'the login is not taken: run az login again, and look whether the tenant is that of the subscription';
  if (status === 403)
    return 'whoever is logged in may not do this: it takes the role AzureML Data Scientist at the workspace, or Reader to look alone';
  if (status === 404) return code === 'ResourceNotFound' ? 'there is no such workspace' : 'there is no such thing';
  if (status === 429) return 'it is asked too often, and asks to come again later';
  return status >= 500 ? 'it has a fault; try again later' : 'it refuses this';
}

/** `{"error": {"code": "…", "message": "…"}}`, as services of Azure answer. */
function errorIn(text: string): { readonly code: string; readonly message: string } {
  try {
    const { error } = JSON.parse(text) as { readonly error?: { readonly code?: unknown; readonly message?: unknown } };
    const message = typeof error?.message === 'string' ? (error.message.split('\n')[0] ?? '') : '';
    return { code: typeof error?.code === 'string' ? error.code : '', message };
  } catch {
    return { code: '', message: '' };
  }
}

/** An address without what may be secret in it. */
function placeOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}
