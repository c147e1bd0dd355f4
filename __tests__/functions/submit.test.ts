import { type AzureMl, submit } from '../../functions/start-training-job/azure-ml';
import { handle, type LogEntry } from '../../functions/start-training-job/handle';
import { managedIdentity } from '../../functions/start-training-job/identity';
import { Misconfigured, Transient } from '../../functions/start-training-job/outcome';
import { settingsFrom } from '../../functions/start-training-job/settings';
import { RequestValidator } from '../../functions/start-training-job/validate';
import { jobName } from '../../lib/trigger/jobs';
import { REQUEST, TEMPLATE_DATA } from '../support/templates';
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

function azureMl(change: Partial<AzureMl> = {}): AzureMl {
  return {
    endpoint: azure.endpoint,
    workspaceId: WORKSPACE,
    token: managedIdentity(azure.identityEnvironment, 'client', fetch),
    request: fetch,
    sleep: async (milliseconds) => {
      waits.push(milliseconds);
    },
    random: () => 0.5,
    ...change,
  };
}

const fail = (...faults: Fault[]) => azure.faults.push(...faults);
const start = (body: object = BODY, id = 'r-1') => submit(azureMl(), 'tr-1', body, id);

test('a job is started with a token of the identity', async () => {
  expect(await start()).toEqual({ kind: 'started', job: 'tr-1' });
  expect(azure.jobs).toEqual([{ name: 'tr-1', body: BODY }]);
  expect(azure.tokensFor).toEqual(['client https://management.azure.com/']);
});

test('the second time it is there', async () => {
  await start();
  expect(await start()).toEqual({ kind: 'already-started', job: 'tr-1' });
  expect(azure.jobs).toHaveLength(1);
});

test('two 503 are waited for, each longer, and as long as the service says', async () => {
  fail({ status: 503 }, { status: 503, headers: { 'retry-after': '7' } });
  expect(await start()).toMatchObject({ kind: 'started' });
  expect(waits).toEqual([5000, 7000]);
});

test('an answer that gets lost after the job was made starts no second one', async () => {
  fail({ status: 0, afterDoingIt: true });
  expect(await start()).toEqual({ kind: 'already-started', job: 'tr-1' });
  expect([azure.jobs.length, azure.log]).toEqual([1, ['PUT lost', 'PUT 200']]);
});

test('a job of the same request with another body is this one: the template has changed since', async () => {
  await start();
  const changed = { properties: { ...BODY.properties, command: 'new' } };
  expect(await start(changed)).toEqual({ kind: 'already-started', job: 'tr-1' });
  expect(azure.log).toEqual(['PUT 201', 'PUT 400', 'GET 200']);
});

test('a job of another request under the name is a reason, and no start', async () => {
  await start();
  const other = { properties: { tags: { requestId: 'r-2' } } };
  expect(await start(other, 'r-2')).toMatchObject({ kind: 'rejected', reason: 'id-taken' });
});

test.each<[what: string, faults: Fault[]]>([
  ['throttling', Array(4).fill({ status: 429 })],
  ['a fault of the service', Array(4).fill({ status: 500 })],
  ['a quota that is used up, whatever its status', Array(4).fill({ status: 400, code: 'QuotaExceeded' })],
  ['no connection', Array(4).fill({ status: 0, afterDoingIt: true })],
])('%s that goes on sends the message back', async (what, faults) => {
  fail(...faults);
  const started = submit(azureMl(), 'tr-1', BODY, 'r-1');
  if (what === 'no connection') {
    await expect(started).rejects.toThrow(/4 tries: no connection/);
    return;
  }
  await expect(started).rejects.toThrow(Transient);
  expect(waits).toHaveLength(3);
  expect(Math.max(...waits)).toBeLessThanOrEqual(30_000);
});

test('waits end well within a lock of five minutes, answers that never come included', async () => {
  fail(...Array<Fault>(4).fill({ status: 503, headers: { 'retry-after': '3600' } }));
  await expect(submit(azureMl({ random: () => 1 }), 'tr-1', BODY, 'r-1')).rejects.toThrow(Transient);
  const answers = 4 * 30_000;
  expect(waits.reduce((sum, wait) => sum + wait, answers)).toBeLessThan(240_000);
});

