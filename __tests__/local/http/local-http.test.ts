import { readFileSync } from 'node:fs';
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { text } from 'node:stream/consumers';
import { answerJson, answerText, bodyOf, LocalHttp } from '../../../lib/local/http';

let http: LocalHttp;
const faults: unknown[] = [];

beforeAll(async () => {
  http = await LocalHttp.start({ onFault: (fault) => faults.push(fault) });
  http.mount(async ({ url }, response) => {
    if (url.pathname !== '/hello') return false;
    answerText(response, 200, `hello from ${url.protocol}`);
    return true;
  });
  http.mount(async (request, response) => {
    if (request.url.pathname !== '/size') return false;
    answerJson(response, 200, { size: (await bodyOf(request, 10)).length });
    return true;
  });
  http.mount(async ({ url }) => {
    if (url.pathname === '/fault') throw new Error('a secret of the inside');
    return false;
  });
});
afterAll(() => http.stop());

interface Asked {
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly secure?: boolean;
}

function ask({ path, headers = {}, body, secure = false }: Asked): Promise<{ status: number; text: string }> {
  const { port, certificate } = http;
  const options = { host: 'localhost', port, path, method: body === undefined ? 'GET' : 'POST', headers };
  return new Promise((resolve, reject) => {
    const sent = secure
      ? requestSecure({ ...options, ca: readFileSync(certificate.file as string) })
      : requestPlain(options);
    sent.on('error', reject);
    sent.on('response', async (response) => resolve({ status: response.statusCode ?? 0, text: await text(response) }));
    sent.end(body);
  });
}

test('one port answers HTTP and HTTPS', async () => {
  expect(await ask({ path: '/hello' })).toEqual({ status: 200, text: 'hello from http:' });
  expect(await ask({ path: '/hello', secure: true })).toEqual({ status: 200, text: 'hello from https:' });
});

test('services are asked in order, and what none takes is not there', async () => {
  expect(await ask({ path: '/size', body: '12345' })).toEqual({ status: 200, text: '{"size":5}' });
  expect(await ask({ path: '/nothing' })).toEqual({ status: 404, text: 'there is nothing at /nothing\n' });
});

test('a service that is taken away answers no more', async () => {
  const unmount = http.mount(async (_, response) => {
    answerText(response, 200, 'all');
    return true;
  });
  expect(await ask({ path: '/nothing' })).toEqual({ status: 200, text: 'all' });
  unmount();
  expect((await ask({ path: '/nothing' })).status).toBe(404);
});

test('a body that is too large is refused, and the connection still answers', async () => {
  expect(await ask({ path: '/size', body: 'x'.repeat(11) })).toEqual({
    status: 413,
    text: 'the body of the request is larger than 10 bytes\n',
  });
});

test('a fault is told to whoever runs it, and not to the client', async () => {
  expect(await ask({ path: '/fault' })).toEqual({ status: 500, text: 'it failed; the log says why\n' });
  expect(faults.map(String)).toEqual(['Error: a secret of the inside']);
});

test.each([
  ['a name that was pointed at this machine', { host: 'evil.example' }],
  ['the same with the port of this server', { host: 'evil.example:PORT' }],
  ['a name that begins as that of this machine', { host: 'localhost.evil.example' }],
  ['an address of the network', { host: '192.168.1.7:PORT' }],
  ['a page of others', { origin: 'https://evil.example' }],
  ['a page of another port of this machine', { origin: 'http://localhost:1' }],
  ['a page in a sandbox, or of a file', { origin: 'null' }],
])('refuses %s', async (_, headers) => {
  const filled = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', String(http.port))]),
  );
  expect((await ask({ path: '/hello', headers: filled })).status).toBe(403);
});

test.each([
  ['this machine by address', { host: '127.0.0.1:PORT' }],
  ['this machine in version 6', { host: '[::1]:PORT' }],
  ['a name below localhost', { host: 'workspace.localhost:PORT' }],
  ['a page that this server has sent', { host: 'localhost:PORT', origin: 'http://localhost:PORT' }],
])('lets in %s', async (_, headers) => {
  const filled = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', String(http.port))]),
  );
  expect((await ask({ path: '/hello', headers: filled })).status).toBe(200);
});
