import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import { TrainingSchedulerStack } from '../../lib/app';
import { LocalServiceBus } from '../../lib/broker';
import { LocalBlobs } from '../../lib/local/blobs';
import { LocalHttp } from '../../lib/local/http';
import { TRAINING } from '../support/training';
import { run } from './messages/command';

/** At the storage of this project, in this process, over HTTP. */

let http: LocalHttp;
let bus: LocalServiceBus;
let from: string[];
beforeAll(async () => {
  http = await LocalHttp.start();
  http.mount(new LocalBlobs(() => new Date()).service);
  bus = await LocalServiceBus.start();
  bus.announce('system', { resourceManager: http.url, workspaces: [] });
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'stop-')) });
  new TrainingSchedulerStack(app, TRAINING);
  app.synth();
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
  expect(JSON.parse(during.stdout).containers).toEqual([
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

test.each([
  [['stop', '--at', 'emulator:1'], /--at emulator:1: there are no programs; write local, local:<port> or azure/],
  [['stop', '--from', '__tests__/support/no-such-folder'], /no-such-folder/],
])('%j is wrong usage', async (options, says) => {
  const { status, stderr } = await run(['jobs', ...options, ...(options.includes('--from') ? [] : from)]);
  expect([status, stderr]).toEqual([2, expect.stringMatching(says)]);
});
