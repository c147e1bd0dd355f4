import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { LocalServiceBus } from '../../broker';
import { readMessage } from '../../routing';
import { sentBody } from '../../routing/messages/sent-body';
import { parseExactly, Schema } from '../../schema';
import type { JobsHere } from '../azure-ml/job-view';
import { answerJson, answerText, bodyOf, type LocalRequest } from '../http';
import type { DeltaStream } from './delta-stream';
import type { Explaining } from './explaining';
import type { JobLog } from './job-log';
import type { MessageLog } from './message-log';
import { assetAt, pageHtml } from './page-files';
import { DEAD_LETTER_QUEUE, discardAll, problemsOf, queuesOf, sendAgain, storedRow } from './stored';
import type { MessageDetail, Setup } from './wire';

/** The header in which what the page asks for has the secret of this run: a page of somebody else does not know it. */
export const TOKEN_HEADER = 'x-page-token';

const TOKEN = randomBytes(18).toString('base64url');
/** So many rows are answered at most. */
const MOST_ROWS = 500;
const MOST_MATCHING = 20_000;
/** As much of a log is sent, its end. */
const LONGEST_LOG = 512 * 1024;

/** What answers are made of. */
export interface PageParts {
  readonly setup: Setup;
  readonly explaining: Explaining;
  readonly messages: MessageLog;
  readonly jobs: JobLog;
  readonly bus: LocalServiceBus;
  readonly jobsHere: JobsHere | undefined;
  readonly stream: DeltaStream;
}

type Answer = { readonly status?: number; readonly body: unknown } | undefined;

/** Answers what is for the page, and leaves the rest to others. */
export async function answerPage(page: PageParts, request: LocalRequest, response: ServerResponse): Promise<boolean> {
  const { method, url } = request;
  const path = url.pathname;
  if (path !== '/' && path !== '/page' && !path.startsWith('/page/')) return false;
  // What a browser says of a request that a page of others makes, also without an `Origin`.
  const site = request.headers['sec-fetch-site'];
  const isRead = method === 'GET' || method === 'HEAD';
  if (site === 'cross-site' && !(isRead && path === '/')) {
    answerText(response, 403, 'a page of others may not ask this\n');
    return true;
  }
  if (isRead) await read(page, request, response);
  else if (method === 'POST') await write(page, request, response);
  else answerText(response, 405, 'allowed: GET, HEAD, POST\n');
  return true;
}

async function read(page: PageParts, { url, headers, method }: LocalRequest, response: ServerResponse): Promise<void> {
  const path = url.pathname;
  if (path === '/' || path === '/page' || path === '/page/') return send(response, method, await pageHtml(TOKEN));
  const asset = await assetAt(path);
  if (asset !== undefined) return send(response, method, asset);
  if (path === '/page/events') return page.stream.accept(response, textOf(headers['last-event-id']));
  const found = await readings(page, path, url.searchParams);
  if (found === undefined) answerText(response, 404, `there is nothing at ${path}\n`);
  else answerJson(response, found.status ?? 200, found.body, { 'Cache-Control': 'no-store' });
}

async function readings(page: PageParts, path: string, query: URLSearchParams): Promise<Answer> {
  const [, , kind, ...names] = path.split('/').map(decodeURIComponent);
  const [name = ''] = names;
  if (kind === 'setup') return { body: page.setup };
  if (kind === 'messages' && name !== '') return { body: detailOf(page, Number(name)) ?? null };
  if (kind === 'messages') return { body: await rowsOf(page, query) };
  if (kind === 'stored') return storedIn(page, query);
  const [job, what] = names;
  if (kind !== 'jobs' || job === undefined || page.jobsHere === undefined) return undefined;
  if (what === 'metrics') return { body: page.jobs.metrics(job) };
  if (what !== 'log' || page.jobs.row(job) === undefined) return undefined;
  const text = await page.jobsHere.log(job);
  return { body: { text: text.slice(-LONGEST_LOG), isCut: text.length > LONGEST_LOG } };
}

function detailOf(page: PageParts, n: number): MessageDetail | undefined {
  const [row, encoded] = [page.messages.row(n), page.messages.encoded(n)];
  return row === undefined || encoded === undefined ? undefined : page.explaining.detail(row, encoded);
}

async function rowsOf(page: PageParts, query: URLSearchParams): Promise<object> {
  const filter = query.get('filter');
  if (filter !== null) return page.messages.search(filter, MOST_MATCHING);
  const numbers = query.get('numbers');
  const from = Number(query.get('from') ?? 1);
  const count = Math.min(MOST_ROWS, Number(query.get('count') ?? 100));
  const wanted =
    numbers === null
      ? Array.from({ length: Number.isFinite(count) ? count : 0 }, (_, index) => from + index)
      : numbers.split(',').slice(0, MOST_ROWS).map(Number);
  return { rows: wanted.flatMap((n) => page.messages.row(n) ?? []) };
}

async function storedIn(page: PageParts, query: URLSearchParams): Promise<Answer> {
  const entity = query.get('entity') ?? '';
  const isDead = query.get('dead') === 'true';
  const from = Number(query.get('from') ?? 1);
  const count = Math.min(MOST_ROWS, Math.max(1, Number(query.get('count') ?? MOST_ROWS)));
  try {
    const looked = await page.bus.peek(isDead ? `${entity}/${DEAD_LETTER_QUEUE}` : entity, { from, count });
    const queues = queuesOf(page.bus);
    return { body: { rows: looked.map((one) => storedRow(one, entity, queues)) } };
  } catch (error) {
    return { status: 404, body: { problems: problemsOf(error) } };
  }
}

