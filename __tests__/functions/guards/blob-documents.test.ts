import { BlobStore } from '../../../lib/local/blobs';
import { blobDocuments } from '../../../lib/trigger/program/guards';

const NOW = new Date('2026-11-27T12:00:00Z');
const asked: { url: string; method: string; headers: Record<string, string> }[] = [];
const store = new BlobStore();
/** Blob Storage as this machine has it, without a network. */
const request = (async (url: string, init: { method: string; headers: Record<string, string>; body?: string }) => {
  asked.push({ url, method: init.method, headers: init.headers });
  const path = new URL(url).pathname.slice(1);
  const { method, headers } = init;
  const answer = store.answer({ method, path, headers, body: Buffer.from(init.body ?? '') }, NOW);
  return new Response(answer.status === 204 ? null : new Uint8Array(answer.body), answer);
}) as unknown as typeof fetch;

const documents = (change: { request?: typeof fetch } = {}) =>
  blobDocuments({
    container: 'https://account.blob.core.windows.net/guards',
    token: async (resource) => ({ token: `token for ${resource}`, expires: 0 }),
    request,
    limit: () => new AbortController().signal,
    ...change,
  });

test('the first of two that have read the same version writes it', async () => {
  const both = documents();
  expect(await both.read('a.json')).toEqual({
    text: undefined,
    version: undefined,
    written: undefined,
    now: NOW.getTime(),
  });
  expect(await both.write('a.json', 'one', undefined)).toBe(true);
  expect(await both.write('a.json', 'two', undefined)).toBe(false);
  const { text, version, written } = await both.read('a.json');
  expect([text, written]).toEqual(['one', NOW.getTime()]);
  expect(await both.write('a.json', 'three', version)).toBe(true);
  expect(await both.write('a.json', 'four', version)).toBe(false);
  expect((await both.read('a.json')).text).toBe('three');
});

test('who asks is the identity of the program, and nobody has a key', () => {
  expect(asked[0]).toEqual({
    url: 'https://account.blob.core.windows.net/guards/a.json',
    method: 'GET',
    headers: { authorization: 'Bearer token for https://storage.azure.com/', 'x-ms-version': expect.any(String) },
  });
});

const answering = (status: number, headers: Record<string, string> = {}) =>
  documents({ request: async () => new Response('', { status, headers: { date: NOW.toUTCString(), ...headers } }) });

test.each([
  [403, 'AuthorizationPermissionMismatch', 'misconfigured', 'status 403, AuthorizationPermissionMismatch'],
  [404, 'ContainerNotFound', 'misconfigured', 'status 404, ContainerNotFound'],
  [500, 'InternalError', 'unavailable', 'status 500, InternalError'],
  [503, 'ServerBusy', 'unavailable', 'status 503, ServerBusy'],
])('status %d, %s: %s', async (status, code, why, says) => {
  const failing = answering(status, { 'x-ms-error-code': code });
  await expect(failing.read('a.json')).rejects.toMatchObject({
    why,
    message: `cannot read a.json of the guards: ${says}`,
  });
  await expect(failing.write('a.json', '', '"1"')).rejects.toMatchObject({
    why,
    message: expect.stringContaining(says),
  });
});

test.each([
  [409, 'BlobAlreadyExists'],
  [412, 'ConditionNotMet'],
])('%d %s: somebody was faster', async (status, code) => {
  expect(await answering(status, { 'x-ms-error-code': code }).write('a.json', '', '"1"')).toBe(false);
});

test.each([
  [409, 'LeaseIdMissing'],
  [412, 'LeaseIdMissing'],
])('%d %s is something else', async (status, code) => {
  await expect(answering(status, { 'x-ms-error-code': code }).write('a.json', '', '"1"')).rejects.toMatchObject({
    why: 'unavailable',
  });
});

