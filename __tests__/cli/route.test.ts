import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { MESSAGES } from '../support/shipped';
import { shippedTexts } from '../support/shipped/synthesized';
import { changesOf, NAMESPACE_ID, type PlannedChange, planFile } from '../support/small-plans';
import { configurationOf } from '../support/topics';
import { scheduler } from './scheduler';

const CASES = join(__dirname, '..', 'support', 'cases', 'messages');
const folder = mkdtempSync(join(tmpdir(), 'route-'));
for (const [name, text] of Object.entries(shippedTexts())) {
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, 'cdk.tf.json'), text);
}
const dev = join(folder, 'dev');
const URGENT = { applicationProperties: { eventType: 'training.requested', gpuCount: 4, priority: 8 } };

const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

test('every example goes where its file name says, in JSON lines', () => {
  const files = readdirSync(MESSAGES).map((name) => join(MESSAGES, name));
  const { status, stdout } = scheduler(['route', ...files, '--from', dev, '--json']);
  expect(status).toBe(0);
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.length).toBeGreaterThanOrEqual(files.length);
  for (const { message, subscriptions } of lines) {
    expect(
      subscriptions.map(({ subscription }: { subscription: string }) => `${join(MESSAGES, subscription)}.json`),
    ).toEqual([message.replace(/, message \d+$/, '')]);
  }
});

test('the output for people says the way, the change and the end', () => {
  const { stdout } = scheduler(['route', file('one.json', JSON.stringify(URGENT, null, 2)), '--from', dev]);
  expect(stdout).toBe(`${join(folder, 'one.json')} -> training-events (${dev})
  gpu-urgent: by urgent, with queueTier = dedicated (expires after P14D, then dead-lettered)
`);
});

test('--explain says why the others do not get it, with the values that were seen', () => {
  const { stdout } = scheduler(['route', '-', '--from', dev, '--explain'], JSON.stringify(URGENT));
  expect(stdout).toContain(
    '  not gpu-spot: not-urgent: NOT EXISTS(priority) OR priority < 7 is false: priority is 8 (int)\n',
  );
  expect(stdout).toContain(
    "  not evaluate: model-trained: sys.Label = 'model.trained' is false: sys.Label is missing or unknown\n",
  );
  expect(stdout.match(/^ {2}not /gm)).toHaveLength(12);
});

test('a label that the contract does not list is told as well', () => {
  const message = { ...URGENT, subject: 'training.request' };
  const { stdout, stderr } = scheduler(['route', file('label.json', JSON.stringify(message)), '--from', dev]);
  expect(stdout + stderr).toMatch(
    /says: Label: got "training.request", allowed dataset\.ready, .*; did you mean "training\.requested"\?/,
  );
});

test('a message that breaks the contract is told, and routed all the same', () => {
  const message = { applicationProperties: { eventType: 'training.request', priority: 12 } };
  const { status, stdout, stderr } = scheduler(['route', '-', '--from', dev], JSON.stringify(message));
  expect(status).toBe(1);
  expect(stdout).toMatch(/nobody gets it/);
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringMatching(
      /line 1: not as the contract of training-events says: eventType: got "training.request", allowed dataset.ready, .*; did you mean "training.requested"\?$/,
    ),
    expect.stringMatching(/says: priority: got 12, and it must be <= 9$/),
  ]);
});

test('a second message of one id is dropped where the topic detects duplicates', () => {
  const message = JSON.stringify({ messageId: 'm', ...URGENT });
  const { stdout } = scheduler(['route', '-', '--from', dev], `${message}\n${message}\n`);
  expect(stdout).toMatch(
    /line 1 -> .*\n {2}gpu-urgent.*\n.*line 2 -> .*\n {2}refused: a message of this id came before/,
  );
});

