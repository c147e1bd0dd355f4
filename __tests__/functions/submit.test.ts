import { managedIdentity } from '../../functions/start-training-job/identity';
import { ANSWER_TIMEOUT, type AzureMl, submit } from '../../lib/trigger/program/azure-ml';
import { Misconfigured, Transient } from '../../lib/trigger/program/outcome';
import { settingsFrom } from '../../lib/trigger/program/settings';
import type { TokenSource } from '../../lib/trigger/program/token';
import { AzureStandIn, type Fault } from './azure-stand-in';

const WORKSPACE = '/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/ml';
const BODY = { properties: { jobType: 'Command', tags: { requestId: 'r-1' } } };

let azure: AzureStandIn;
let waits: number[];
beforeEach(async () => {
  azure = await AzureStandIn.start();
  waits = [];
});
afterEach(() => azure.stop());

const limit = (milliseconds: number) => AbortSignal.timeout(milliseconds);
const tokenOf = (environment: Readonly<Record<string, string>>, now = Date.now): TokenSource =>
  managedIdentity({ environment, clientId: 'client', request: fetch, limit, now });

function azureMl(change: Partial<AzureMl> = {}): AzureMl {
  return {
    endpoint: azure.endpoint,
    workspaceId: WORKSPACE,
    token: tokenOf(azure.identityEnvironment),
    request: fetch,
    limit,
    sleep: async (milliseconds) => {
      waits.push(milliseconds);
    },
    random: () => 0.5,
    ...change,
  };
}

/** Lets everything through. */
const OPEN_GATE = { enter: async () => undefined, leave: async () => undefined };

const fail = (...faults: Fault[]) => azure.faults.push(...faults);
const start = (body: object = BODY, id = 'r-1', change: Partial<AzureMl> = {}) =>
  submit(azureMl(change), { name: 'tr-1', body, isSame: (tags) => tags.requestId === id, gate: OPEN_GATE });

test('a job is started with a token of the identity', async () => {
  expect(await start()).toEqual({ kind: 'started', job: 'tr-1' });
  expect(azure.jobs).toEqual([{ name: 'tr-1', body: BODY }]);
  expect(azure.tokensFor).toEqual(['client https://management.azure.com/']);
});

test('the second time it is there, and nothing of it is touched', async () => {
  await start();
  expect(await start({ properties: { ...BODY.properties, displayName: 'other' } })).toEqual({
    kind: 'already-started',
    job: 'tr-1',
  });
  expect([azure.jobs, azure.log]).toEqual([[{ name: 'tr-1', body: BODY }], ['GET 404', 'PUT 201', 'GET 200']]);
});

test('two 503 are waited for, each longer, and as long as the service says', async () => {
  fail({ status: 503 }, { status: 503, headers: { 'retry-after': '7' } });
  expect(await start()).toMatchObject({ kind: 'started' });
  expect(waits).toEqual([5000, 7000]);
});

test.each([202, 409])('a look that is answered with %s is tried again a few times, and then waits', async (status) => {
  const asked: (string | undefined)[] = [];
  const request: AzureMl['request'] = async (_, init) => {
    asked.push(init?.method);
    return new Response('', { status });
  };
  await expect(start(BODY, 'r-1', { request, token: async () => ({ token: 'any' }) as never })).rejects.toThrow(
    Transient,
  );
  expect([waits.length > 0, waits.length + 1, new Set(asked)]).toEqual([true, asked.length, new Set(['GET'])]);
});

test('an answer that gets lost after the job was made starts no second one', async () => {
  fail({ status: 0, afterDoingIt: true });
  expect(await start()).toEqual({ kind: 'already-started', job: 'tr-1' });
  expect([azure.jobs.length, azure.log]).toEqual([1, ['GET 404', 'PUT lost', 'GET 200']]);
});

test('a job of the same request with another body is this one: the template has changed since', async () => {
  await start();
  expect(await start({ properties: { ...BODY.properties, command: 'new' } })).toMatchObject({
    kind: 'already-started',
  });
});

test('a job of another request under the name is a reason, and no start', async () => {
  await start();
  const other = { properties: { tags: { requestId: 'r-2' } } };
  expect(await start(other, 'r-2')).toEqual({
    kind: 'rejected',
    reason: 'id-taken',
    details: ['job tr-1 exists, and was asked for with other values; ask with another id or attempt'],
  });
  expect(azure.jobs).toEqual([{ name: 'tr-1', body: BODY }]);
});

