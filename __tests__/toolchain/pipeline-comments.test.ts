import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const EXAMPLES = resolve(__dirname, '../../examples/pipelines');
const MARKER = '<!-- scheduler review of infra -->';
const COMMENT = `${MARKER}\n**infra**\n\n**Messages change destination.**\n`;

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  /** What was sent, as JSON has it. */
  readonly body: unknown;
}

type Answer = (asked: Asked) => { readonly status?: number; readonly body: unknown; readonly next?: string };

/** Runs a script that comments, against a server that answers as that of the pipeline does. */
async function comment(
  script: string,
  settings: (base: string) => Record<string, string>,
  answer: Answer,
  ...more: string[]
) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const text = await bodyOf(request);
    const { authorization, 'private-token': token } = request.headers;
    const one = {
      method: request.method ?? '',
      path: decodeURIComponent(request.url ?? ''),
      authorization: authorization ?? (token as string | undefined),
      body: text === '' ? undefined : JSON.parse(text),
    };
    asked.push(one);
    const { status = 200, body, next = '' } = answer(one);
    response.writeHead(status, { 'content-type': 'application/json', 'x-next-page': next });
    response.end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const file = join(mkdtempSync(join(tmpdir(), 'comment-')), 'review.md');
  writeFileSync(file, '**Messages change destination.**\n');
  const child = spawn(process.execPath, [join(EXAMPLES, script), file, 'infra', ...more], {
    env: { PATH: process.env.PATH, ...settings(base) },
  });
  let stderr = '';
  child.stderr.on('data', (text) => {
    stderr += text;
  });
  const [status] = await once(child, 'close');
  server.close();
  return { status, stderr, asked };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += part;
  return text;
}

describe('Azure DevOps', () => {
  const settings = (base: string) => ({
    SYSTEM_TEAMFOUNDATIONCOLLECTIONURI: `${base}organization/`,
    SYSTEM_TEAMPROJECTID: 'project',
    BUILD_REPOSITORY_ID: 'repository',
    SYSTEM_PULLREQUEST_PULLREQUESTID: '7',
    SYSTEM_ACCESSTOKEN: 'token',
  });
  const threads = '/organization/project/_apis/git/repositories/repository/pullRequests/7/threads';
  const run = (answer: Answer, status: string) => comment('azure-devops/comment.mjs', settings, answer, status);
  const others = [
    { id: 1, isDeleted: false, comments: [{ id: 1, content: `quoted: ${MARKER}` }] },
    { id: 2, isDeleted: true, comments: [{ id: 1, content: COMMENT }] },
    { id: 3, isDeleted: false, comments: [{ id: 1 }] },
  ];

  test.each([
    ['1', 'active'],
    ['0', 'closed'],
  ])('the first review is a new thread; with status %s it is %s', async (given, state) => {
    const { status, stderr, asked } = await run(() => ({ body: { value: others } }), given);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(asked).toEqual([
      { method: 'GET', path: `${threads}?api-version=7.1`, authorization: 'Bearer token', body: undefined },
      {
        method: 'POST',
        path: `${threads}?api-version=7.1`,
        authorization: 'Bearer token',
        body: { comments: [{ parentCommentId: 0, commentType: 'text', content: COMMENT }], status: state },
      },
    ]);
  });

  test('the next one takes its place, and closes what is done', async () => {
    const known = { id: 4, isDeleted: false, comments: [{ id: 9, content: `${MARKER}\nbefore` }] };
    const { asked } = await run(() => ({ body: { value: [...others, known] } }), '0');
    expect(asked.slice(1).map(({ method, path, body }) => [method, path, body])).toEqual([
      ['PATCH', `${threads}/4/comments/9?api-version=7.1`, { content: COMMENT }],
      ['PATCH', `${threads}/4?api-version=7.1`, { status: 'closed' }],
    ]);
  });

  test('a comment that may not be written is said, with the answer', async () => {
    const { status, stderr } = await run(() => ({ status: 403, body: { message: 'TF401027' } }), '1');
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'the comment cannot be written: GET answered 403: {"message":"TF401027"}\n',
    });
  });
});

describe('GitLab', () => {
  const settings = (base: string) => ({
    CI_API_V4_URL: `${base}api/v4`,
    CI_PROJECT_ID: '12',
    CI_MERGE_REQUEST_IID: '7',
    COMMENT_TOKEN: 'token',
  });
  const notes = '/api/v4/projects/12/merge_requests/7/notes';
  const run = (answer: Answer) => comment('gitlab/comment.mjs', settings, answer);
  const others = [
    { id: 1, system: false, body: `quoted: ${MARKER}` },
    { id: 2, system: true, body: MARKER },
  ];

  test('the first review is a new note', async () => {
    const { status, stderr, asked } = await run(() => ({ body: others }));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(asked.map(({ method, path, authorization, body }) => [method, path, authorization, body])).toEqual([
      ['GET', `${notes}?per_page=100&page=1`, 'token', undefined],
      ['POST', notes, 'token', { body: COMMENT }],
    ]);
  });

  test('the next one takes its place, on whatever page it is', async () => {
    const { asked } = await run(({ path }) =>
      path.endsWith('page=1')
        ? { body: others, next: '2' }
        : { body: [{ id: 41, system: false, body: `${MARKER}\nbefore` }] },
    );
    expect(asked.map(({ method, path }) => [method, path])).toEqual([
      ['GET', `${notes}?per_page=100&page=1`],
      ['GET', `${notes}?per_page=100&page=2`],
      ['PUT', `${notes}/41`],
    ]);
  });

  test('a token that may not is said, with the answer', async () => {
    const { status, stderr } = await run(() => ({ status: 401, body: { message: '401 Unauthorized' } }));
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'the comment cannot be written: GET answered 401: {"message":"401 Unauthorized"}\n',
    });
  });
});
