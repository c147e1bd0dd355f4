import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { CorrelationFilter, SqlAction, SqlFilter } from '../../lib/rules';
import { shippedTexts } from '../support/shipped/synthesized';
import { TestStack } from '../support/stacks';
import { scheduler } from './scheduler';

const root = mkdtempSync(join(tmpdir(), 'pictures-'));
for (const [name, text] of Object.entries(shippedTexts())) {
  mkdirSync(join(root, name));
  writeFileSync(join(root, name, 'cdk.tf.json'), text);
}
const dev = join(root, 'dev');

/** A stack with many subscriptions, some of which forward. */
function crowded(count: number): string {
  const test = new TestStack();
  const namespace = test.namespace();
  const queue = namespace.addQueue('review');
  const topic = namespace.addTopic('events');
  for (let n = 0; n < count; n++) {
    topic.addSubscription(`s${n}`, {
      rules: { r: SqlFilter.parse(`a = ${n}`) },
      ...(n % 2 === 0 && { forwardTo: queue }),
    });
  }
  const folder = mkdtempSync(join(root, 'crowded-'));
  writeFileSync(join(folder, 'cdk.tf.json'), test.synthText());
  return folder;
}

describe('diagram', () => {
  test('the shipped catalogue as Mermaid', () => {
    expect(scheduler(['diagram', '--from', dev]).stdout).toMatchSnapshot();
  });

  test('several stacks are several pictures in Markdown', () => {
    const { stdout } = scheduler(['diagram', '--from', root]);
    expect(stdout.match(/^### .*\n\n```mermaid\nflowchart LR\n/gm)).toHaveLength(3);
  });

  test('text that Mermaid would read as its own is written in numbers', () => {
    const test = new TestStack();
    test.topic().addSubscription('s', { rules: { r: SqlFilter.parse("[a\"b<c>] = 'x;y#'") } });
    writeFileSync(join(root, 'odd.tf.json'), test.synthText());
    const { stdout } = scheduler(['diagram', '--from', join(root, 'odd.tf.json')]);
    expect(stdout).toContain("[a#34;b#60;c#62;] is 'x#59;y#35;'");
  });

  test('41 subscriptions are 41 boxes, each with its name', () => {
    const { boxes } = JSON.parse(scheduler(['diagram', '--json', '--from', crowded(41)]).stdout)[0];
    const names = boxes
      .filter(({ kind }: { kind: string }) => kind === 'subscription')
      .map(({ lines }: { lines: string[] }) => lines[0]);
    expect(names.sort()).toEqual(Array.from({ length: 41 }, (_, n) => `s${n}`).sort());
  });

  test('200 subscriptions are drawn together by where they forward to', () => {
    const { boxes, arrows } = JSON.parse(scheduler(['diagram', '--json', '--from', crowded(200)]).stdout)[0];
    expect(boxes.map(({ lines }: { lines: string[] }) => lines[0])).toEqual([
      'events',
      'review',
      '100 subscriptions',
      '100 subscriptions',
    ]);
    expect(boxes[2].lines.at(-1)).toBe('and 94 more');
    expect(arrows).toHaveLength(3);
  });

  test('an SVG has a box and an arrow for each', () => {
    const { stdout } = scheduler(['diagram', '--format', 'svg', '--from', dev]);
    const { boxes, arrows } = JSON.parse(scheduler(['diagram', '--json', '--from', dev]).stdout)[0];
    expect(stdout).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 \d+ \d+"/);
    expect(stdout.match(/<rect /g)).toHaveLength(boxes.length);
    expect(stdout.match(/marker-end/g)).toHaveLength(arrows.length);
    expect(stdout).toContain('>gpu-urgent</text>');
  });

  test.each([
    [['--format', 'svg', '--from', root], /a picture is of one stack, and these are/],
    [['--format', 'png', '--from', dev], /Allowed choices are mermaid, svg/],
  ])('%j is refused in one line', (options, message) => {
    const { status, stderr } = scheduler(['diagram', ...options]);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });
});

/** The rules of the emulator's published Config-schema.json that concern what is written here. */
const name = { type: 'string', pattern: '^[A-Za-z0-9]$|^[A-Za-z0-9][\\w.\\/-]*[A-Za-z0-9]$' };
const duration = { type: 'string', pattern: '^P(?!$)(?:\\d+D)?(?:T(?:\\d+H)?(?:\\d+M)?(?:\\d+S)?)?$' };
const forward = { type: 'string', pattern: `^$|${name.pattern}` };
const deliveries = { type: 'integer', minimum: 1, maximum: 10 };
const boolean = { type: 'boolean' };
const object = (properties: object, required = Object.keys(properties)) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const duplicates = { RequiresDuplicateDetection: boolean, DuplicateDetectionHistoryTimeWindow: duration };
const receiving = {
  DeadLetteringOnMessageExpiration: boolean,
  DefaultMessageTimeToLive: duration,
  LockDuration: duration,
  MaxDeliveryCount: deliveries,
  ForwardDeadLetteredMessagesTo: forward,
  ForwardTo: forward,
  RequiresSession: boolean,
};
const expression = object({ SqlExpression: { type: 'string', minLength: 1 } });
const fields = ['ContentType', 'CorrelationId', 'Label', 'MessageId', 'ReplyTo', 'ReplyToSessionId', 'SessionId', 'To'];
const correlation = {
  ...object(
    {
      ...Object.fromEntries(fields.map((field) => [field, { type: 'string' }])),
      Properties: { type: 'object', minProperties: 1 },
    },
    [],
  ),
  minProperties: 1,
};
const rule = object({
  Name: name,
  Properties: object(
    {
      FilterType: { enum: ['Sql', 'Correlation'] },
      SqlFilter: expression,
      CorrelationFilter: correlation,
      Action: expression,
    },
    ['FilterType'],
  ),
});
const list = (items: object, minItems: number, maxItems: number) => ({ type: 'array', items, minItems, maxItems });
const subscription = object({ Name: name, Properties: object(receiving), Rules: list(rule, 0, 1000) });
const topic = object({
  Name: name,
  Properties: object({ DefaultMessageTimeToLive: duration, ...duplicates }, ['DefaultMessageTimeToLive']),
  Subscriptions: list(subscription, 1, 50),
});
const queue = object({ Name: name, Properties: object({ ...receiving, ...duplicates }, Object.keys(receiving)) });
const namespace = object({ Name: { const: 'sbemulatorns' }, Queues: list(queue, 0, 50), Topics: list(topic, 0, 50) });
const schema = object({
  UserConfig: object({ Namespaces: list(namespace, 1, 1), Logging: object({ Type: { enum: ['File', 'Console'] } }) }),
});

describe('emulator', () => {
  const write = (from: string) => {
    const out = mkdtempSync(join(root, 'emulator-'));
    const { status, stdout } = scheduler(['emulator', '--json', '--from', from, '--out', out]);
    expect(status).toBe(0);
    const config = JSON.parse(readFileSync(join(out, 'Config.json'), 'utf8'));
    const validate = new Ajv({ strict: false }).compile(schema);
    expect({ valid: validate(config), errors: validate.errors }).toEqual({ valid: true, errors: null });
    return { out, differences: JSON.parse(stdout).differences as string[], bus: config.UserConfig.Namespaces[0] };
  };

  test('the shipped catalogue fits, but for times', () => {
    const { bus, differences } = write(dev);
    expect(bus.Topics[0].Subscriptions).toHaveLength(13);
    const queues = bus.Queues.map(({ Name }: { Name: string }) => Name).filter(
      (name: string) => !/^training-/.test(name),
    );
    expect(queues).toEqual(['cost-approval-requests', 'drift-review']);
    expect(bus.Queues).toHaveLength(12);
    expect(differences.filter((line) => !/time to live|duplicate window/.test(line))).toEqual([
      'queue training-dead-letters: 10 deliveries instead of 2147483647',
      'queue training-rejected: 10 deliveries instead of 2147483647',
    ]);
    const urgent = bus.Topics[0].Subscriptions.find(({ Name }: { Name: string }) => Name === 'gpu-urgent');
    expect(urgent.Properties.LockDuration).toBe('PT5M');
    expect(urgent.Rules[0].Properties).toMatchObject({
      FilterType: 'Sql',
      Action: { SqlExpression: "SET queueTier = 'dedicated'" },
    });
  });

  test('every kind of filter has the words of the emulator, which drops a rule with other words', () => {
    const test = new TestStack();
    const conditions = { label: 'l', contentType: 'c', replyToSessionId: 's', properties: { env: 'prod' } };
    const rules = {
      c: CorrelationFilter.of(conditions).then(SqlAction.parse('SET a = 1')),
      s: SqlFilter.parse("a LIKE '%{b}%'"),
    };
    test.topic().addSubscription('s', { rules });
    writeFileSync(join(root, 'kinds.tf.json'), test.synthText());
    const [c, s] = write(join(root, 'kinds.tf.json')).bus.Topics[0].Subscriptions[0].Rules;
    expect(c.Properties).toEqual({
      FilterType: 'Correlation',
      CorrelationFilter: { Label: 'l', ContentType: 'c', ReplyToSessionId: 's', Properties: { env: 'prod' } },
      Action: { SqlExpression: 'SET a = 1' },
    });
    expect(s.Properties).toEqual({ FilterType: 'Sql', SqlFilter: { SqlExpression: "a LIKE '%{b}%'" } });
  });

  test('what the emulator cannot do is listed', () => {
    const test = new TestStack();
    const busy = test.namespace().addTopic('events', { status: 'Disabled' });
    busy.addSubscription('s', {
      rules: { r: SqlFilter.parse('a = 1') },
      maxDeliveryCount: 50,
      lockDuration: 'PT10S',
      defaultMessageTtl: 'PT1M',
      status: 'ReceiveDisabled',
    });
    for (let n = 0; n < 60; n++) busy.addSubscription(`t${n}`, { rules: { r: SqlFilter.parse(`a = ${n}`) } });
    writeFileSync(join(root, 'limits.tf.json'), test.synthText());
    const { differences } = write(join(root, 'limits.tf.json'));
    for (const line of [
      'topic events: active, not Disabled: the emulator has no status',
      'topic events: 11 subscriptions are left out: the emulator takes 50',
      'topic events: 50 SQL filters, and the emulator takes 20: it will not start with them',
      'subscription events/s: 10 deliveries instead of 50',
      'subscription events/s: lock PT1M instead of PT10S',
      'subscription events/s: time to live PT5M instead of PT1M',
      'subscription events/s: active, not ReceiveDisabled: the emulator has no status',
    ]) {
      expect(differences).toContain(line);
    }
  });

  test('the compose file asks for the password and the license, and opens no port to others', () => {
    const { services } = parse(readFileSync(join(write(dev).out, 'docker-compose.yaml'), 'utf8'));
    expect(services.emulator.ports).toEqual(['127.0.0.1:5672:5672']);
    expect(services.emulator.volumes).toEqual(['./Config.json:/ServiceBus_Emulator/ConfigFiles/Config.json:ro']);
    expect(JSON.stringify(services)).not.toMatch(/PASSWORD":"(?!\$\{)/);
  });

  test('several stacks are refused: the emulator has one namespace', () => {
    expect(scheduler(['emulator', '--from', root, '--out', join(root, 'never')])).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/the emulator takes one stack/),
    });
  });
});
