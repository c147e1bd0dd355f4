import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { synthEnvironmentFolders } from '../support/environments';
import { environments } from '../support/shipped';
import { scheduler } from './scheduler';

const MESSAGES = resolve(__dirname, '../support/shipped/messages');
const { dev = '', quickstart = '' } = synthEnvironmentFolders(environments);
const folder = mkdtempSync(join(tmpdir(), 'simulate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const simulate = (...options: string[]) => scheduler(['simulate', MESSAGES, '--from', dev, ...options]);

test('nothing is wrong: what became of messages, and what went wrong meanwhile', () => {
  const { status, stdout, stderr } = simulate('--schedules', '40');
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^40 schedules \(seeds 1 to 40\): no message started two jobs/);
  expect(stdout).toMatch(/ {2}started$/m);
  expect(stdout).toMatch(/ {2}crash-before$/m);
});

test('--json says the same for machines, and again the same when asked again', () => {
  const [one, two] = ['a', 'b'].map(() => JSON.parse(simulate('--schedules', '20', '--json').stdout));
  expect(one).toEqual({
    asked: 20,
    schedules: 20,
    isStopped: false,
    seed: 1,
    steps: expect.any(Number),
    cut: 0,
    ends: expect.objectContaining({ started: expect.any(Number) }),
    faults: expect.any(Object),
    refused: {},
    found: null,
  });
  expect(one).toEqual(two);
});

test('what nobody promises is found where it is asked for, and told as a story that can be had again', () => {
  const { status, stdout } = simulate('--schedules', '300', '--fault', 'rules-replaced');
  expect(status).toBe(1);
  const [, seed = '', fault] = /--replay (\d+) (--fault \S+)/.exec(stdout) ?? [];
  expect(fault).toBe('--fault rules-replaced');
  expect(stdout).toMatch(/takes the rule \S+ of \S+ away\n.*sends (message-\d+) .*\n(.*\n)*lost: \1 asks for a job/);
  expect(stdout).toContain('nobody promises anything against rules-replaced');
  const again = simulate('--replay', seed, '--fault', 'rules-replaced');
  expect([again.status, again.stdout.includes('at that moment no rule wants it')]).toEqual([1, true]);
});

test('one run is told step by step', () => {
  const { status, stdout } = simulate('--replay', '3');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^seed 3\n/);
  expect(stdout).toMatch(/^\+\d\d:\d\d:\d\d\.\d{3} {2}a sender +sends message-1 /m);
});

test.each([
  [
    'a fault that there is not',
    [MESSAGES, '--from', dev, '--fault', 'job-delted'],
    /no such fault; did you mean job-deleted/,
  ],
  ['a fault that happens anyway', [MESSAGES, '--from', dev, '--fault', 'down'], /happens without being asked for/],
  ['no program', [MESSAGES, '--from', quickstart], /no program in there that starts jobs/],
  ['no message', [folder, '--from', dev], /no message in there/],
  ['no number', [MESSAGES, '--from', dev, '--schedules', '0'], /a whole number from 1/],
  ['a seed beside a replay', [MESSAGES, '--from', dev, '--replay', '1', '--seed', '2'], /cannot be used with/],
])('%s is one line', (_, options, says) => {
  const { status, stdout, stderr } = scheduler(['simulate', ...options]);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(says);
  expect(stderr).not.toMatch(/^\s+at /m);
});

test('a message that cannot be read is told with its place', () => {
  const file = join(folder, 'wrong.jsonl');
  writeFileSync(file, '{"messageId":"1"}\n7\n');
  const { status, stderr } = scheduler(['simulate', file, '--from', dev]);
  expect(status).toBe(2);
  expect(stderr).toMatch(/line 2/);
});
