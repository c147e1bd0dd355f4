import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Draft7 from 'ajv';
import Draft2020 from 'ajv/dist/2020';
import fc from 'fast-check';
import { auditRules, waiversFromText } from '../../lib/audit';
import { publishedSchemas, SCHEMA_FOLDER } from '../../lib/cli/schema/published';
import { topicSchema } from '../../lib/cli/schema/topic-schema';
import { readProfile } from '../../lib/local/profile/read-profile';
import { outgoingOf } from '../../lib/operations/messages/outgoing-message';
import { acknowledgementsFromJson } from '../../lib/proof/review';
import { readMessage, sentJson } from '../../lib/routing';
import { isDay, messageFromJson } from '../../lib/rules';
import { scheduler } from '../cli/scheduler';
import { arbitraryMessage } from '../support/arbitrary-rules';

const ROOT = resolve(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'schemas-'));
const IDS = auditRules.map(({ id }) => id);
const published = new Map(publishedSchemas().map(({ name, json }) => [name, json]));

/** What an editor says of a value: by a validator with no options of ours. */
function inEditor(name: string): (value: unknown) => boolean {
  const ajv = new Draft7({ strict: false });
  ajv.addFormat('date', isDay);
  const validate = ajv.compile(published.get(name) as object);
  return (value) => validate(value) === true;
}

/** Whether a reader takes what it is given. */
function isRead(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}

const readWaivers = (json: unknown) => waiversFromText('w.json', JSON.stringify(json), IDS);

