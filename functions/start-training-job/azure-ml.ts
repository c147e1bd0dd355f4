import { API_VERSION } from '../../lib/trigger/jobs';
import type { TokenSource } from './identity';
import { Misconfigured, type Outcome, Transient } from './outcome';
import { rejected } from './validate';

/** What is needed to talk to Azure ML; all of it can be replaced in a test. */
export interface AzureMl {
  /** Where Azure Resource Manager is: `https://management.azure.com`, another one in other clouds. */
  readonly endpoint: string;
  readonly workspaceId: string;
  readonly token: TokenSource;
  readonly request: typeof fetch;
  /** Waits; a test does not. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** A number from 0 to 1, to spread retries. */
  readonly random: () => number;
}

/** Tries within one delivery; with the waits between they stay well within a lock of five minutes. */
const TRIES = 4;
const FIRST_WAIT = 5_000;
const LONGEST_WAIT = 30_000;
/** No answer after this long is none. */
const ANSWER_TIMEOUT = 30_000;

/** What an answer of Azure means for the message. */
type Answer =
  | { readonly kind: 'done'; readonly existed: boolean }
  /** A job of this name exists, with another body or made at the same moment. */
  | { readonly kind: 'exists' }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'misconfigured'; readonly message: string }
  | { readonly kind: 'transient'; readonly message: string; readonly retryAfter: number | undefined };

/**
 * Starts a job once: the name is the request's own, so whoever comes second finds it.
 *
 * @throws Transient and Misconfigured where the message has to come again
 */
export async function submit(azure: AzureMl, name: string, body: object, requestId: string): Promise<Outcome> {
  let last = 'no answer';
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const answer = await put(azure, name, body);
    switch (answer.kind) {
      case 'done':
        return { kind: answer.existed ? 'already-started' : 'started', job: name };
      case 'exists':
        return await sameRequest(azure, name, requestId);
      case 'refused':
        return rejected('refused', [answer.message]);
      case 'misconfigured':
        throw new Misconfigured(answer.message);
      case 'transient':
        last = answer.message;
        if (attempt < TRIES) await azure.sleep(waitBefore(attempt, answer.retryAfter, azure.random()));
    }
  }
  throw new Transient(`${TRIES} tries: ${last}`);
}

/** Longer with each try, spread so that those who were refused together do not come back together. */
function waitBefore(attempt: number, retryAfter: number | undefined, random: number): number {
  const wait = retryAfter ?? FIRST_WAIT * 2 ** (attempt - 1);
  return Math.min(LONGEST_WAIT, wait * (0.75 + random / 2));
}

async function put(azure: AzureMl, name: string, body: object): Promise<Answer> {
  try {
    return await classify(await call(azure, name, { method: 'PUT', body: JSON.stringify(body) }));
  } catch (error) {
    if (error instanceof Transient) return { kind: 'transient', message: error.message, retryAfter: undefined };
    // fetch throws a TypeError where there is no connection, and the signal an error of its own.
    return { kind: 'transient', message: `no connection: ${(error as Error).message}`, retryAfter: undefined };
  }
}

async function call(azure: AzureMl, name: string, init: RequestInit): Promise<Response> {
  const token = await azure.token('https://management.azure.com/');
  const url = `${azure.endpoint}${azure.workspaceId}/jobs/${name}?api-version=${API_VERSION}`;
  return azure.request(url, {
    ...init,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    signal: AbortSignal.timeout(ANSWER_TIMEOUT),
  });
}

/** What a status and an error code of Azure mean. */
async function classify(response: Response): Promise<Answer> {
  const { status } = response;
  const text = await response.text();
  if (status === 201) return { kind: 'done', existed: false };
  if (status === 200) return { kind: 'done', existed: true };
  const { code, message } = errorIn(text);
  const says = `status ${status}${code === '' ? '' : `, ${code}`}${message === '' ? '' : `: ${message}`}`;
  // A quota that is used up is free again later, whatever status it comes with.
  const isQuota = /quota/i.test(code);
  if (!isQuota && (status === 409 || /JobPropertyImmutable/.test(text))) return { kind: 'exists' };
  if (isQuota || status === 408 || status === 429 || status >= 500) {
    return { kind: 'transient', message: says, retryAfter: retryAfterOf(response) };
  }
  if ([401, 403, 404].includes(status)) return { kind: 'misconfigured', message: says };
  return { kind: 'refused', message: says };
}

/** An existing job is this one where it carries the id of the request; otherwise the id was used for something else. */
async function sameRequest(azure: AzureMl, name: string, requestId: string): Promise<Outcome> {
  let response: Response;
  try {
    response = await call(azure, name, { method: 'GET' });
  } catch (error) {
    throw new Transient(`no connection: ${(error as Error).message}`);
  }
  // Just made by somebody else, and not to be seen yet.
  if (response.status !== 200)
    throw new Transient(`a job of this name exists, and reading it gave status ${response.status}`);
  const job = (await response.json()) as { readonly properties?: { readonly tags?: Readonly<Record<string, string>> } };
  if (job.properties?.tags?.requestId === requestId) return { kind: 'already-started', job: name };
  return rejected('id-taken', [`job ${name} exists for another request`]);
}

const LONGEST_MESSAGE = 300;

function errorIn(text: string): { readonly code: string; readonly message: string } {
  try {
    const { error } = JSON.parse(text) as { readonly error?: { readonly code?: unknown; readonly message?: unknown } };
    return { code: String(error?.code ?? ''), message: String(error?.message ?? '').slice(0, LONGEST_MESSAGE) };
  } catch {
    return { code: '', message: text.slice(0, LONGEST_MESSAGE) };
  }
}

/** Milliseconds; a date is as good as none. */
function retryAfterOf(response: Response): number | undefined {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : undefined;
}