type Given = Readonly<Record<string, unknown>>;

interface Writing {
  readonly schema: Schema;
  run(page: PageParts, given: Given): Promise<Answer>;
}

function writing(
  name: string,
  properties: object,
  required: readonly string[],
  run: Writing['run'],
): [string, Writing] {
  const json = { $id: `page-${name}`, type: 'object', title: 'argument', description: 'an object' };
  return [name, { schema: new Schema({ ...json, properties, required, additionalProperties: false }), run }];
}

const TEXT = { type: 'string', description: 'a text' };
const NAME = {
  type: 'string',
  minLength: 1,
  maxLength: 600,
  description: 'the address of a queue, topic or subscription',
};
const FLAG = { type: 'boolean', description: 'true or false' };
const NUMBERS = {
  type: 'array',
  items: { type: 'integer', minimum: 1, description: 'a sequence number' },
  minItems: 1,
  maxItems: 10_000,
  description: 'a list of sequence numbers',
};

const WRITINGS: ReadonlyMap<string, Writing> = new Map([
  writing('check', { to: NAME, message: TEXT }, ['to', 'message'], async (page, given) => {
    const { message } = readMessage(parseExactly(given.message as string));
    const to = given.to as string;
    return { body: { problems: page.explaining.problems(to, message), ...page.explaining.route(to, message) } };
  }),
  writing(
    'send',
    { to: NAME, message: TEXT, anyway: FLAG },
    ['to', 'message'],
    async (page, { to, message: text, anyway }) => {
      const json = parseExactly(text as string);
      const { message, assumed } = readMessage(json);
      const problems = page.explaining.problems(to as string, message);
      if (problems.length > 0 && anyway !== true) return { status: 422, body: { problems, canAnyway: true } };
      const before = page.messages.last;
      const [number] = await page.bus.send(to as string, { message, body: sentBody(json, assumed) });
      return { body: { number: before + 1, isDropped: number === 0 } };
    },
  ),
  writing(
    'resend',
    { entity: NAME, dead: FLAG, sequences: NUMBERS, to: NAME, message: TEXT, body: TEXT },
    ['entity', 'dead', 'sequences'],
    async (page, { entity, dead, sequences, to, message, body }) => {
      const from = dead === true ? `${entity}/${DEAD_LETTER_QUEUE}` : (entity as string);
      const mending = { message: message as string | undefined, body: body as string | undefined };
      const target = to as string | undefined;
      return { body: { outcomes: await sendAgain(page.bus, from, sequences as number[], target, mending) } };
    },
  ),
  writing(
    'discard',
    { entity: NAME, dead: FLAG, sequences: NUMBERS },
    ['entity', 'dead', 'sequences'],
    async (page, { entity, dead, sequences }) => {
      const from = dead === true ? `${entity}/${DEAD_LETTER_QUEUE}` : (entity as string);
      return { body: { outcomes: await discardAll(page.bus, from, sequences as number[]) } };
    },
  ),
  writing('pause', { entity: NAME, isPaused: FLAG }, ['entity', 'isPaused'], async (page, { entity, isPaused }) => {
    await page.bus.setStatus(entity as string, isPaused === true ? 'ReceiveDisabled' : 'Active');
    return { body: {} };
  }),
  writing('cancel', { job: NAME }, ['job'], async (page, { job }) => {
    if (page.jobsHere === undefined || page.jobs.row(job as string) === undefined)
      return { status: 404, body: { problems: [`there is no job ${job}`] } };
    await page.jobsHere.cancel(job as string);
    return { body: {} };
  }),
]);

async function write(page: PageParts, request: LocalRequest, response: ServerResponse): Promise<void> {
  if (!isToken(textOf(request.headers[TOKEN_HEADER])))
    return answerText(response, 403, 'only the page that this server has sent may ask this; load it again\n');
  const found = WRITINGS.get(request.url.pathname.replace(/^\/page\//, ''));
  if (found === undefined) return answerText(response, 404, `there is nothing at ${request.url.pathname}\n`);
  const text = (await bodyOf(request)).toString('utf8');
  const answer = await written(page, found, text);
  answerJson(response, answer?.status ?? 200, answer?.body ?? {});
}

async function written(page: PageParts, { schema, run }: Writing, text: string): Promise<Answer> {
  try {
    const given: unknown = JSON.parse(text);
    const problems = schema.problems(given);
    if (problems.length > 0) return { status: 400, body: { problems } };
    return await run(page, given as Given);
  } catch (error) {
    return { status: 422, body: { problems: problemsOf(error) } };
  }
}

function isToken(given: string | undefined): boolean {
  const [a, b] = [Buffer.from(given ?? ''), Buffer.from(TOKEN)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function textOf(header: string | readonly string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : header?.[0];
}

interface Sent {
  readonly type: string;
  readonly content: string;
  readonly headers?: Readonly<Record<string, string>>;
}

function send(response: ServerResponse, method: string, { type, content, headers = {} }: Sent): void {
  response.writeHead(200, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(content),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    ...headers,
  });
  response.end(method === 'HEAD' ? undefined : content);
}
