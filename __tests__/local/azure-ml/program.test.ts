import { managedIdentity } from '../../../functions/start-training-job/identity';
import { type AzureMl, submit } from '../../../lib/trigger/program/azure-ml';
import { Misconfigured } from '../../../lib/trigger/program/outcome';
import { CPU, command, WORKSPACE } from './machine';
import { ServiceOfTest } from './service-of-test';

/** What the program that starts jobs, unchanged, makes of the answers of this machine. */
let service: ServiceOfTest;
beforeEach(async () => {
  service = await ServiceOfTest.start();
});
afterEach(() => service.stop());

const limit = (milliseconds: number) => AbortSignal.timeout(milliseconds);

function start(requestId: string, over: object = {}, change: Partial<AzureMl> = {}) {
  const environment = {
    IDENTITY_ENDPOINT: `${service.http.url}/identity`,
    IDENTITY_HEADER: service.ml.identityHeader,
  };
  const azure: AzureMl = {
    endpoint: service.http.url,
    workspaceId: WORKSPACE,
    token: managedIdentity({ environment, clientId: 'client', request: fetch, limit, now: Date.now }),
    request: fetch,
    limit,
    sleep: async () => undefined,
    random: () => 0.5,
    ...change,
  };
  const gate = { enter: async () => undefined, leave: async () => undefined };
  const body = { properties: { ...command({ command: 'sleep 60', tags: { requestId } }), ...over } };
  return submit(azure, { name: 'tr-1', body, isSame: (tags) => tags.requestId === requestId, gate });
}

test('a job is started, and found by who comes second', async () => {
  expect(await start('1')).toEqual({ kind: 'started', job: 'tr-1' });
  expect(await start('1')).toEqual({ kind: 'already-started', job: 'tr-1' });
  expect(service.ml.list().map(({ name, tags }) => [name, tags])).toEqual([['tr-1', { requestId: '1' }]]);
});

test('several at once start one', async () => {
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => start('1')));
  expect(outcomes.filter(({ kind }) => kind === 'started')).toHaveLength(1);
  expect(outcomes.filter(({ kind }) => kind === 'already-started')).toHaveLength(19);
  expect(service.ml.list()).toHaveLength(1);
});

test('a name that another request has is told as taken', async () => {
  await start('1');
  expect(await start('2')).toMatchObject({ kind: 'rejected', reason: 'id-taken' });
});

test('what is wrong with a job is told as refused, with what is wrong', async () => {
  expect(await start('1', { computeId: `${CPU}-none` })).toMatchObject({
    kind: 'rejected',
    reason: 'refused',
    details: [expect.stringMatching(/Unknown compute target 'cpu-none'/)],
  });
  expect(await start('1', { resources: { instanceCount: 9 } })).toMatchObject({
    details: [expect.stringMatching(/node count 9/)],
  });
  expect(await start('1', { command: '' })).toMatchObject({ details: [expect.stringMatching(/command: got ""/)] });
});

test('a workspace that is not there is something to mend, and the message waits', async () => {
  await expect(start('1', {}, { workspaceId: `${WORKSPACE}-none` })).rejects.toThrow(Misconfigured);
});