test.each([[401], [403], [404]])('status %s is for the deployment to mend, and is not tried again', async (status) => {
  fail({ status });
  await expect(start()).rejects.toThrow(Misconfigured);
  expect(azure.log).toEqual([`PUT ${status}`]);
});

test('a job that Azure finds wrong is set aside with what it says', async () => {
  fail({ status: 400, code: 'UserError' });
  expect(await start()).toEqual({
    kind: 'rejected',
    reason: 'refused',
    details: ['status 400, UserError: status 400'],
  });
});

test('a job that is made at the same moment, and not to be seen yet, is asked for later', async () => {
  fail({ status: 409 }, { status: 404 });
  await expect(start()).rejects.toThrow(/a job of this name exists/);
});

test('a token is asked for once, and anew before it ends', async () => {
  let now = Date.now();
  const token = managedIdentity(azure.identityEnvironment, 'client', fetch, () => now);
  await token('r');
  await token('r');
  expect(azure.tokensFor).toHaveLength(1);
  now += 3_400_000;
  await token('r');
  expect(azure.tokensFor).toHaveLength(2);
});

test.each([
  ['no identity', {}, /no managed identity, or it is not ready/],
  ['a wrong header', { IDENTITY_HEADER: 'other' }, /no token from the identity endpoint: status 400/],
])('%s sends the message back', async (_, change, message) => {
  const environment = Object.keys(change).length === 0 ? {} : { ...azure.identityEnvironment, ...change };
  const token = managedIdentity(environment, 'client', fetch);
  await expect(submit(azureMl({ token }), 'tr-1', BODY, 'r-1')).rejects.toThrow(message);
});

test('settings that are missing are named, all of them', () => {
  expect(() => settingsFrom({ AZURE_CLIENT_ID: 'x' })).toThrow(
    /AML_WORKSPACE_ID, TRAINING_CLIENT_ID, TrainingBus__fullyQualifiedNamespace, TRAINING_TOPIC/,
  );
});

describe('a message', () => {
  const data = { templates: TEMPLATE_DATA, contract: null };
  let log: LogEntry[];
  const receive = (body: unknown, properties: unknown = {}) => {
    log = [];
    const message = { messageId: 'm-1', correlationId: 'run-1', deliveryCount: 2, applicationProperties: properties };
    return handle(body, message, {
      ...azureMl(),
      data,
      validator: new RequestValidator(data),
      source: 'events',
      trainingClientId: 'training',
      log: (entry) => log.push(entry),
    });
  };

  test('starts its job, and leaves a line in the log', async () => {
    const job = jobName('events', REQUEST.id, 1);
    expect(await receive(REQUEST)).toEqual({ kind: 'started', job });
    expect(log).toEqual([
      {
        level: 'info',
        outcome: 'started',
        messageId: 'm-1',
        correlationId: 'run-1',
        deliveryCount: 2,
        requestId: REQUEST.id,
        template: 'reviews-bert',
        job,
      },
    ]);
    expect(azure.jobs[0]?.body.properties.tags).toMatchObject({ requestId: REQUEST.id, correlationId: 'run-1' });
  });

  test('of another attempt starts another job', async () => {
    await receive(REQUEST);
    expect(await receive({ ...REQUEST, attempt: 2 })).toMatchObject({ kind: 'started' });
    expect(azure.jobs).toHaveLength(2);
  });

  test.each<[what: string, body: object, faults: Fault[], level: string, outcome: string]>([
    ['that is not allowed', { ...REQUEST, command: 'x' }, [], 'warn', 'rejected'],
    ['that meets throttling', REQUEST, Array(4).fill({ status: 429 }), 'warn', 'transient'],
    ['without rights', REQUEST, [{ status: 403 }], 'error', 'misconfigured'],
  ])('%s leaves a line, too, without a value of its body', async (_, body, faults, level, outcome) => {
    fail(...faults);
    await receive(body).catch(() => undefined);
    expect(log).toEqual([expect.objectContaining({ level, outcome, messageId: 'm-1' })]);
    expect(JSON.stringify(log)).not.toContain('azureml:reviews');
  });
});
