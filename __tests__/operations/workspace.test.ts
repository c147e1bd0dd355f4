import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Requests } from '../../lib/operations/jobs/arm-requests';
import { logOf } from '../../lib/operations/jobs/log';
import { isWorkspaceId, Workspace } from '../../lib/operations/jobs/workspace';

/** At a server that answers as the specifications of Azure Resource Manager and of the history of runs say. */

const ID = '/subscriptions/0/resourceGroups/ml/providers/Microsoft.MachineLearningServices/workspaces/training';

interface Given {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

let server: Server;
let origin: string;
let asked: string[];
let authorizations: (string | undefined)[];
let waited: number[];
/** What is answered to a request, by its method and path; several in their turn. */
let answers: Map<string, Given[]>;

beforeEach(async () => {
  [asked, authorizations, waited, answers] = [[], [], [], new Map()];
  server = createServer((request: IncomingMessage, response) => {
    const url = new URL(request.url ?? '', origin);
    asked.push(`${request.method} ${url.pathname}${url.search}`);
    authorizations.push(request.headers.authorization);
    const queue = answers.get(`${request.method} ${url.pathname}${url.searchParams.get('$skip') ?? ''}`) ?? [];
    const {
      status = 200,
      headers = {},
      body = '',
    } = queue.length > 1 ? (queue.shift() as Given) : (queue[0] ?? { status: 404 });
    response
      .writeHead(status, headers)
      .end(typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body));
  });
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((done) => server.close(done)));

const workspace = () =>
  new Workspace(
    { manager: origin, id: ID },
    new Requests({ token: async () => 'a-token', wait: async (milliseconds) => waited.push(milliseconds) }),
  );
const job = (name: string, tags: object = {}, status = 'Running') => ({
  id: `${ID}/jobs/${name}`,
  name,
  properties: {
    jobType: 'Command',
    status,
    tags,
    computeId: `${ID}/computes/cpu`,
    services: { Studio: { jobServiceType: 'Studio', endpoint: 'https://ml.azure.com/runs/x' } },
  },
  systemData: { createdAt: '2026-11-26T12:00:00.123Z' },
});
async function names(filter: object = {}): Promise<string[]> {
  const found: string[] = [];
  for await (const { name } of workspace().jobs(filter)) found.push(name);
  return found;
}

test('jobs come page by page, with the token, and those of a request are asked for by their tag', async () => {
  const nextLink = `${origin}${ID}/jobs?api-version=2025-06-01&$skip=2`;
  answers.set(`GET ${ID}/jobs`, [{ body: { value: [job('a', { requestId: '1' }), job('b')], nextLink } }]);
  answers.set(`GET ${ID}/jobs2`, [{ body: { value: [job('c', { requestId: '1' }, 'Failed')] } }]);
  expect(await names()).toEqual(['a', 'b', 'c']);
  expect(await names({ requestId: '1' })).toEqual(['a', 'c']);
  expect(await names({ requestId: '1', state: 'Failed' })).toEqual(['c']);
  expect(asked.slice(0, 3)).toEqual([
    `GET ${ID}/jobs?api-version=2025-06-01&listViewType=ActiveOnly`,
    `GET ${ID}/jobs?api-version=2025-06-01&$skip=2`,
    `GET ${ID}/jobs?api-version=2025-06-01&listViewType=ActiveOnly&tag=requestId`,
  ]);
  expect(new Set(authorizations)).toEqual(new Set(['Bearer a-token']));
});

test('a job is what the specification says, and what is of another form is not known', async () => {
  answers.set(`GET ${ID}/jobs/a`, [{ body: job('a', { template: 't', odd: 5 }) }]);
  expect(await workspace().job('a')).toMatchObject({
    name: 'a',
    kind: 'Command',
    state: 'Running',
    compute: 'cpu',
    created: '2026-11-26T12:00:00.123Z',
    studio: 'https://ml.azure.com/runs/x',
    displayName: undefined,
  });
  expect([...(await workspace().job('a')).tags]).toEqual([['template', 't']]);
  answers.set(`GET ${ID}/jobs/b`, [{ body: { properties: [] } }]);
  expect(await workspace().job('b')).toMatchObject({ name: 'no name', kind: 'unknown', state: 'Unknown' });
});

test('who is asked to wait waits as long, and who has a fault is asked again', async () => {
  answers.set(`GET ${ID}/jobs/a`, [
    { status: 429, headers: { 'retry-after': '7' } },
    { status: 503 },
    { status: 500, headers: { 'retry-after': '0' } },
    { body: job('a') },
  ]);
  expect((await workspace().job('a')).name).toBe('a');
  expect(waited).toEqual([7000, 2000, 0]);
});

test.each<[what: string, given: Given, tries: number, line: RegExp]>([
  [
    'a login that is not taken',
    { status: 401, body: { error: { code: 'InvalidAuthenticationToken', message: 'expired\nmore' } } },
    1,
    /the login is not taken: run az login again.*\(status 401, InvalidAuthenticationToken: expired\)$/,
  ],
  [
    'a right that lacks',
    { status: 403, body: { error: { code: 'AuthorizationFailed', message: 'no right' } } },
    1,
    /may not do this: it takes the role AzureML Data Scientist.*AuthorizationFailed: no right/,
  ],
  [
    'no such workspace',
    { status: 404, body: { error: { code: 'ResourceNotFound', message: 'x' } } },
    1,
    /there is no such workspace/,
  ],
  [
    'no such job',
    { status: 404, body: { error: { code: 'UserError', message: 'x' } } },
    1,
    /^a: there is no such job in/,
  ],
  ['asked too often, for too long', { status: 429, headers: { 'retry-after': '3600' } }, 1, /asked too often/],
  ['asked too often, again and again', { status: 429, headers: { 'retry-after': '0' } }, 5, /asked too often/],
  ['a fault', { status: 502, body: '<html>' }, 5, /it has a fault; try again later \(status 502\)/],
  ['no JSON', { body: '<html>' }, 1, /answers with something that is no JSON/],
  ['somewhere else', { status: 302, headers: { location: 'http://localhost:1/' } }, 1, /it cannot be reached/],
])('%s is told in one line', async (_, given, tries, line) => {
  answers.set(`GET ${ID}/jobs/a`, [given]);
  const error = await workspace()
    .job('a')
    .catch((one: unknown) => one);
  expect(error).toMatchObject({ name: 'OperationProblem', message: expect.stringMatching(line) });
  expect(asked.length).toBe(tries);
});

test('the token goes to no other service: further pages and history', async () => {
  const nextLink = 'http://elsewhere.example/jobs';
  answers.set(`GET ${ID}/jobs`, [{ body: { value: [], nextLink } }]);
  await expect(names()).rejects.toThrow(/its next page is at another service, http:\/\/elsewhere/);
  answers.set(`GET ${ID}`, [{ body: { properties: { discoveryUrl: 'http://elsewhere.example/discovery' } } }]);
  await expect(workspace().details('a')).rejects.toThrow(
    /names the address http:\/\/elsewhere.example\/discovery, which is not one of https/,
  );
});

describe('the log of a job', () => {
  const details = (status: string, files: readonly string[]) => ({
    body: {
      runId: 'a',
      status,
      logFiles: Object.fromEntries(files.map((file) => [file, `${origin}/blob/${file}?sig=secret`])),
    },
  });
  const DETAILS = `GET /history/v1.0${ID}/runs/a/details`;
  beforeEach(() => {
    answers.set(`GET ${ID}`, [{ body: { properties: { discoveryUrl: `${origin}/discovery` } } }]);
    answers.set('GET /discovery', [{ body: { history: origin, api: `${origin}/other` } }]);
  });
  const read = async (follow: boolean, all = false) => {
    const pieces: [string, ...string[]][] = [];
    const log = logOf(workspace(), 'a', {
      follow,
      all,
      signal: new AbortController().signal,
      wait: async () => waited.push(0),
    });
    let next = await log.next();
    for (; next.done !== true; next = await log.next()) pieces.push([next.value.file, ...next.value.lines]);
    return { pieces, state: next.value };
  };

  test('is that of the first process, or of all', async () => {
    const files = ['user_logs/std_log_process_0.txt', 'user_logs/std_log_process_1.txt', 'system_logs/lifecycler.log'];
    answers.set(DETAILS, [details('Completed', files)]);
    for (const file of files) answers.set(`GET /blob/${file}`, [{ body: `of ${file}\n` }]);
    expect(await read(false)).toEqual({ state: 'Completed', pieces: [[files[0], `of ${files[0]}`]] });
    expect((await read(false, true)).pieces.map(([file]) => file)).toEqual(files.slice(0, 2));
    expect(authorizations[asked.findIndex((one) => one.startsWith('GET /blob'))]).toBeUndefined();
  });

  test('is followed: every line once and whole, where the storage gives what follows or all of it', async () => {
    const file = 'user_logs/std_log.txt';
    answers.set(DETAILS, [
      details('Running', []),
      details('Running', [file]),
      details('Running', [file]),
      details('Running', [file]),
      details('Completed', [file]),
    ]);
    const euro = Buffer.from('€');
    answers.set(`GET /blob/${file}`, [
      { body: Buffer.concat([Buffer.from('one\ntw'), euro.subarray(0, 1)]) },
      { status: 206, body: Buffer.concat([euro.subarray(1), Buffer.from('o\n')]) },
      { status: 416 },
      // Who knows no ranges gives all of it.
      { body: Buffer.concat([Buffer.from('one\ntw'), euro, Buffer.from('o\nlast')]) },
    ]);
    expect(await read(true)).toEqual({
      state: 'Completed',
      pieces: [
        [file, 'one'],
        [file, 'tw€o'],
        [file, 'last'],
      ],
    });
    expect(waited.length).toBe(4);
  });
});

test.each([
  [ID, true],
  [ID.toLowerCase(), true],
  [`${ID}/jobs/a`, false],
  [`${ID}?x`, false],
  ['training', false],
])('%s is the id of a workspace: %s', (text, expected) => expect(isWorkspaceId(text)).toBe(expected));
