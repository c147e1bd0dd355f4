import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { shippedFolders } from '../support/shipped/synthesized';
import { scheduler } from './scheduler';

const MESSAGES = resolve(__dirname, '../support/shipped/messages');
const { dev = '', quickstart = '' } = shippedFolders();
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
    startsNothing: [],
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

test('what is found is told with the whole command that gives it again', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'simulate-')), "somebody's messages");
  const file = join(folder, 'gpu-spot.json');
  mkdirSync(folder);
  writeFileSync(file, readFileSync(join(MESSAGES, 'gpu-spot.json')));
  const options = ['--from', dev, '--schedules', '300', '--fault', 'rules-replaced', '--per-schedule', '4'];
  const { stdout } = scheduler(['simulate', file, ...options]);
  const quoted = `'${file.replace("'", "'\\''")}'`;
  const [, command] = /^the whole of it:\n {2}(.*)$/m.exec(stdout) ?? [];
  expect(command?.replace(/--replay \d+/, '--replay 1')).toBe(
    `npx training-job-scheduler simulate ${quoted} --from ${dev} --replay 1 --fault rules-replaced --per-schedule 4`,
  );
  rmSync(resolve(folder, '..'), { recursive: true });
});

describe('messages that start nothing though nothing goes wrong', () => {
  interface Resources {
    readonly azurerm_servicebus_subscription: Record<string, { name: string; requires_session?: boolean }>;
    readonly azurerm_servicebus_subscription_rule: Record<string, { action?: string; subscription_id: string }>;
  }

  /** What `dev` deploys, with something changed. */
  function changed(name: string, change: (resources: Resources) => void): string {
    const to = join(folder, name);
    mkdirSync(to);
    symlinkSync(join(dev, 'assets'), join(to, 'assets'));
    const document: { resource: Resources } = JSON.parse(readFileSync(join(dev, 'cdk.tf.json'), 'utf8'));
    change(document.resource);
    writeFileSync(join(to, 'cdk.tf.json'), JSON.stringify(document));
    return to;
  }

  function gpuSpot(resources: Resources): readonly [key: string, subscription: { requires_session?: boolean }] {
    const found = Object.entries(resources.azurerm_servicebus_subscription).find(([, { name }]) => name === 'gpu-spot');
    return found as NonNullable<typeof found>;
  }

  const withSessions = (resources: Resources) => {
    gpuSpot(resources)[1].requires_session = true;
  };
  const withUnknownTier = (resources: Resources) => {
    const [key] = gpuSpot(resources);
    for (const rule of Object.values(resources.azurerm_servicebus_subscription_rule))
      if (rule.subscription_id.includes(`.${key}.`)) rule.action = "SET queueTier = 'none-of-this-name'";
  };

  test.each([
    ['its subscription takes sessions, and it has none', withSessions, /^dead letter: Session ID is null\.$/],
    ['an action sets what no template takes', withUnknownTier, /^not-allowed: property queueTier, which is tier: /],
  ])('%s: the first line says so, with status 1', (name, change, why) => {
    const from = changed(name.replaceAll(/\W+/g, '-'), change);
    const options = [join(MESSAGES, 'gpu-spot.json'), join(MESSAGES, 'cpu-train.json'), '--from', from];
    const { status, stdout } = scheduler(['simulate', ...options, '--schedules', '2']);
    expect([status, stdout.split('\n')[0]]).toEqual([
      1,
      expect.stringMatching(
        /^2 of 2 messages that came to gpu-spot started nothing, even where nothing failed: .* \(gpu-spot\)$/,
      ),
    ]);
    // Told once.
    expect(stdout).not.toContain('refused also where nothing goes wrong');
    const asked = scheduler(['simulate', ...options, '--schedules', '2', '--json']);
    expect([asked.status, JSON.parse(asked.stdout)]).toEqual([
      1,
      expect.objectContaining({
        startsNothing: [
          {
            subscription: 'gpu-spot',
            why: expect.stringMatching(why),
            messages: ['gpu-spot', 'gpu-spot 2'],
            of: 2,
          },
        ],
        found: null,
      }),
    ]);
  });
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