test('no connection, no time and no version are no answer', async () => {
  const none = documents({ request: async () => Promise.reject(new TypeError('fetch failed')) });
  await expect(none.read('a.json')).rejects.toMatchObject({
    why: 'unavailable',
    message: 'no connection to storage: fetch failed',
  });
  await expect(documents({ request: async () => new Response('') }).read('a')).rejects.toThrow('says no time');
  await expect(answering(200).read('a')).rejects.toThrow('says no version');
});

describe('taking a document away', () => {
  test.each([
    [202, '', true],
    [404, 'BlobNotFound', false],
  ])('%d %s', async (status, code, isGone) => {
    expect(await answering(status, { 'x-ms-error-code': code }).remove('a.json')).toBe(isGone);
  });

  test.each([
    [404, 'ContainerNotFound', 'misconfigured'],
    [403, 'AuthorizationPermissionMismatch', 'misconfigured'],
    [503, 'ServerBusy', 'unavailable'],
  ])('%d %s is no answer', async (status, code, why) => {
    await expect(answering(status, { 'x-ms-error-code': code }).remove('a.json')).rejects.toMatchObject({
      why,
      message: `cannot delete a.json of the guards: status ${status}, ${code}`,
    });
  });
});

describe('reading', () => {
  const answer = (status: number, headers: Record<string, string>) =>
    documents({
      request: async () =>
        new Response(status === 204 ? null : '{}', { status, headers: { date: NOW.toUTCString(), ...headers } }),
    });

  test('a document has its text, its version, when it was written, and the time of the storage', async () => {
    const written = 'Fri, 27 Nov 2026 11:00:00 GMT';
    expect(await answer(200, { etag: '"1"', 'last-modified': written }).read('a')).toEqual({
      text: '{}',
      version: '"1"',
      written: Date.parse(written),
      now: NOW.getTime(),
    });
    expect(await answer(200, { etag: '"1"' }).read('a')).toMatchObject({ text: '{}', written: undefined });
  });

  test.each([401, 403, 404])('status %d is for the deployment to mend', async (status) => {
    const none = answer(status, { 'x-ms-error-code': 'ContainerNotFound' });
    await expect(none.read('a')).rejects.toMatchObject({ why: 'misconfigured' });
  });

  test('an answer that is neither a document nor none is no answer', async () => {
    await expect(answer(204, { etag: '"1"' }).read('a')).rejects.toThrow();
    await expect(answer(206, { etag: '"1"' }).read('a')).rejects.toMatchObject({
      why: 'unavailable',
      message: 'cannot read a of the guards: status 206',
    });
  });
});

test('what is written says what it is, and which version it takes the place of', async () => {
  const sent: RequestInit[] = [];
  const writing = documents({
    request: async (_, init) => {
      sent.push(init as RequestInit);
      return new Response('', { status: 201 });
    },
  });
  expect([await writing.write('a', '{}', undefined), await writing.write('a', '{}', '"1"')]).toEqual([true, true]);
  const common = { 'x-ms-blob-type': 'BlockBlob', 'content-type': 'application/json' };
  expect(sent.map(({ method, body, headers }) => [method, body, headers])).toEqual([
    ['PUT', '{}', expect.objectContaining({ ...common, 'if-none-match': '*' })],
    ['PUT', '{}', expect.objectContaining({ ...common, 'if-match': '"1"' })],
  ]);
  expect(sent.map(({ headers }) => Object.keys(headers ?? {}).filter((name) => name.startsWith('if-')))).toEqual([
    ['if-none-match'],
    ['if-match'],
  ]);
});

test.each([409, 412])('%d without a code: somebody was faster', async (status) => {
  expect(await answering(status).write('a.json', '', '"1"')).toBe(false);
});

test('of the code of an error goes to the log what can be one', async () => {
  const code = `<script>${'A'.repeat(100)}`;
  await expect(answering(500, { 'x-ms-error-code': code }).read('a.json')).rejects.toThrow(
    new RegExp(`status 500, script${'A'.repeat(54)}$`),
  );
});
