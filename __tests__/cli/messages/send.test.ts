import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { LocalServiceBus } from '../../../lib/broker';
import { requestProblems, type Templates } from '../../../lib/operations/messages/request-problems';
import { topologyOf } from '../../../lib/routing';
import { Message, messageToJson } from '../../../lib/rules';
import { readDocuments } from '../../../lib/terraform';
import { RequestValidator } from '../../../lib/trigger/jobs';
import { shippedTexts } from '../../support/shipped/synthesized';
import { TEMPLATES } from '../../support/templates';
import { configurationOf } from '../../support/topics';
import { busWith, jsonLines, run } from './command';

const folder = mkdtempSync(join(tmpdir(), 'send-'));
const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let bus: LocalServiceBus;
let to: string;
beforeEach(async () => {
  bus = await busWith('orders');
  to = `local:${bus.ports[0]}`;
});
afterEach(() => bus.stop());

/** Options for a test without a contract. */
const plain = () => ['--to', to, '--unchecked'];

test('every type of a property arrives as it is written, and ids, session, times and bodies too', async () => {
  const properties = {
    text: 'x',
    int: { int: '7' },
    below: { int: '-7' },
    sbelow: { short: '-3' },
    long: { long: '9007199254740993' },
    double: { double: '5' },
    float: { float: '0.5' },
    decimal: { decimal: '1.50' },
    at: { datetime: '2026-01-02T03:04:05Z' },
    span: { timespan: '00:01:00' },
    guid: { guid: '01234567-89ab-cdef-0123-456789abcdef' },
    short: { short: '3' },
    byte: { byte: '4' },
    uint: { uint: '5' },
    ulong: { ulong: '18446744073709551615' },
    yes: true,
    nothing: null,
  };
  const message = {
    messageId: 'm-1',
    subject: 's',
    correlationId: 'c',
    sessionId: 'one',
    replyTo: 'r',
    contentType: 'application/json',
    timeToLive: 'PT1H',
    applicationProperties: properties,
    body: { id: 12, list: [1.5] },
  };
  const { status, stdout } = await run(['send', file('typed.json', JSON.stringify(message)), ...plain()]);
  expect([status, stdout]).toEqual([0, `1 sent to events at ${to}\n`]);
  const [seen] = await bus.peek('events/Subscriptions/all');
  expect(messageToJson(seen!.message)).toEqual({
    properties: {
      ...properties,
      text: { string: 'x' },
      yes: { bool: 'true' },
      nothing: { null: null },
    },
    system: {
      MessageId: 'm-1',
      Label: 's',
      CorrelationId: 'c',
      SessionId: 'one',
      PartitionKey: 'one',
      ReplyTo: 'r',
      ContentType: 'application/json',
      TimeToLive: '01:00:00',
    },
  });
  expect(seen!.body).toEqual({ kind: 'text', text: '{"id":12,"list":[1.5]}' });
});

test.each<[what: string, body: string, expected: object]>([
  ['a text is itself', '"{ \\"a\\": 1 }"', { kind: 'text', text: '{ "a": 1 }' }],
  ['a number of 64 bits keeps its digits', '[9007199254740993]', { kind: 'text', text: '[9007199254740993]' }],
  ['a buffer is its bytes', '{"type":"Buffer","data":[255,0]}', { kind: 'binary', bytes: Buffer.of(255, 0) }],
  ['none is empty', 'null', { kind: 'text', text: '' }],
])('a body: %s', async (_, body, expected) => {
  expect((await run(['send', '-', ...plain()], { input: `{"subject":"s","body":${body}}` })).status).toBe(0);
  expect((await bus.peek('events/Subscriptions/all'))[0]!.body).toEqual(expected);
});

test('a message at a time comes then', async () => {
  const input = '{"messageId":"later","scheduledEnqueueTimeUtc":"2099-01-01T00:00:00Z","body":1}';
  expect((await run(['send', '-', '--to', `${to}/orders`, '--unchecked'], { input })).status).toBe(0);
  expect(bus.counts().find(({ address }) => address === 'orders')).toMatchObject({ scheduled: 1, active: 0 });
});