test.each<[what: string, faultsOfGet: Fault[], id: string, outcome: object]>([
  ['this request', [{ status: 404 }], 'r-1', { kind: 'already-started' }],
  ['another', [{ status: 404 }], 'r-2', { kind: 'rejected', reason: 'id-taken' }],
])('a job that %s made between looking and making is found out', async (_, faultsOfGet, id, outcome) => {
  await start();
  azure.faultsOfGet.push(...faultsOfGet);
  const body = { properties: { ...BODY.properties, command: 'other', tags: { requestId: id } } };
  expect(await start(body, id)).toMatchObject(outcome);
  expect(azure.log.slice(2)).toEqual(['GET 404', 'PUT 400', 'GET 200']);
});

test.each<[what: string, fault: Fault, message: RegExp]>([
  ['throttling', { status: 429 }, /PUT status 429/],
  ['a fault of the service', { status: 500 }, /PUT status 500/],
  ['a precondition that another call broke', { status: 412 }, /PUT status 412/],
  ['a resource that is locked for a moment', { status: 423 }, /PUT status 423/],
  ['an operation that is under way', { status: 409, code: 'Conflict' }, /PUT status 409, Conflict/],
  ['a quota that is used up, whatever its status', { status: 400, code: 'QuotaExceeded' }, /400, QuotaExceeded/],
  [
    'a quota where Azure ML nests it',
    {
      status: 400,
      error: {
        code: 'UserError',
        message: 'The job cannot run.',
        details: [],
        additionalInfo: [
          { type: 'ComponentName', info: { value: 'managementfrontend' } },
          {
            type: 'InnerError',
            info: { value: { code: 'BadArgument', innerError: { code: 'ComputeQuotaExceeded' } } },
          },
        ],
      },
    },
    /400, UserError, BadArgument, ComputeQuotaExceeded: The job cannot run/,
  ],
  [
    'a quota in the details',
    { status: 403, error: { code: 'Forbidden', message: 'no', details: [{ code: 'SubscriptionQuotaExceeded' }] } },
    /403, Forbidden, SubscriptionQuotaExceeded/,
  ],
  ['an answer that is lost', { status: 0, afterDoingIt: true }, /no connection/],
])('%s that goes on lets the message wait', async (what, fault, message) => {
  fail(...Array<Fault>(3).fill(fault));
  if (what === 'an answer that is lost') azure.faultsOfGet.push(...Array<Fault>(5).fill({ status: 404 }));
  const outcome = start();
  await expect(outcome).rejects.toThrow(Transient);
  await expect(outcome).rejects.toThrow(message);
  expect(waits).toEqual([5000, 10_000]);
});

test('a service that asks for more than a delivery has is not asked again before', async () => {
  fail({ status: 429, headers: { 'retry-after': '3600' } });
  await expect(start()).rejects.toMatchObject({ name: 'Transient', retryAfter: 3_600_000 });
  expect([waits, azure.log]).toEqual([[], ['GET 404', 'PUT 429']]);
});

test.each<[fault: Fault, message: RegExp]>([
  [{ status: 401 }, /PUT status 401/],
  [{ status: 403, code: 'AuthorizationFailed' }, /403, AuthorizationFailed/],
  [{ status: 404, code: 'ResourceNotFound' }, /404, ResourceNotFound/],
  [{ status: 409, code: 'ScopeLocked' }, /409, ScopeLocked/],
])('%j is for the deployment to mend, and is not tried again at once', async (fault, message) => {
  fail(fault);
  const outcome = start();
  await expect(outcome).rejects.toThrow(Misconfigured);
  await expect(outcome).rejects.toThrow(message);
  expect(waits).toEqual([]);
});

test('no right to look is told before anything is made', async () => {
  azure.faultsOfGet.push({ status: 403 });
  await expect(start()).rejects.toThrow(/GET status 403/);
  expect(azure.log).toEqual(['GET 403']);
});

test('a job that Azure finds wrong is set aside with what it says', async () => {
  fail({ status: 400, code: 'UserError' });
  expect(await start()).toEqual({
    kind: 'rejected',
    reason: 'refused',
    details: ['PUT status 400, UserError: status 400'],
  });
});

