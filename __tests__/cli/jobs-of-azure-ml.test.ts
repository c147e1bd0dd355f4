import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import { TrainingSchedulerStack } from '../../lib/app';
import { LocalServiceBus } from '../../lib/broker';
import { CPU, command, WORKSPACE } from '../local/azure-ml/machine';
import { ServiceOfTest } from '../local/azure-ml/service-of-test';
import { TRAINING } from '../support/training';
import { jsonLines, run } from './messages/command';

/** At the Azure ML of this project, in this process, over HTTP. */

let service: ServiceOfTest;
let bus: LocalServiceBus;
let at: string[];
beforeAll(async () => {
  service = await ServiceOfTest.start();
  bus = await LocalServiceBus.start();
  bus.announce('system', {
    resourceManager: service.http.url,
    page: service.http.url,
    workspaces: [{ id: WORKSPACE, name: 'training' }],
  });
  at = ['--at', `local:${bus.ports[0]}`];
  const job = (text: string, tags: object) => command({ command: text, tags });
  await service.put(
    'tr-ok',
    job('echo "first line"; echo second', { requestId: '1', attempt: '1', template: 'train' }),
  );
  await service.put('tr-bad', job('echo oops; exit 3', { requestId: '2', attempt: '1', template: 'train' }));
  await service.put('tr-other', job('true', { requestId: '3', template: 'evaluate' }));
  await service.until('tr-ok');
  await service.until('tr-bad');
  await service.until('tr-other');
});
afterAll(async () => {
  await bus.stop();
  await service.stop();
});

const jobs = (...options: string[]) => run(['jobs', ...options, ...at]);

test('list has them as a table and as JSON, by template, request and state', async () => {
  const { status, stdout } = await jobs('list');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^job +state +kind +template +request +cluster +created\n/);
  expect(stdout).toMatch(/^tr-bad +Failed +Command +train +2 +cpu +\d{4}-\d\d-\d\dT[\d:]+Z$/m);
  const names = async (...options: string[]) =>
    jsonLines((await jobs('list', '--json', ...options)).stdout)
      .map(({ name }) => name)
      .sort();
  expect(await names()).toEqual(['tr-bad', 'tr-ok', 'tr-other']);
  expect(await names('--template', 'train')).toEqual(['tr-bad', 'tr-ok']);
  expect(await names('--request-id', '3')).toEqual(['tr-other']);
  expect(await names('--state', 'failed')).toEqual(['tr-bad']);
  const [first] = jsonLines((await jobs('list', '--json', '--request-id', '1', '--workspace', 'training')).stdout);
  expect(first).toMatchObject({
    name: 'tr-ok',
    workspace: WORKSPACE,
    kind: 'Command',
    state: 'Completed',
    template: 'train',
    requestId: '1',
    attempt: '1',
    compute: 'cpu',
  });
  const cut = await jobs('list', '--most', '2');
  expect([cut.stdout.trim().split('\n').length, cut.stderr]).toEqual([
    3,
    'training-job-scheduler: there are more; --most 4 shows more of them\n',
  ]);
});

describe('a template', () => {
  let from: string[];
  beforeAll(() => {
    const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'templates-')) });
    new TrainingSchedulerStack(app, TRAINING);
    app.synth();
    from = ['--from', join(app.outdir, 'stacks', 'ml')];
  });

  test('that there is not is told, with the one that was meant', async () => {
    const { status, stdout, stderr } = await jobs('list', '--template', 'reviews-brt', ...from);
    expect([status, stdout]).toEqual([1, 'no jobs\n']);
    expect(stderr).toMatch(/--template: .* has no template reviews-brt; did you mean reviews-bert\?/);
    const known = await jobs('list', '--template', 'reviews-bert', ...from);
    expect([known.status, known.stderr]).toEqual([0, '']);
  });

  test('in the place of a job is told', async () => {
    const { status, stderr } = await jobs('show', 'nightly', ...from);
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/nightly is a template: .* jobs list --template nightly/),
    ]);
    expect((await jobs('show', 'nobody', ...from)).stderr).not.toMatch(/is a template/);
  });
});

test('show leads to the page of the job, where there is no studio', async () => {
  expect((await jobs('show', 'tr-bad')).stdout).toContain(`  studio: ${service.http.url}/#/jobs/tr-bad\n`);
});