test('the files of the package are what the readers ask for, and what the command prints', () => {
  const names = [...published.keys()];
  for (const name of names) {
    const { status, stdout } = scheduler(['schema', name]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual(published.get(name));
    const file = join(SCHEMA_FOLDER, `${name}.json`);
    if (process.env.UPDATE_PAGES === '1') writeFileSync(file, stdout);
    expect(existsSync(file) ? readFileSync(file, 'utf8') : '').toBe(stdout);
  }
  expect(readdirSync(SCHEMA_FOLDER).sort()).toEqual(names.map((name) => `${name}.json`).sort());
});

test('the package lets others have them', () => {
  const { exports, files } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  expect(files).toContain('schemas');
  expect(exports['./schemas/*.json']).toBe('./schemas/*.json');
});

test.each([...published.keys()])('the schema of %s is one, of draft 7 and of 2020-12 alike', (name) => {
  const json = published.get(name) as object;
  expect(new Draft7().validateSchema(json)).toBe(true);
  expect(new Draft2020().validateSchema({ ...json, $schema: 'https://json-schema.org/draft/2020-12/schema' })).toBe(
    true,
  );
});

test('the list of all is what the command knows', () => {
  const { schemas } = JSON.parse(scheduler(['schema', '--json']).stdout);
  expect(schemas.map(({ name }: { name: string }) => name)).toEqual([...published.keys()]);
  expect(scheduler(['schema']).stdout).toContain('node_modules/training-job-scheduler/schemas/waivers.json');
});

const GOOD = {
  id: 'SB-NET-001',
  scope: 'dev/bus',
  reason: 'the producers have no network of their own yet',
  approver: 'security@example.com',
  ticket: 'SEC-1',
  expires: '2027-06-30',
};

describe('exceptions: an editor underlines what the audit refuses, and nothing else', () => {
  const says = inEditor('waivers');

  test.each<[what: string, json: unknown, isFine: boolean]>([
    ['a list', [GOOD], true],
    ['an empty list', [], true],
    ['an object with a schema', { $schema: 'x', waivers: [GOOD] }, true],
    ['a finding of a rule', [{ ...GOOD, id: 'SB-RBAC-001[finding one]' }], true],
    ['a check of checkov', [{ ...GOOD, id: 'CKV2_AZURE_1' }], true],
    ['checkov without a number', [{ ...GOOD, id: 'CKV' }], false],
    ['a rule that there is not', [{ ...GOOD, id: 'SB-NET-999' }], false],
    ['a finding of one that there is not', [{ ...GOOD, id: 'SB-NET-999[x]' }], false],
    ['a day that there is not', [{ ...GOOD, expires: '2027-02-30' }], false],
    ['a reason that says nothing', [{ ...GOOD, reason: ' short   \n' }], false],
    ['a reason of ten letters', [{ ...GOOD, reason: '  0123456789 ' }], true],
    ['a blank approver', [{ ...GOOD, approver: ' ' }], false],
    ['a number as a ticket', [{ ...GOOD, ticket: 12 }], false],
    ['a part too many', [{ ...GOOD, tickets: 'SEC-1' }], false],
    ['a list of something else', ['SB-NET-001'], false],
    ['an object without the list', { $schema: 'x' }, false],
    ['an object with more', { waivers: [GOOD], others: [] }, false],
    ['no list in the object', { waivers: GOOD }, false],
    ['a text', 'SB-NET-001', false],
  ])('%s', (_, json, isFine) => {
    expect([says(json), isRead(() => readWaivers(json))]).toEqual([isFine, isFine]);
  });

  test('whatever a part is', () => {
    const part = fc.oneof(
      fc.constantFrom(...IDS, 'CKV_AZURE_1', 'SB-NET-001[x]', '2027-06-30', '2027-6-30', '', ' ', 'ten letters'),
      fc.string(),
      fc.jsonValue({ maxDepth: 1 }),
    );
    const waiver = fc
      .tuple(fc.constantFrom(...Object.keys(GOOD)), part)
      .map(([name, value]) => ({ ...GOOD, [name]: value }));
    fc.assert(fc.property(waiver, (one) => expect(says([one])).toBe(isRead(() => readWaivers([one])))));
  });

  test('in YAML the object is read too, each with its place', () => {
    const text = `$schema: x\nwaivers:\n  - ${Object.entries(GOOD)
      .map(([name, value]) => `${name}: "${value}"`)
      .join('\n    ')}\n`;
    expect(waiversFromText('w.yaml', text, IDS)).toMatchObject([
      { ...GOOD, location: { line: 3, column: 5, pointer: '/waivers/0' } },
    ]);
    expect(() => waiversFromText('w.yaml', 'waivers: 5\nother: 1\n', IDS)).toThrow(
      'w.yaml:1:1: waivers: got 5, allowed a list\nw.yaml:2:1: unknown member "other"; allowed are $schema, waivers',
    );
  });
});

describe('acknowledgements: an editor underlines what the review refuses, and nothing else', () => {
  const says = inEditor('acknowledgements');
  const FINE = { gate: 'lost-coverage', subject: 'jobs', reason: 'nobody sends these any more' };

  test.each<[what: string, json: unknown, isFine: boolean]>([
    ['a list', [FINE], true],
    ['an object with a schema', { $schema: 'x', acknowledgements: [FINE] }, true],
    ['another gate', [{ ...FINE, gate: 'lost' }], false],
    ['a reason that says nothing', [{ ...FINE, reason: 'ok' }], false],
    ['no subject', [{ gate: FINE.gate, reason: FINE.reason }], false],
    ['an object with another list', { waivers: [] }, false],
    ['nothing', null, false],
  ])('%s', (_, json, isFine) => {
    expect([says(json), isRead(() => acknowledgementsFromJson(json))]).toEqual([isFine, isFine]);
  });

  test('what the object has is read', () => {
    expect(acknowledgementsFromJson({ $schema: 'x', acknowledgements: [FINE] })).toEqual([FINE]);
  });
});

const EXAMPLES = readdirSync(join(ROOT, 'examples/messages')).map((name) =>
  JSON.parse(readFileSync(join(ROOT, 'examples/messages', name), 'utf8')),
);

/** A message in each form that is read. */
const FORMS: readonly (readonly [string, object])[] = [
  ['of an SDK', { subject: 'x', applicationProperties: { a: { long: '7' }, b: null }, body: { c: 1 } }],
  ['in PascalCase', { Label: 'x', MessageId: 'm', Properties: [{ key: 'a', value: 1 }] }],
  ['in snake_case', { message_id: 'm', application_properties: { a: 1 } }],
  ['of eval', { system: { Label: 'x' }, properties: { a: 1 } }],
  ['of REST', { BrokerProperties: { Label: 'x' }, priority: 7 }],
  ['a CloudEvent', { specversion: '1.0', id: '1', source: 's', type: 't', data: { a: 1 } }],
  ['an event of Event Grid', { id: '1', eventType: 't', eventTime: '2026-01-01T00:00:00Z', data: {} }],
  ['of MassTransit', { messageType: ['urn:x'], message: {}, headers: { a: 'b' } }],
  ['of NServiceBus', { Headers: { 'NServiceBus.MessageId': 'm' }, Body: 'x' }],
];

describe('messages: an editor takes what is read', () => {
  const says = inEditor('messages');

  test.each(FORMS)('%s', (_, message) => {
    expect([says(message), says([message]), isRead(() => readMessage(message))]).toEqual([true, true, true]);
  });

  test('all examples', () => {
    expect(EXAMPLES.filter((one) => !says(one))).toEqual([]);
  });

  test('whatever is sent', () => {
    fc.assert(fc.property(arbitraryMessage, (message) => expect(says(sentJson(messageFromJson(message)))).toBe(true)));
  });

  test.each<[what: string, message: unknown]>([
    ['a part that is none', { applicationPropertys: {} }],
    ['a type that is none', { applicationProperties: { a: { longg: '7' } } }],
    ['a value that is none', { applicationProperties: { a: [1] } }],
    ['properties that are none', { applicationProperties: 5 }],
    ['a subject that is no text', { subject: 5 }],
    ['a member beside system', { system: {}, applicationProperties: {} }],
    ['a CloudEvent without its source', { specversion: '1.0', id: '1', type: 't' }],
    ['an event with an id that is no text', { id: 1, eventType: 't', eventTime: 'x' }],
    ['properties of REST that are none', { BrokerProperties: 5 }],
    ['a text', 'message'],
  ])('%s is refused by both', (_, message) => {
    expect([says(message), isRead(() => readMessage(message))]).toEqual([false, false]);
  });

  test.each(FORMS)('$schema is no part of a message %s', (_, message) => {
    const withSchema = { $schema: 'x', ...message };
    expect(says(withSchema)).toBe(true);
    const [one, other] = [outgoingOf('', message), outgoingOf('', withSchema)];
    expect([sentJson(other.message), other.body]).toEqual([sentJson(one.message), one.body]);
  });
});

describe('messages of a topic', () => {
  const document = join(folder, 'cdk.tf.json');
  const contract = {
    type: 'object',
    properties: { kind: { type: 'string', enum: ['train', 'check'] }, gpuCount: { type: 'integer', maximum: 8 } },
    required: ['kind'],
  };
  const system = { type: 'object', properties: { Label: { type: 'string', enum: ['a', 'b'] } }, required: [] };

  beforeAll(() => {
    const beside = (said: object | undefined) => ({ '//': said });
    writeFileSync(
      document,
      JSON.stringify({
        resource: {
          azurerm_servicebus_topic: {
            jobs: {
              name: 'jobs',
              namespace_id: '/n',
              ...beside({ contract, systemProperties: system, setBySenders: ['Label'] }),
            },
            plain: { name: 'plain', namespace_id: '/n' },
          },
        },
      }),
    );
  });

  const schemaOf = (topic: string, from = document) =>
    scheduler(['schema', 'messages', '--topic', topic, '--from', from]);

  test.each<[what: string, message: unknown, isFine: boolean]>([
    ['as the contract says', { subject: 'a', applicationProperties: { kind: 'train', gpuCount: 4, other: 1 } }, true],
    ['a value with its type', { applicationProperties: { kind: 'train', gpuCount: { int: '4' } } }, true],
    ['a list of them', [{ properties: { kind: 'check' } }], true],
    ['another value', { applicationProperties: { kind: 'trian' } }, false],
    ['too large', { applicationProperties: { kind: 'train', gpuCount: 9 } }, false],
    ['without what it needs', { applicationProperties: { gpuCount: 1 } }, false],
    ['without any properties', { subject: 'a' }, false],
    ['another label', { subject: 'c', applicationProperties: { kind: 'train' } }, false],
    ['another label, spelt otherwise', { Label: 'c', applicationProperties: { kind: 'train' } }, false],
  ])('%s', async (_, message, isFine) => {
    const schema = await topicSchema({ from: document }, 'jobs');
    const validate = new Draft2020({ strict: false, validateFormats: false }).compile(schema);
    expect(validate(message)).toBe(isFine);
  });

  test('is what the command prints', async () => {
    const { stdout, status } = schemaOf('jobs');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual(await topicSchema({ from: document }, 'jobs'));
  });

  test.each([
    ['a topic that is nearly one', ['jbos'], /no topic named jbos; did you mean jobs\?/],
    ['a topic without a contract', ['plain'], /plain has no contract/],
  ])('%s', (_, [topic = ''], said) => {
    const { status, stderr } = schemaOf(topic);
    expect(status).toBe(2);
    expect(stderr).toMatch(said);
  });

  test('only messages are of a topic', () => {
    expect(scheduler(['schema', 'waivers', '--topic', 'jobs']).stderr).toMatch(/only messages are of a topic/);
  });
});

test('a local profile may say where its schema is', () => {
  const file = join(folder, 'profile.json');
  const profile = { $schema: 'x', commands: { a: 'true' }, stages: { preparing: 5 } };
  writeFileSync(file, JSON.stringify(profile));
  expect(inEditor('profile')(profile)).toBe(true);
  expect(readProfile(file)).toMatchObject({ commands: { a: 'true' } });
  expect(inEditor('profile')({ command: {} })).toBe(false);
});