test('messages of several sessions go in their order, in few batches, and each has an id', async () => {
  const lines = Array.from({ length: 500 }, (_, index) =>
    JSON.stringify({ sessionId: `s${index < 250 ? 1 : 2}`, body: index }),
  );
  const { stdout } = await run(['send', file('many.jsonl', lines.join('\n')), ...plain(), '--json']);
  const told = jsonLines(stdout);
  expect(told[499]).toEqual({
    message: `${join(folder, 'many.jsonl')}, line 500`,
    entity: 'events',
    messageId: expect.any(String),
    sent: true,
  });
  expect(new Set(told.map(({ messageId }) => messageId)).size).toBe(500);
  const seen = await bus.peek('events/Subscriptions/all', { count: 500 });
  expect(seen.map(({ body }) => (body as { text: string }).text)).toEqual(lines.map((_, index) => `${index}`));
});

test('--count sends again and again, and --every takes its time and tells each', async () => {
  const input = '{"body":1}\n{"body":2}';
  const { stdout } = await run(['send', '-', ...plain(), '--count', '3', '--every', 'PT0.05S'], { input });
  expect(stdout).toMatch(/^(sent [0-9a-f-]{36} \(standard input, line [12]\)\n){3}3 sent to events at local:\d+\n$/);
  expect((await bus.peek('events/Subscriptions/all')).map(({ body }) => (body as { text: string }).text)).toEqual([
    '1',
    '2',
    '1',
  ]);
});

test('Ctrl-C says how many were sent of those that were to be', async () => {
  const { status, stdout } = await run(['send', '-', ...plain(), '--count', '1000', '--every', 'PT0.1S'], {
    input: '{"body":1}',
    during: ({ stdout: said }, kill) => {
      if (said.split('\n').length > 2) kill('SIGINT');
    },
  });
  const sent = (await bus.peek('events/Subscriptions/all')).length;
  expect(sent).toBeGreaterThanOrEqual(2);
  expect(stdout).toContain(`${sent} of 1000 sent to events at ${to}; the last was standard input, line 1\n`);
  expect(status).toBe(2);
});

test('where duplicates are not detected, nothing is dropped and nothing said', async () => {
  const twice = () => run(['send', '-', '--to', `${to}/orders`, '--unchecked'], { input: '{"messageId":"one"}' });
  expect((await twice()).stderr).toBe('');
  expect(await twice()).toEqual({ status: 0, stdout: `1 sent to orders at ${to}\n`, stderr: '' });
});

test('what does not tell of duplicates is said to be so, for a message with an id', async () => {
  const there = ['--to', `emulator:localhost:${bus.ports[0]}/orders`, '--unchecked'];
  const named = await run(['send', '-', ...there], { input: '{"messageId":"one"}' });
  expect([named.status, named.stderr]).toEqual([
    0,
    expect.stringMatching(
      /^training-job-scheduler: emulator:\d+ does not tell whether it has dropped a message as a duplicate: /,
    ),
  ]);
  expect((await run(['send', '-', ...there], { input: '{"body":1}' })).stderr).toBe('');
});

