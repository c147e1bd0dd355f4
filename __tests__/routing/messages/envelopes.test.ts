import { ReadingNotes, readMessage, sentMessage } from '../../../lib/routing';
import { ignoredText } from '../../../lib/routing/messages';
import { messageToJson, NotAMessage } from '../../../lib/rules';

function problemsOf(json: object): readonly string[] {
  try {
    readMessage(json);
    return [];
  } catch (error) {
    if (error instanceof NotAMessage) return error.problems;
    throw error;
  }
}

const EVENT = { specversion: '1.0', id: '1', source: '/p', type: 't' };
const EVENT_GRID = { id: '1', eventType: 't', eventTime: '2026-01-01T00:00:00Z' };

test.each<[what: string, json: object, is: RegExp]>([
  ['a CloudEvent', EVENT, /^this is a CloudEvent, /],
  ['one of a resource of Azure', { ...EVENT, source: '/subscriptions/x' }, /^this is a CloudEvent of Event Grid/],
  [
    'one of a resource of Azure, in other letters',
    { ...EVENT, source: '/SUBSCRIPTIONS/x' },
    /^this is a CloudEvent of Event Grid/,
  ],
  [
    'one of a type of Azure',
    { ...EVENT, type: 'Microsoft.Storage.BlobCreated' },
    /^this is a CloudEvent of Event Grid/,
  ],
  ['one whose source is somewhere below', { ...EVENT, source: '/x/subscriptions/x' }, /^this is a CloudEvent, /],
  ['one whose type only has the name of Azure', { ...EVENT, type: 'Microsoft.Storage' }, /^this is a CloudEvent, /],
  ['an event of Event Grid', EVENT_GRID, /^this is an event of Event Grid/],
  ['an envelope of MassTransit', { messageType: ['urn:x'], message: null }, /^this is an envelope of MassTransit/],
  ['a message of NServiceBus', { headers: { 'NServiceBus.MessageId': 'm' } }, /^this is a message of NServiceBus/],
])('what a message in JSON is, is told: %s', (_, json, is) => {
  expect(readMessage(json)).toMatchObject({ assumed: expect.stringMatching(is), ignored: [] });
});

test.each<[what: string, json: object]>([
  ['a message with a type of its own', { applicationProperties: { messageType: 'urn:x', message: 'y' } }],
  ['a message', { subject: 'x' }],
  ['headers of something else', { BrokerProperties: {}, headers: { 'X.NServiceBus.': 'm' } }],
])('%s is no envelope', (_, json) => {
  expect(readMessage(json).assumed).toBeUndefined();
});

test.each<[what: string, json: object, problems: readonly string[]]>([
  ['a CloudEvent', { ...EVENT, id: 5 }, ['id: got 5, allowed a text']],
  ['a CloudEvent that Azure sends', { ...EVENT, id: 5, source: '/subscriptions/x' }, ['id: got 5, allowed a text']],
  ['an event of Event Grid', { ...EVENT_GRID, id: 5 }, ['id: got 5, allowed a text']],
  [
    'an envelope of MassTransit',
    { messageType: [], message: {}, headers: 5 },
    ['headers: got 5, allowed an object with the properties by name'],
  ],
  [
    'a message of NServiceBus',
    { Headers: { 'NServiceBus.MessageId': [1] } },
    [expect.stringMatching(/^Headers\["NServiceBus\.MessageId"\]: got \[1\], allowed text, /) as unknown as string],
  ],
  [
    'an event of Event Grid whose time is none is a message with parts that are none',
    { ...EVENT_GRID, eventTime: 5 },
    [
      expect.stringMatching(/^unknown part of a message "id"/) as unknown as string,
      expect.stringMatching(/^unknown part of a message "eventType"/) as unknown as string,
      expect.stringMatching(/^unknown part of a message "eventTime"/) as unknown as string,
    ],
  ],
])('what is wrong with %s is told', (_, json, problems) => {
  expect(problemsOf(json)).toEqual(problems);
});

test('data of a CloudEvent is its body, and no property', () => {
  const { message } = readMessage({ ...EVENT, data: 1, data_base64: 'eA==', datacontenttype: 'text/plain', x: 2 });
  expect(message.properties.map(({ name }) => name)).toEqual([
    'cloudEvents_specversion',
    'cloudEvents_id',
    'cloudEvents_source',
    'cloudEvents_type',
    'cloudEvents_x',
  ]);
  expect(message.system.get('ContentType')).toBe('text/plain');
});

test('headers of NServiceBus in small letters are properties like others', () => {
  const headers = { 'NServiceBus.CorrelationId': 'c', tenant: 'a' };
  expect(messageToJson(sentMessage({ headers }))).toEqual({
    properties: { 'NServiceBus.CorrelationId': { string: 'c' }, tenant: { string: 'a' } },
    system: { CorrelationId: 'c' },
  });
});

describe('a message in the spelling of eval', () => {
  test('may have a body and remarks, which no filter sees, in any spelling', () => {
    const json = { system: {}, body: 1, Comment: 'x', force_persistence: true, $schema: 'y' };
    expect(messageToJson(sentMessage(json))).toEqual({ properties: {} });
  });

  test('has nothing else beside its properties', () => {
    expect(problemsOf({ system: {}, body: 1, subject: 'x', lockToken: 'y', other: 1 })).toEqual(
      ['subject', 'lockToken', 'other'].map(
        (name) => `unknown member "${name}" beside system; allowed are properties, system`,
      ),
    );
  });
});