test('show says why a job failed, and when it ran', async () => {
  const { stdout } = await jobs('show', 'tr-bad');
  expect(stdout).toMatch(/^tr-bad {2}Failed\n {2}error: .*3/);
  expect(stdout).toMatch(/^ {2}started: \d{4}-/m);
  expect(stdout).toContain('  tag requestId: 2\n');
  expect(stdout).toContain('user_logs/std_log.txt');
  const [json] = jsonLines((await jobs('show', 'tr-bad', '--json')).stdout);
  expect(json.properties.computeId).toBe(CPU);
});

test('log is what it has written', async () => {
  expect((await jobs('log', 'tr-ok')).stdout).toBe('first line\nsecond\n');
  expect(jsonLines((await jobs('log', 'tr-ok', '--json')).stdout)).toEqual([
    { file: 'user_logs/std_log.txt', line: 'first line' },
    { file: 'user_logs/std_log.txt', line: 'second' },
  ]);
  const failed = await jobs('log', 'tr-bad', '--follow');
  expect([failed.status, failed.stdout, failed.stderr]).toEqual([
    1,
    'oops\n',
    expect.stringMatching(/^training-job-scheduler: tr-bad: Failed\ntraining-job-scheduler: tr-bad: .*3/),
  ]);
  const nothing = await jobs('log', 'tr-other');
  expect([nothing.stdout, nothing.stderr]).toEqual([
    '',
    'training-job-scheduler: tr-other has written nothing yet: Completed\n',
  ]);
});

test('log follows a job that runs, each line once, until somebody ends it, and cancel ends it', async () => {
  await service.put('tr-long', command({ command: 'echo begun; sleep 60', tags: {} }));
  await service.until('tr-long', ['Running']);
  let canceled: ReturnType<typeof jobs> | undefined;
  const followed = await run(['jobs', 'log', 'tr-long', '--follow', ...at], {
    during: ({ stdout }) => {
      if (stdout.includes('begun')) canceled ??= jobs('cancel', 'tr-long');
    },
  });
  expect([followed.status, followed.stdout]).toEqual([0, 'begun\n']);
  expect(followed.stderr).toContain('training-job-scheduler: tr-long: Canceled');
  expect((await canceled)?.stdout).toMatch(/^tr-long is asked to end: (CancelRequested|Canceled)\n$/);
  expect((await jobs('cancel', 'tr-long')).stdout).toBe('tr-long is over already: Canceled\n');
});

test('durations tells how long jobs that ended well took, and --json is what a simulation takes', async () => {
  const { status, stdout } = await jobs('durations');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^template +jobs +half up to +9 of 10 +longest$/m);
  const { stdout: json } = await jobs('durations', '--json');
  const lengths = JSON.parse(json) as Record<string, string[]>;
  const rows = stdout.trim().split('\n').slice(1);
  expect(rows.map((row) => row.split(/ +/)[0])).toEqual(Object.keys(lengths));
  for (const all of Object.values(lengths)) for (const one of all) expect(one).toMatch(/^PT[\d.]+S$/);
  expect(Object.values(lengths).flat().length).toBeGreaterThan(0);
  const { stderr } = await jobs('durations', '--most', '1');
  expect(stderr).toMatch(/there are more; --most 2|^$/);
});

test.each<[what: string, options: string[], line: RegExp]>([
  [
    'a job that is not there',
    ['show', 'nowhere'],
    /nowhere: there is no such job in \/subscriptions\/.*; training-job-scheduler jobs list shows them/,
  ],
  ['its log', ['log', 'nowhere'], /nowhere: there is no such job/],
  ['a workspace that is not there', ['list', '--workspace', 'other'], /there is no workspace other; there is training/],
  ['a state that there is not', ['list', '--state', 'Done'], /one of NotStarted, Queued/],
])('%s is told in one line', async (_, options, line) => {
  const { status, stderr } = await jobs(...options);
  expect([status, stderr]).toEqual([2, expect.stringMatching(line)]);
  expect(stderr).not.toMatch(/^ +at /m);
});

test('where no Azure ML runs, that is said, and what to do', async () => {
  const other = await LocalServiceBus.start();
  try {
    const { status, stderr } = await run(['jobs', 'list', '--at', `local:${other.ports[0]}`]);
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(
        /there is no Azure ML: what was synthesized starts no jobs, .*; for Azure, say --workspace \/subscriptions\//,
      ),
    ]);
  } finally {
    await other.stop();
  }
});