test('messages as people have them, each named for what it is, once', () => {
  const names = readdirSync(CASES).filter((name) => name !== 'msg-tostring.json');
  const files = names.map((name) => {
    const [json] = [JSON.parse(readFileSync(join(CASES, name), 'utf8'))].flat();
    const idName = Object.keys(json).find((key) => key.toLowerCase() === 'messageid') ?? 'id';
    return file(name, JSON.stringify([1, 2].map((number) => ({ ...json, [idName]: `${name} ${number}` }))));
  });
  const { status, stdout, stderr } = scheduler(['route', ...files, '--from', dev, '--json']);
  const answers = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map(({ message, assumed, subscriptions }) => [
      basename(message.replace(/, .*/, '')),
      assumed?.replace(/:.*/, ''),
      subscriptions.map(({ subscription }: { subscription: string }) => subscription),
    ]);
  const expected = [
    ['eventgrid.json', 'this is a CloudEvent of Event Grid, and Event Grid delivers it', []],
    ['functions.json', undefined, ['evaluate']],
    ['java.json', undefined, ['evaluate']],
    ['masstransit.json', 'this is an envelope of MassTransit, and MassTransit sends it', ['cpu-train']],
    ['portal.json', undefined, ['evaluate']],
    ['sbexplorer.json', undefined, ['evaluate']],
  ];
  expect(answers).toEqual(expected.flatMap((one) => [one, one]));
  expect(status).toBe(1);
  const notes = stderr.split('\n').filter((line) => /left out|it is the body/.test(line));
  expect(notes).toHaveLength(names.length);
  expect(stderr).toMatch(/portal\.json.*: a message as the Azure portal shows it: .* left out/);
});

test('a line that is no message is told, and the others are answered', () => {
  const input = `${JSON.stringify(URGENT)}\n{"eventType": "x"}\n[1]\n\n${JSON.stringify(URGENT)}\n`;
  const { status, stdout, stderr } = scheduler(['route', '-', '--from', dev, '--json'], input);
  expect(status).toBe(2);
  expect(stdout.trim().split('\n')).toHaveLength(2);
  expect(stderr.trim().split('\n')).toEqual([
    'training-job-scheduler: standard input, line 2: unknown part of a message "eventType"; properties of your own stand in applicationProperties',
    expect.stringMatching(
      /^training-job-scheduler: standard input, line 3, message 1: got 1, allowed a message: an object such as /,
    ),
  ]);
});

test('a message may stand in the command itself, as for why-not', () => {
  const one = (given: string) => scheduler(['route', given, '--from', dev, '--json']).stdout.trim().split('\n').length;
  expect([one(JSON.stringify(URGENT)), one(JSON.stringify([URGENT, URGENT]))]).toEqual([1, 2]);
  const { status, stderr } = scheduler(['route', '{"applicationProperties": {', '--from', dev]);
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: expect.stringMatching(/^training-job-scheduler: message: not JSON: /),
  });
});

test('a broken line leaves the others, also where it is the first', () => {
  const good = JSON.stringify(URGENT);
  const { status, stdout, stderr } = scheduler(
    ['route', '-', '--from', dev, '--json'],
    `{"a": b}\n${good}\nx\n${good}\n`,
  );
  expect([status, stdout.trim().split('\n').length]).toEqual([2, 2]);
  expect(stderr.match(/line (1|3): not JSON/g)).toEqual(['line 1: not JSON', 'line 3: not JSON']);
});

test.each([
  JSON.stringify([URGENT, URGENT], undefined, 2),
  JSON.stringify([URGENT, URGENT]),
  `${JSON.stringify(URGENT)}\n\n${JSON.stringify(URGENT)}`,
])('one value over several lines, an array, and a value a line are read alike', (input) => {
  expect(scheduler(['route', '-', '--from', dev, '--json'], input).stdout.trim().split('\n')).toHaveLength(2);
});