describe('a message as the REST API has it', () => {
  const system = (json: object) => Object.fromEntries(sentMessage(json).system);

  test('has its body beside its properties, and broker properties in small letters', () => {
    const message = sentMessage({ brokerProperties: { Label: 'x' }, body: 'y', priority: 7 });
    expect([Object.fromEntries(message.system), message.properties.map(({ name }) => name)]).toEqual([
      { Label: 'x' },
      ['priority'],
    ]);
  });

  test.each(['Content-Type', 'content-type', 'CONTENT-TYPE'])('%s is that of the message', (name) => {
    expect(system({ BrokerProperties: {}, [name]: 'text/plain' })).toEqual({ ContentType: 'text/plain' });
  });

  test('has no properties where these are null', () => {
    expect(sentMessage({ BrokerProperties: {}, properties: null, headers: null }).properties).toEqual([]);
  });

  test('tells what is wrong in its broker properties, and beside them', () => {
    expect(problemsOf({ BrokerProperties: { Label: 5, Foo: 1 }, headers: 5, a: [1] })).toEqual([
      expect.stringMatching(/^BrokerProperties: unknown part of a message "Foo"/),
      'BrokerProperties.Label: got 5, allowed a text',
      'headers: got 5, allowed an object',
      expect.stringMatching(/^a: got \[1\], allowed text, /),
    ]);
  });

  test('two names of one property are one, and may not say two things', () => {
    expect(problemsOf({ BrokerProperties: { Label: 'x', Subject: 'y' } })).toEqual([
      'BrokerProperties.Label and BrokerProperties.Subject are one, and say two things; leave one of them out',
    ]);
    expect(problemsOf({ BrokerProperties: { Label: 'x', Subject: 'x' } })).toEqual([]);
    expect(problemsOf({ BrokerProperties: {}, a: 1, properties: { A: 2 } })).toEqual([
      'a and properties.A are one, and say two things; leave one of them out',
    ]);
  });
});

describe('whose spelling of a received message it is', () => {
  test.each<[who: string | undefined, json: object]>([
    ['Azure Functions binds it', { invocationId: 'x' }],
    ['Azure Functions binds it', { applicationProperties: {}, userProperties: {} }],
    [undefined, { userProperties: {} }],
    ['the JavaScript SDK has it', { _rawAmqpMessage: {} }],
    ['the Java SDK has it', { rawAmqpMessage: {} }],
    ['the Python SDK has it', { raw_amqp_message: {} }],
    ['Service Bus Explorer saves it', { Label: 'x', Properties: {} }],
    ['Service Bus Explorer saves it', { properties: [] }],
    [undefined, { Label: 'x' }],
    [undefined, { properties: {} }],
    ['the Azure portal shows it', { label: 'x', applicationProperties: {} }],
    [undefined, { applicationProperties: {} }],
    [undefined, { subject: 'x', applicationProperties: {} }],
  ])('%s: %j', (who, json) => {
    expect(readMessage(json).source).toBe(who);
  });

  test('is told with what is left out, once', () => {
    const notes = new ReadingNotes();
    const read = { ignored: ['lockToken'], source: 'somebody has it', assumed: 'it is so' };
    expect(notes.news(read)).toEqual([
      'it is so',
      'a message as somebody has it: lockToken is set after the filters have seen it, and left out',
    ]);
    expect(notes.news(read)).toEqual([]);
    expect(notes.news({ ...read, assumed: 'it is otherwise' })).toEqual(['it is otherwise']);
    expect(notes.news({ ...read, ignored: ['lockToken', 'state', 'size'] })).toEqual([
      'a message as somebody has it: state, size are set after the filters have seen it, and left out',
    ]);
    expect(ignoredText({ source: undefined, ignored: ['a'] })).toBe(
      'a message that was received: a is set after the filters have seen it, and left out',
    );
  });
});

describe('times', () => {
  const system = (json: object) => (messageToJson(sentMessage(json)) as { system?: object }).system;

  test.each<[what: string, json: object, expected: object | undefined]>([
    ['a life as Azure writes it', { timeToLive: '00:01:00' }, { TimeToLive: '00:01:00' }],
    ['no life', { timeToLive: '' }, undefined],
    ['a life in some unit', { timeToLive: 60 }, undefined],
    [
      'a schedule',
      { scheduledEnqueueTimeUtc: '2026-01-01T00:00:00Z' },
      { ScheduledEnqueueTimeUtc: expect.stringMatching(/^2026-01-01T00:00:00/) },
    ],
    ['no schedule', { scheduledEnqueueTime: null }, undefined],
  ])('%s', (_, json, expected) => {
    expect(system(json)).toEqual(expected);
  });
});

test('a list of properties may be in small letters or not', () => {
  const list = [
    { key: 'a', value: 1 },
    { Key: 'b', Value: 2 },
    { key: 'c', value: null, Value: 3 },
  ];
  expect((messageToJson(sentMessage({ properties: list })) as { properties: object }).properties).toEqual({
    a: { int: '1' },
    b: { int: '2' },
    c: { null: null },
  });
});