test('an answer of any length and depth is told in a line', async () => {
  const nested = JSON.parse(`${'{"code":"X","innererror":'.repeat(2000)}{}${'}'.repeat(2000)}`);
  fail({ status: 422, error: { code: 'y'.repeat(5000), message: 'z'.repeat(5000), details: [nested] } });
  const outcome = (await start()) as { readonly details?: readonly string[] };
  expect(outcome.details?.[0]?.length).toBeLessThan(500);
});

test('no call waits for ever: each that is never answered ends, and counts as none', async () => {
  const limits: number[] = [];
  const never: typeof fetch = (_, init) =>
    new Promise((_resolve, reject) => {
      const { signal } = init ?? {};
      if (!signal) throw new Error('this call would wait for ever');
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  const aborting = (milliseconds: number) => {
    limits.push(milliseconds);
    return AbortSignal.timeout(1);
  };
  await expect(start(BODY, 'r-1', { request: never, limit: aborting })).rejects.toThrow(/no connection/);
  expect(limits).toEqual(Array(3).fill(ANSWER_TIMEOUT));
  const token = managedIdentity({
    environment: azure.identityEnvironment,
    clientId: 'client',
    request: never,
    limit: aborting,
    now: Date.now,
  });
  await expect(token('r')).rejects.toThrow(Transient);
  expect(limits.at(-1)).toBe(10_000);
});

test('a token is asked for once, and anew before it ends', async () => {
  let now = Date.now();
  const token = tokenOf(azure.identityEnvironment, () => now);
  await token('r');
  await token('r');
  expect(azure.tokensFor).toHaveLength(1);
  now += 3_400_000;
  await token('r');
  expect(azure.tokensFor).toHaveLength(2);
});

test.each([{}, { expires_on: 'soon' }])(
  'a token that does not say when it ends is asked for each time',
  async (more) => {
    let asked = 0;
    const request = async () => {
      asked++;
      return new Response(JSON.stringify({ access_token: 'token', ...more }));
    };
    const token = managedIdentity({
      environment: azure.identityEnvironment,
      clientId: 'client',
      request,
      limit,
      now: Date.now,
    });
    expect([(await token('r')).token, (await token('r')).token, asked]).toEqual(['token', 'token', 2]);
  },
);

test.each([
  ['no identity', {}, /no managed identity, or it is not ready/],
  ['a wrong header', { IDENTITY_HEADER: 'other' }, /^no token from the identity endpoint: status 400$/],
  [
    'an endpoint that is not there',
    { IDENTITY_ENDPOINT: 'http://127.0.0.1:9/' },
    /no token from the identity endpoint/,
  ],
])('%s lets the message wait', async (_, change, message) => {
  const environment = Object.keys(change).length === 0 ? {} : { ...azure.identityEnvironment, ...change };
  const outcome = start(BODY, 'r-1', { token: tokenOf(environment) });
  await expect(outcome).rejects.toThrow(Transient);
  await expect(outcome).rejects.toThrow(message);
});

test('one setting that is missing is enough', () => {
  const all = { AML_WORKSPACE_ID: 'w', AZURE_CLIENT_ID: 'x', TRAINING_CLIENT_ID: 't', TRAINING_SOURCE: 's' };
  const queues = { TRAINING_SUBSCRIPTION: 's', TRAINING_RETRY_QUEUE: 'r', TRAINING_REJECTED_QUEUE: 'q' };
  const rest = { TrainingBus__fullyQualifiedNamespace: 'bus.example', TRAINING_GUARDS: 'https://guards.example' };
  expect(settingsFrom({ ...all, ...queues, ...rest })).toMatchObject({ namespace: 'bus.example', retryQueue: 'r' });
  expect(() => settingsFrom({ ...all, ...queues, ...rest, TRAINING_GUARDS: '' })).toThrow(
    /^settings of the app are missing: TRAINING_GUARDS$/,
  );
});

test('settings that are missing are named, all of them', () => {
  expect(() => settingsFrom({ AZURE_CLIENT_ID: 'x', TRAINING_SUBSCRIPTION: 's' })).toThrow(
    /AML_WORKSPACE_ID, TRAINING_CLIENT_ID, TrainingBus__fullyQualifiedNamespace, TRAINING_SOURCE, TRAINING_RETRY_QUEUE, TRAINING_REJECTED_QUEUE/,
  );
});