describe('what is known beforehand', () => {
  test('no rule wants it', async () => {
    const from = file('events.tf.json', configurationOf({ train: "kind = 'train'", check: "kind = 'check'" }));
    const input = '{"applicationProperties":{"kind":"train"}}\n{"applicationProperties":{"kind":"other"}}';
    const { status, stdout, stderr } = await run(['send', '-', '--to', `${to}/events`, '--from', from], { input });
    expect(stderr).toContain('standard input, line 2: no rule of events wants it, so nobody gets it');
    expect(stderr).not.toContain('line 1');
    expect([status, stdout]).toEqual([1, `2 sent to events at ${to}\n`]);
  });

  test('what cannot be told is not said', async () => {
    const unknown = JSON.parse(configurationOf({ train: "kind = 'train'" }));
    for (const rule of Object.values<{ sql_filter: string }>(unknown.resource.azurerm_servicebus_subscription_rule))
      rule.sql_filter = '${var.filter}';
    const from = file('unknown.tf.json', JSON.stringify({ ...unknown, variable: { filter: {} } }));
    const input = '{"applicationProperties":{"kind":"other"}}';
    const { stderr } = await run(['send', '-', '--to', `${to}/events`, '--from', from], { input });
    expect(stderr).not.toContain('wants it');
  });

  const [name = '', template] = Object.entries(TEMPLATES).find(([, { data }]) => data.kind === 'command')!;
  const templates: Templates = { [name]: template.data };

  test.each<[what: string, body: string, said: RegExp | undefined]>([
    ['nothing', '', /^the body is empty$/],
    ['no JSON', '{', /^the body is no object of JSON$/],
    ['a list', '[]', /^the body is no object of JSON$/],
    ['no template', '{"id":"1"}', /^template: got nothing, allowed /],
    ['a template that is nearly one', JSON.stringify({ template: `${name}s` }), /^template: got .*; did you mean "/],
    [
      'a member that is nearly one',
      JSON.stringify({ id: '1', template: name, parms: {} }),
      /unknown member "parms"; did you mean params\?/,
    ],
    ['too much', JSON.stringify({ id: 'x'.repeat(20_000) }), /^the body has \d+ bytes, allowed are 16384$/],
  ])('a body that no template takes: %s', (_, body, said) => {
    expect(requestProblems(templates, Buffer.from(body), new Message())).toEqual(
      expect.arrayContaining([expect.stringMatching(said as RegExp)]),
    );
  });

  test('the examples are taken, and what the program itself refuses is what is told', () => {
    const validator = new RequestValidator({ templates, contract: null });
    const part = fc.oneof(fc.constantFrom('1', name, 1, 0, -1, null, true, {}, []), fc.jsonValue({ maxDepth: 1 }));
    const params = fc.dictionary(fc.constantFrom(...Object.keys(template.data.parameters), 'other'), part);
    const inputs = fc.dictionary(
      fc.constantFrom(...Object.keys(template.data.inputs), 'other'),
      fc.oneof(part, fc.constant('azureml:reviews:1')),
    );
    const request = fc.record(
      {
        id: fc.oneof(fc.constant('1'), part),
        template: fc.oneof(fc.constant(name), part),
        params,
        inputs,
        attempt: part,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(request, (body) => {
        const bytes = Buffer.from(JSON.stringify(body));
        const isTaken = !('reason' in validator.request(bytes));
        expect(requestProblems(templates, bytes, new Message()).length === 0).toBe(isTaken);
      }),
    );
  });
});

describe('with a contract', () => {
  const dev = file('cdk.tf.json', shippedTexts().dev!);

  test('all that is not as it says is told with its line, and nothing is sent', async () => {
    const lines = [
      '{"applicationProperties":{"eventType":"training.requested","schemaVersion":1}}',
      '{"applicationProperties":{"eventType":"training.wanted","priority":70}}',
      '{"applicationPropertys":{}}',
      '{"a"',
    ];
    const path = file('wrong.jsonl', lines.join('\n'));
    const { status, stderr, stdout } = await run(['send', path, '--to', `${to}/training-events`, '--from', dev]);
    const told = stderr.trim().split('\n');
    expect([status, stdout]).toEqual([2, '']);
    expect(told).toContainEqual(
      expect.stringMatching(/wrong\.jsonl, line 2: not as the contract of training-events says: eventType/),
    );
    expect(told).toContainEqual(
      expect.stringMatching(/wrong\.jsonl, line 2: not as the contract of training-events says: priority/),
    );
    expect(told).toContainEqual(expect.stringMatching(/wrong\.jsonl, line 3: .*applicationPropertys/));
    expect(told).toContainEqual(expect.stringMatching(/wrong\.jsonl, line 4: not JSON/));
    expect(told.at(-1)).toBe('training-job-scheduler: nothing was sent');
  });

  test('what is as it says is sent, and nothing is said of it', async () => {
    const here = await LocalServiceBus.start({ topology: topologyOf(readDocuments(dev)[0]!) });
    try {
      const example = join(resolve(__dirname, '../../..'), 'examples/messages/gpu-urgent.json');
      const ended = await run(['send', example, '--to', `local:${here.ports[0]}`, '--from', dev]);
      // The topic is the only one there.
      const stdout = `1 sent to training-events at local:${here.ports[0]}\n`;
      expect(ended).toEqual({ status: 0, stdout, stderr: '' });
      expect((await here.peek('training-events/Subscriptions/gpu-urgent')).length).toBe(1);
    } finally {
      await here.stop();
    }
  });

  test('one that is dropped as a duplicate is told, in words and for machines; one without an id is none', async () => {
    const here = await LocalServiceBus.start({ topology: topologyOf(readDocuments(dev)[0]!) });
    try {
      const there = ['--to', `local:${here.ports[0]}`, '--from', dev];
      const example = join(resolve(__dirname, '../../..'), 'examples/messages/gpu-urgent.json');
      expect((await run(['send', example, ...there])).stderr).toBe('');
      const again = await run(['send', example, ...there, '--json']);
      const [{ messageId }] = jsonLines(again.stdout);
      expect(jsonLines(again.stdout)).toEqual([expect.objectContaining({ messageId, sent: true, dropped: true })]);
      expect([again.status, again.stderr]).toEqual([
        1,
        `training-job-scheduler: one of them is dropped by training-events as duplicates: messages of these ids came before (${messageId}); give each another messageId, or leave it out where the contract lets you\n`,
      ]);
      const fresh = JSON.stringify({ ...JSON.parse(readFileSync(example, 'utf8'))[0], messageId: undefined });
      const twice = await run(['send', '-', ...there, '--count', '2'], { input: fresh });
      expect([twice.status, twice.stderr]).toEqual([0, '']);
      expect((await here.peek('training-events/Subscriptions/gpu-urgent')).length).toBe(3);
      // Within one run as well, which the service does not know of beforehand.
      const own = JSON.stringify({ ...JSON.parse(fresh), messageId: 'mine' });
      const repeated = await run(['send', '-', ...there, '--count', '3', '--every', 'PT0.01S'], { input: own });
      expect(repeated.stdout.match(/, and dropped: one of this id came before/g)?.length).toBe(2);
      expect((await here.peek('training-events/Subscriptions/gpu-urgent')).length).toBe(4);
    } finally {
      await here.stop();
    }
  });

  test('a property that is nearly one of the contract is refused, unless that is said', async () => {
    const input = '{"applicationProperties":{"eventType":"training.requested","gpuCnt":4}}';
    const refused = await run(['send', '-', '--to', `${to}/training-events`, '--from', dev], { input });
    expect([refused.status, refused.stderr]).toEqual([
      1,
      expect.stringContaining(
        'no property "gpuCnt", and gpuCount is not there; did you mean gpuCount?\ntraining-job-scheduler: nothing was sent; --unchecked',
      ),
    ]);
    // A property of one's own is nearly nothing, and what is spelt in other letters is the one that is meant.
    const fine =
      '{"applicationProperties":{"EVENTTYPE":"training.requested","eventType":"training.requested","colour":"x"}}';
    expect(
      (await run(['send', '-', '--to', `${to}/training-events`, '--from', dev], { input: fine })).stderr,
    ).not.toMatch(/did you mean/);
  });

  test('what is not as it says is a finding, and --unchecked sends it', async () => {
    const input = '{"applicationProperties":{"eventType":"training.wanted"}}';
    const refused = await run(['send', '-', '--to', `${to}/events`, '--from', dev], { input });
    // It has no topic of this name, so nothing is checked.
    expect([refused.status, refused.stderr]).toEqual([
      0,
      expect.stringContaining('no contract of events is known, so nothing is checked'),
    ]);
    const known = await run(['send', '-', '--to', `${to}/training-events`, '--from', dev], { input });
    expect([known.status, known.stderr]).toEqual([
      1,
      expect.stringContaining('nothing was sent; --unchecked sends them all the same'),
    ]);
  });
});

test.each<[what: string, options: string[], input: string, line: RegExp]>([
  [
    'nothing that runs',
    ['--to', 'local:1'],
    '{}',
    /^training-job-scheduler: local:1: nothing listens there; start it with training-job-scheduler local/,
  ],
  [
    'no such topic',
    ['--to', 'HERE/nowhere'],
    '{}',
    /nowhere at local:\d+: there is no such queue, topic or subscription/,
  ],
  [
    'several that could be meant',
    ['--to', 'azure:training-ml'],
    '{}',
    /azure:training-ml: say which topic or queue: azure:training-ml\/<topic or queue>/,
  ],
  ['no message', ['--to', 'HERE/orders'], '', /standard input: no message in there/],
  ['no address', ['--to', 'remote'], '{}', /remote is no address: write local, local:<port>, azure:<namespace>/],
  [
    'a port that is none',
    ['--to', 'local:99999'],
    '{}',
    /local:99999 is no address: a port is a whole number, 1 to 65535/,
  ],
  [
    'a namespace that is none',
    ['--to', 'azure:a b/x'],
    '{}',
    /azure:a b\/x is no address: a namespace has 6 to 50 letters/,
  ],
  ['a length of time that is none', ['--every', '1s'], '{}', /a length of time as ISO 8601, such as PT1S/],
  ['a count that is none', ['--count', '0'], '{}', /a whole number from 1/],
  [
    'a message that is too large',
    ['--to', 'HERE/orders'],
    JSON.stringify({ body: 'x'.repeat(300_000) }),
    /standard input, line 1: it is larger than the service takes/,
  ],
])('%s is told in one line', async (_, options, input, line) => {
  const given = options.map((one) => one.replace('HERE', to));
  const { status, stderr } = await run(['send', '-', '--unchecked', ...given], { input });
  expect([status, stderr]).toEqual([2, expect.stringMatching(line)]);
  expect(stderr).not.toMatch(/^ +at /m);
});
