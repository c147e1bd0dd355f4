import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { LocalServiceBus } from '../../../lib/broker';
import { deploymentOf, LocalSystem, readProfile } from '../../../lib/local';
import { blobAddressHere } from '../../../lib/local/blobs';
import { readMessage, topologyOf } from '../../../lib/routing';
import { foldName } from '../../../lib/rules';
import { readDocuments } from '../../../lib/terraform';
import { ORIGINAL_ID_PROPERTY } from '../../../lib/trigger/jobs';
import { synthEnvironmentFolders } from '../../support/environments';
import { until } from '../../support/local-bus';
import { environments } from '../../support/shipped/environments';

const PROFILE = resolve(__dirname, 'profile/profile.json');
const dev = environments.find(({ name }) => name === 'dev') as (typeof environments)[number];
const documents = readDocuments(synthEnvironmentFolders([dev]).dev as string);
const topology = topologyOf(documents[0]!);
const deployment = deploymentOf(documents);

let bus: LocalServiceBus;
let system: LocalSystem;
let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'system-'));
});
afterEach(async () => {
  await system.stop();
  await bus.stop();
  rmSync(data, { recursive: true, force: true });
});

async function start(options: Partial<Parameters<typeof LocalSystem.start>[0]> = {}): Promise<void> {
  bus = await LocalServiceBus.start({ topology });
  system = await LocalSystem.start({ bus, topology, deployment, profile: readProfile(PROFILE), data, ...options });
}

/** A request for a training on machines without a GPU. */
const request = (id: string, body: object = {}, properties: object = {}) => ({
  messageId: id,
  subject: 'training.requested',
  contentType: 'application/json',
  applicationProperties: { eventType: 'training.requested', schemaVersion: 1, model: 'm', env: 'prod', ...properties },
  body: { id, template: 'train-on-cpu', inputs: { data: 'azureml:churn:1' }, params: { trees: 10 }, ...body },
});

async function send(...messages: readonly ReturnType<typeof request>[]): Promise<void> {
  for (const { messageId } of messages) system.follow({ messageId, name: messageId });
  for (const json of messages) {
    await bus.send('training-events', { message: readMessage(json).message, body: JSON.stringify(json.body) });
  }
}
const endsOf = (name: string) => system.stories().find((story) => story.name === name)?.ends;

test('a message becomes a job that runs, and its end comes back as a message', async () => {
  await start();
  await send(request('one'));
  expect(await system.settled(60_000)).toBe(true);
  const [end] = endsOf('one') ?? [];
  expect(end).toMatchObject({
    kind: 'job',
    subscription: 'training-events/Subscriptions/cpu-train',
    view: { state: 'Completed', cluster: 'cpu', metrics: { accuracy: 1 }, tags: { template: 'train-on-cpu' } },
  });
  expect(endsOf('run.completed of one')).toEqual([
    expect.objectContaining({ kind: 'stays', entity: 'training-events/Subscriptions/run-completed' }),
  ]);
  const [job] = system.jobs.list();
  expect(await system.jobs.log(job!.name)).toContain('10 trees');
});

test.each<[string, ReturnType<typeof request>, object]>([
  ['what its template does not allow', request('big', { params: { trees: 100_000 } }), { reason: 'not-allowed' }],
  ['a template that is not listed', request('none', { template: 'rm' }), { reason: 'unknown-template' }],
  ['a property that breaks the contract', request('env', {}, { env: 'nowhere' }), { reason: 'contract' }],
])('%s is set aside with the reason, in the words of Azure, and starts nothing', async (_, message, end) => {
  await start();
  await send(message);
  expect(await system.settled(60_000)).toBe(true);
  expect(endsOf(message.messageId)).toEqual([expect.objectContaining({ kind: 'set-aside', ...end })]);
  expect(system.jobs.list()).toEqual([]);
  const [put] = await bus.peek('training-rejected');
  expect(put?.message.property(foldName(ORIGINAL_ID_PROPERTY))).toBe(message.messageId);
});

test('a job that cannot be run has failed with its words, and who listens for failures hears of it', async () => {
  await start({ profile: { ...readProfile(PROFILE), data: {} } });
  await send(request('one'));
  expect(await system.settled(60_000)).toBe(true);
  expect(endsOf('one')).toMatchObject([{ view: { state: 'Failed', error: expect.stringContaining('churn') } }]);
  expect(endsOf('run.statusChanged of one')).toMatchObject([{ entity: 'training-events/Subscriptions/run-failed' }]);
});

test('several of each program, and the same request twice under other message ids: one job', async () => {
  await start({ instances: 3 });
  await send(request('one'), { ...request('two'), body: request('one').body }, request('three'));
  expect(await system.settled(60_000)).toBe(true);
  const jobOf = (name: string) => endsOf(name)?.map((end) => (end.kind === 'job' ? end.job : end.kind));
  expect(jobOf('one')).toEqual(jobOf('two'));
  expect(system.jobs.list()).toHaveLength(2);
});

test('what was started is listed after a restart, and nothing that runs is left behind when it stops', async () => {
  await start();
  await send(request('slow', { params: { trees: 999 } }));
  await new Promise<void>((done) => {
    const end = system.jobs.watch(({ state }) => {
      if (state !== 'Running') return;
      end();
      done();
    });
  });
  const [running] = system.jobs.list();
  const child = await pidOf(running!.folder);
  await system.stop();
  expect(() => process.kill(child, 0)).toThrow('ESRCH');
  await bus.stop();
  await start();
  expect(system.jobs.list()).toMatchObject([{ name: running!.name, state: expect.stringMatching(/Canceled|Failed/) }]);
});

/** The number of the process that the command of this profile writes down, which takes it a moment. */
async function pidOf(folder: string): Promise<number> {
  const path = join(folder, 'outputs', 'model', 'pid');
  return Number(await until(() => existsSync(path) && readFileSync(path, 'utf8'), Boolean));
}

test('that all starts are stopped is heard at once, also after a restart, and that they go on', async () => {
  const withoutPrograms = { deployment: { ...deployment, programs: [], workflows: [] } };
  const heard: string[] = [];
  const blob = (method: string, name: string, body?: string) =>
    fetch(blobAddressHere(`https://account.blob.core.windows.net/guards/${name}`, system.url), {
      method,
      headers: { authorization: 'Bearer x', 'x-ms-blob-type': 'BlockBlob', 'if-none-match': '*' },
      ...(body !== undefined && { body }),
    });
  await start(withoutPrograms);
  system.watchStops((words) => heard.push(words));
  const stop = JSON.stringify({ since: '2026-11-27T12:00:00Z', by: 'me', reason: 'a loop' });
  await blob('PUT', 'stop.json', stop);
  // Neither is a stop: one that is refused, since there is one, and another document.
  expect((await blob('PUT', 'stop.json', '{}')).status).toBe(409);
  await blob('PUT', 'limits/train.json', '{}');
  const stopped = 'all starts are stopped since 2026-11-27T12:00:00Z by me: a loop';
  expect(heard).toEqual([stopped]);
  await system.stop();
  await bus.stop();
  await start(withoutPrograms);
  system.watchStops((words) => heard.push(words));
  expect(heard).toEqual([stopped, stopped]);
  await blob('DELETE', 'stop.json');
  expect(heard).toEqual([stopped, stopped, 'starts go on']);
});