test.each<[problem: string, options: string[], input: string, message: RegExp]>([
  [
    'text',
    ['-', '--from', dev],
    'hello',
    /standard input, line 1: not JSON: expected a message, an array of messages, or a message a line/,
  ],
  ['a file that is not there', [join(folder, 'none.json'), '--from', dev], '', /none\.json: there is no such file/],
  ['an unknown topic', ['-', '--from', dev, '--topic', 'foo'], '{}', /no topic named foo; there are training-events/],
  [
    'a document without a topic',
    ['-', '--from', file('empty.tf.json', '{"terraform": {}}')],
    '{}',
    /no topic in there/,
  ],
  ['no message at all', ['--from', dev], '', /missing required argument 'messages'/],
])('%s is one clear line and status 2', (_, options, input, message) => {
  const { status, stderr } = scheduler(['route', ...options], input);
  expect(status).toBe(2);
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/^ +at /m);
});

describe('a topic that is read as well as made', () => {
  const JOBS = 'azurerm_servicebus_topic.jobs';
  const BUS = 'azurerm_servicebus_namespace.bus';
  const READ = 'data.azurerm_servicebus_topic.jobs';
  const LATE = 'azurerm_servicebus_subscription.late';
  const made = (unknown: PlannedChange['unknown'] = {}, after: object = {}): Partial<PlannedChange> => ({
    before: null,
    after: { id: undefined, ...after },
    unknown: { id: [], ...unknown },
    actions: ['create'],
  });
  /** `changesOf` deploys what has no change; here everything is new, and `late` is in the topic that is read. */
  const planned = (read: Partial<PlannedChange>, sensitive = {}) =>
    planFile(
      changesOf({
        [BUS]: { ...made({ default_primary_key: [] }), sensitive },
        [JOBS]: made({ namespace_id: [`${BUS}.id`, BUS] }, { namespace_id: undefined }),
        'azurerm_servicebus_subscription.gpu': made({ topic_id: [`${JOBS}.id`, JOBS] }, { topic_id: undefined }),
        'azurerm_servicebus_subscription_rule.gpu': made(
          { subscription_id: ['azurerm_servicebus_subscription.gpu.id', 'azurerm_servicebus_subscription.gpu'] },
          { subscription_id: undefined },
        ),
        'azurerm_servicebus_queue.approval': made({ namespace_id: [`${BUS}.id`, BUS] }, { namespace_id: undefined }),
        [READ]: { actions: ['read'], more: { mode: 'data', type: 'azurerm_servicebus_topic', name: 'jobs' }, ...read },
        [LATE]: {
          after: { name: 'late', max_delivery_count: 1 },
          unknown: { id: [], topic_id: [`${READ}.id`, READ] },
        },
      }),
    );
  const route = (path: string) =>
    scheduler(['route', '-', '--from', path], JSON.stringify({ applicationProperties: { kind: 'train' } }));

  test('is one topic, whose subscriptions are all known', () => {
    const path = planned({
      after: { name: 'jobs' },
      unknown: { id: [], namespace_id: [`${BUS}.id`, BUS] },
    });
    const { status, stdout, stderr } = route(path);
    expect(stdout).toBe(`standard input, line 1 -> jobs (${path})\n  gpu: by gpu\n  late: by $Default\n`);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test('may be the one that is made, where only the apply tells its name', () => {
    const path = planned({
      after: {},
      unknown: { id: [], name: ['terraform_data.name'], namespace_id: [`${BUS}.id`, BUS] },
    });
    const { status, stdout } = route(path);
    expect(status).toBe(1);
    expect(stdout).toContain(
      '  gpu: by gpu\n  cannot tell who else gets it: data.azurerm_servicebus_topic.jobs: whether',
    );
  });

  test('is another one, where it is there already and the other is made now', () => {
    const id = `${NAMESPACE_ID.replace('/bus', '/others')}/topics/jobs`;
    const path = planned({ after: { id, name: 'jobs', namespace_id: id.replace('/topics/jobs', '') }, unknown: {} });
    const { stdout } = route(path);
    expect(stdout).toContain(`standard input, line 1 -> bus/jobs (${path})\n  gpu: by gpu\n`);
    expect(stdout).toMatch(/late: by \$Default .*\n {2}cannot tell who else gets it: /);
  });

  test('that something sensitive is known only after apply is no secret', () => {
    const path = planned(
      { after: {}, unknown: { id: [], name: ['terraform_data.name'], namespace_id: [`${BUS}.id`, BUS] } },
      { default_primary_key: true },
    );
    const { stderr } = route(path);
    expect(stderr).toContain('data.azurerm_servicebus_topic.jobs: name: it is known after apply');
    expect(stderr).not.toContain('(sensitive)');
  });
});

test.each([
  ['terraform show -json', { format_version: '1.0', terraform_version: '1.11.4', values: { root_module: {} } }],
  ['a .tfstate', { version: 4, terraform_version: '1.11.4', serial: 1, lineage: 'x', outputs: {}, resources: [] }],
])('a state with nothing in it has no topic: %s', (_, state) => {
  const path = file('state.json', JSON.stringify(state));
  expect(scheduler(['route', '-', '--from', path], '{}')).toEqual({
    status: 2,
    stdout: '',
    stderr: `training-job-scheduler: ${path}: no topic in there\n`,
  });
});

describe('what one cause makes unknown is told once', () => {
  const CAUSE = 'has a for_each that is ${var.jobs}, so how many there are is not known';
  /** Subscriptions of their own, and others of a `for_each` that only Terraform knows. */
  const document = (names: readonly string[]) => {
    const { resource } = JSON.parse(configurationOf(Object.fromEntries(names.map((name) => [name, `k = '${name}'`]))));
    const topic = '${azurerm_servicebus_topic.events.id}';
    Object.assign(resource.azurerm_servicebus_subscription, {
      more: { for_each: '${var.jobs}', name: '${each.key}', topic_id: topic },
    });
    Object.assign(resource.azurerm_servicebus_subscription_rule, {
      more: {
        for_each: '${var.jobs}',
        name: 'r',
        subscription_id: '${azurerm_servicebus_subscription.more[each.key].id}',
        sql_filter: '1=1',
      },
    });
    return file('each.tf.json', JSON.stringify({ resource }));
  };
  const ask = (names: readonly string[]) =>
    scheduler(['route', '-', '--from', document(names)], JSON.stringify({ applicationProperties: { k: 'a' } }));

  test('with the subscriptions that wait for it', () => {
    const { status, stdout, stderr } = ask(['a', 'b', 'c', 'd']);
    expect(status).toBe(1);
    const both = `azurerm_servicebus_subscription.more and azurerm_servicebus_subscription_rule.more: ${CAUSE}`;
    expect(stdout.split('\n').slice(1, -1)).toEqual([
      '  a: by rule',
      `  a: cannot tell whether it gets more copies: ${both}`,
      '  b, c, d (3 subscriptions): cannot tell whether they get it, for the same reasons',
      '  cannot tell who else gets it: azurerm_servicebus_subscription.more: whether it is there, or how often, is not known: for_each is ${var.jobs}; and for what is told above',
    ]);
    expect(stdout.split(CAUSE)).toHaveLength(2);
    expect(stderr.split(CAUSE)).toHaveLength(2);
  });

  test('and how many there are, where they are many', () => {
    const names = Array.from({ length: 40 }, (_, n) => `job-${`${n}`.padStart(2, '0')}`);
    const { stdout } = ask(['a', ...names]);
    expect(stdout).toMatch(
      /\n {2}job-00, .*job-11 and 28 more \(40 subscriptions\): cannot tell whether they get it, for/,
    );
  });

  test('machines get every part', () => {
    const from = ['--from', document(['a', 'b'])];
    const { stdout } = scheduler(
      ['route', '-', '--json', ...from],
      JSON.stringify({ applicationProperties: { k: 'a' } }),
    );
    const { subscriptions, unknown } = JSON.parse(stdout);
    for (const { unknown: open } of subscriptions)
      expect(open.map(({ problem }: any) => problem)).toEqual([CAUSE, CAUSE]);
    expect(unknown).toHaveLength(3);
  });
});
