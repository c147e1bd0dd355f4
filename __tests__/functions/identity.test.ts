import { managedIdentity, TOKEN_TIMEOUT } from '../../functions/start-training-job/identity';

const ENVIRONMENT = { IDENTITY_ENDPOINT: 'http://identity.example/token', IDENTITY_HEADER: 'secret' };
const NOW = Date.UTC(2026, 10, 27, 12);

/** An identity whose endpoint answers so, and what it was asked. */
function identity(answer: () => Response | Promise<Response>, environment: object = ENVIRONMENT) {
  const asked: { url: URL; headers: unknown }[] = [];
  const limits: number[] = [];
  const clock = { now: NOW };
  const token = managedIdentity({
    environment: environment as Record<string, string>,
    clientId: 'program',
    request: async (url, init) => {
      asked.push({ url: new URL(String(url)), headers: init?.headers });
      return answer();
    },
    limit: (milliseconds) => {
      limits.push(milliseconds);
      return new AbortController().signal;
    },
    now: () => clock.now,
  });
  return { token, asked, limits, clock };
}

const answering =
  (body: object, status = 200) =>
  () =>
    new Response(JSON.stringify(body), { status });
const lasting = (seconds: number) => answering({ access_token: 'token', expires_on: String(NOW / 1000 + seconds) });

test('a token is asked for as App Service wants it', async () => {
  const { token, asked, limits } = identity(lasting(3600));
  expect(await token('https://storage.azure.com/')).toEqual({ token: 'token', expires: NOW / 1000 + 3600 });
  expect(
    asked.map(({ url, headers }) => [`${url.origin}${url.pathname}`, Object.fromEntries(url.searchParams), headers]),
  ).toEqual([
    [
      'http://identity.example/token',
      { resource: 'https://storage.azure.com/', 'api-version': '2019-08-01', client_id: 'program' },
      { 'X-IDENTITY-HEADER': 'secret' },
    ],
  ]);
  expect(limits).toEqual([TOKEN_TIMEOUT]);
});

test('one is kept for each resource, until five minutes before it ends', async () => {
  const { token, asked, clock } = identity(lasting(3600));
  await token('a');
  await token('b');
  clock.now += 3_299_999;
  await token('a');
  expect(asked).toHaveLength(2);
  clock.now += 1;
  await token('a');
  expect(asked.map(({ url }) => url.searchParams.get('resource'))).toEqual(['a', 'b', 'a']);
});

test.each<[what: string, answer: () => Response | Promise<Response>, environment: object, says: string]>([
  ['no endpoint', lasting(1), { IDENTITY_HEADER: 'secret' }, 'there is no identity endpoint; '],
  ['no header', lasting(1), { IDENTITY_ENDPOINT: 'http://identity.example' }, 'there is no identity endpoint; '],
  ['a refusal', answering({}, 403), ENVIRONMENT, 'no token from the identity endpoint: status 403'],
  ['no JSON', () => new Response('<html>'), ENVIRONMENT, 'no token from the identity endpoint: '],
  [
    'no connection',
    () => Promise.reject(new TypeError('failed')),
    ENVIRONMENT,
    'no token from the identity endpoint: failed',
  ],
  ['JSON without a token', answering({ access_token: 1 }), ENVIRONMENT, 'no token from the identity endpoint'],
])('%s may be over later', async (_, answer, environment, says) => {
  const { token } = identity(answer, environment);
  await expect(token('a')).rejects.toMatchObject({ why: 'unavailable', message: expect.stringContaining(says) });
});
