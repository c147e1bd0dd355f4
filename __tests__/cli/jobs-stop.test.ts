import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceBusClient } from '@azure/service-bus';
import { App } from 'cdktf';
import { TrainingSchedulerStack } from '../../lib/app';
import { LocalServiceBus } from '../../lib/broker';
import { LocalBlobs } from '../../lib/local/blobs';
import { LocalHttp } from '../../lib/local/http';
import { topologyOf } from '../../lib/routing';
import { readDocuments, type TerraformDocument } from '../../lib/terraform';
import { TRAINING } from '../support/training';
import { run } from './messages/command';

/** At the storage of this project, in this process, over HTTP. */

let http: LocalHttp;
let bus: LocalServiceBus;
let from: string[];
let severalStacks: string;
beforeAll(async () => {
  http = await LocalHttp.start();
  http.mount(new LocalBlobs(() => new Date()).service);
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'stop-')) });
  new TrainingSchedulerStack(app, TRAINING);
  app.synth();
  const [document] = readDocuments(app.outdir);
  bus = await LocalServiceBus.start({ topology: topologyOf(document as TerraformDocument), allowIncomplete: true });
  bus.announce('system', { resourceManager: http.url, workspaces: [] });
  const several = new App({ outdir: mkdtempSync(join(tmpdir(), 'stop-')) });
  new TrainingSchedulerStack(several, TRAINING);
  const hosting = { storageAccountName: 'stotherfn' };
  const resourceGroup = { create: 'rg-other' };
  const namespace = { name: 'training-other', sku: 'Standard' as const };
  const training = { ...TRAINING.training!, hosting };
  new TrainingSchedulerStack(several, { ...TRAINING, name: 'other', namespace, resourceGroup, training });
  several.synth();
  severalStacks = several.outdir;
  from = ['--from', app.outdir];
});
afterAll(async () => {
  await bus.stop();
  await http.stop();
});

const jobs = (...options: string[]) => run(['jobs', ...options, '--at', `local:${bus.ports[0]}`, ...from]);

test('all starts are stopped and resumed, and both can be said twice', async () => {
  const before = await jobs('limits');
  expect([before.status, before.stderr]).toEqual([0, '']);
  expect(before.stdout).toMatch(/\/guards: starts go on\n/);
  const stopped = await jobs('stop', '--reason', 'a runaway producer');
  expect([stopped.status, stopped.stderr]).toEqual([0, '']);
  expect(stopped.stdout).toMatch(/\/guards: all starts are stopped since \S+Z by \S+: a runaway producer\n/);
  const again = await jobs('stop', '--reason', 'another one');
  expect(again.stdout).toMatch(/: already, all starts are stopped since .*: a runaway producer\n/);
  const during = await jobs('limits', '--json');
  expect(during.status).toBe(1);
  const { containers } = JSON.parse(during.stdout);
  expect(containers).toEqual([
    {
      container: expect.stringMatching(/\/guards$/),
      stop: expect.objectContaining({ reason: 'a runaway producer' }),
      templates: [],
    },
  ]);
  expect((await jobs('resume')).stdout).toContain('/guards: starts go on; what waits looks again');
  expect((await jobs('resume')).stdout).toContain('/guards: nothing was stopped');
  expect((await jobs('limits')).status).toBe(0);
});

test('how many messages wait in each queue of retries is told, those that come later included', async () => {
  const queue = 'training-retry-gpu-train';
  const waiting = async () => JSON.parse((await jobs('limits', '--json')).stdout).waiting;
  expect(await waiting()).toEqual([{ queue, messages: 0 }]);
  expect((await jobs('limits')).stdout).toMatch(/^no message waits in the queues of retries$/m);
  const client = new ServiceBusClient(bus.connectionString);
  const sender = client.createSender(queue);
  await sender.sendMessages({ messageId: 'now', body: {} });
  await sender.scheduleMessages({ messageId: 'later', body: {} }, new Date(Date.now() + 3_600_000));
  await client.close();
  expect(await waiting()).toEqual([{ queue, messages: 2 }]);
  expect((await jobs('limits')).stdout).toMatch(/^messages that wait in\s+training-retry-gpu-train +2$/m);
});

test('of several stacks on this machine it is the one that runs there, without being named', async () => {
  const { status, stdout, stderr } = await run([
    ...['jobs', 'limits', '--json', '--at', `local:${bus.ports[0]}`],
    ...['--from', severalStacks],
  ]);
  expect([status, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout).containers.map(({ container }: { container: string }) => container)).toEqual([
    expect.stringContaining('/sttrainingfn.'),
  ]);
});

test.each(['azure', 'azure:training-ml'])('at %s it is the storage that the stack names', async (at) => {
  const nobody = { PATH: '/nowhere', AZURE_TOKEN_CREDENTIALS: 'EnvironmentCredential' };
  const { status, stderr } = await run(['jobs', 'limits', '--at', at, ...from], { env: nobody });
  expect([status, stderr]).toEqual([
    2,
    expect.stringMatching(/^training-job-scheduler: azure: nobody is logged in to Azure: /),
  ]);
});

test('of several stacks one has to be named', async () => {
  const { status, stderr } = await run(['jobs', 'stop', '--at', 'azure', '--from', severalStacks]);
  expect([status, stderr]).toEqual([2, expect.stringContaining('several stacks that start jobs: name one')]);
});

test.each([
  [['stop', '--at', 'emulator:1'], /--at emulator:1: there are no programs; write local, local:<port> or azure/],
  [['stop', '--from', '__tests__/support/no-such-folder'], /no-such-folder/],
])('%j is wrong usage', async (options, says) => {
  const { status, stderr } = await run(['jobs', ...options, ...(options.includes('--from') ? [] : from)]);
  expect([status, stderr]).toEqual([2, expect.stringMatching(says)]);
});
