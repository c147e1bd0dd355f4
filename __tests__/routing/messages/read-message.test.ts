import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ReadingNotes, readMessage, sentMessage } from '../../../lib/routing';
import { messageToJson, NotAMessage } from '../../../lib/rules';
import { HOSTILE_NAMES } from '../../support/hostile-names';

const CASES = join(__dirname, '../../support/cases/messages');

const typed = { properties: { priority: { int: '7' } }, system: { Label: 'x', MessageId: 'm' } };

test.each<[spelling: string, json: object, message: object]>([
  [
    'JavaScript SDK',
    { subject: 'x', messageId: 'm', applicationProperties: { priority: 7 }, body: { any: [1] } },
    typed,
  ],
  ['Python SDK', { subject: 'x', message_id: 'm', application_properties: { priority: 7 }, time_to_live: 5 }, typed],
  ['.NET SDK', { Subject: 'x', MessageId: 'm', ApplicationProperties: { priority: 7 } }, typed],
  ['REST', { BrokerProperties: { Label: 'x', MessageId: 'm', TimeToLive: 60 }, priority: 7 }, typed],
  ['REST with text', { BrokerProperties: '{"Label": "x", "MessageId": "m"}', properties: { priority: 7 } }, typed],
  [
    'training-job-scheduler eval',
    { properties: { priority: { int: '7' } }, system: { Label: 'x', MessageId: 'm' } },
    typed,
  ],
  ['nothing at all', {}, { properties: {} }],
  [
    'CloudEvents',
    {
      specversion: '1.0',
      id: '1',
      source: '/p',
      type: 't',
      datacontenttype: 'application/json',
      data: { a: 1 },
      priority: 7,
    },
    {
      properties: {
        cloudEvents_specversion: { string: '1.0' },
        cloudEvents_id: { string: '1' },
        cloudEvents_source: { string: '/p' },
        cloudEvents_type: { string: 't' },
        cloudEvents_priority: { int: '7' },
      },
      system: { ContentType: 'application/json' },
    },
  ],
])('the spelling of %s', (_, json, message) => {
  expect(messageToJson(sentMessage(json))).toEqual(message);
});

/** A message in all the spellings in which people have received it, and what of it is left out. */
const RECEIVED = {
  properties: { stage: { string: 'candidate' }, eventType: { string: 'model.trained' } },
  system: { Label: 'model.trained', MessageId: '1' },
};
const AS_JSON = {
  properties: RECEIVED.properties,
  system: { ...RECEIVED.system, ContentType: 'application/json' },
};

test.each<[file: string, message: object, note: string]>([
  [
    'portal.json',
    AS_JSON,
    'a message as the Azure portal shows it: sequenceNumber, enqueuedTimeUtc, deliveryCount are set after the filters have seen it, and left out',
  ],
  [
    'sbexplorer.json',
    { ...AS_JSON, system: { ...AS_JSON.system, TimeToLive: '14.00:00:00' } },
    'a message as Service Bus Explorer saves it: SequenceNumber, DeliveryCount, EnqueuedTimeUtc are set after the filters have seen it, and left out',
  ],
  [
    'functions.json',
    AS_JSON,
    'a message as Azure Functions binds it: deliveryCount, lockToken, enqueuedTimeUtc are set after the filters have seen it, and left out',
  ],
  [
    'java.json',
    { ...RECEIVED, system: { ...RECEIVED.system, TimeToLive: '14.00:00:00' } },
    'a message as the Java SDK has it: rawAmqpMessage is set after the filters have seen it, and left out',
  ],
  [
    'masstransit.json',
    {
      properties: { eventType: { string: 'training.requested' } },
      system: { ContentType: 'application/vnd.masstransit+json' },
    },
    "this is an envelope of MassTransit, and MassTransit sends it: it is the body, and filters see only its headers, as properties, and sys.ContentType = 'application/vnd.masstransit+json'",
  ],
  [
    'eventgrid.json',
    {
      properties: {
        'aeg-event-type': { string: 'Notification' },
        'aeg-metadata-version': { string: '1.0' },
        'aeg-output-event-id': { string: '1' },
      },
    },
    'this is a CloudEvent of Event Grid, and Event Grid delivers it: it is the body, and filters see only aeg-event-type, aeg-metadata-version, aeg-data-version, aeg-output-event-id, and what the event subscription adds (aeg-subscription-name, aeg-delivery-count, its delivery properties), which is not known here',
  ],
])('a message as people have it: %s', (file, message, note) => {
  const json: unknown = JSON.parse(readFileSync(join(CASES, file), 'utf8'));
  const read = readMessage(Array.isArray(json) ? json[0] : json);
  const unordered = (one: object) => JSON.parse(JSON.stringify(one));
  expect(messageToJson(read.message)).toEqual(unordered(message));
  expect(new ReadingNotes().news(read)).toEqual([note]);
});

test('msg-tostring.json ended route with a stack trace, and is no message', () => {
  const json = JSON.parse(readFileSync(join(CASES, 'msg-tostring.json'), 'utf8'));
  expect(() => sentMessage(json)).toThrow(
    new NotAMessage(['applicationProperties.a.long: got {"toString":1}, allowed a text, a number, true or false']),
  );
});

test.each<[what: string, json: object, message: object, note: RegExp | undefined]>([
  [
    'an event of Event Grid',
    {
      id: 'e',
      topic: '/subscriptions/x',
      subject: 's',
      eventType: 'Microsoft.Storage.BlobCreated',
      eventTime: '2026-01-01T00:00:00Z',
      data: { a: 1 },
      dataVersion: '2',
      metadataVersion: '1',
    },
    {
      properties: {
        'aeg-event-type': { string: 'Notification' },
        'aeg-metadata-version': { string: '1' },
        'aeg-data-version': { string: '2' },
        'aeg-output-event-id': { string: 'e' },
      },
    },
    /^this is an event of Event Grid/,
  ],
  [
    'a message of NServiceBus',
    {
      Headers: {
        'NServiceBus.MessageId': 'm',
        'NServiceBus.CorrelationId': 'c',
        'NServiceBus.ContentType': 'application/json',
        'NServiceBus.ReplyToAddress': 'r',
        tenant: 'acme',
      },
      Body: 'e30=',
    },
    {
      properties: {
        'NServiceBus.MessageId': { string: 'm' },
        'NServiceBus.CorrelationId': { string: 'c' },
        'NServiceBus.ContentType': { string: 'application/json' },
        'NServiceBus.ReplyToAddress': { string: 'r' },
        tenant: { string: 'acme' },
      },
      system: { CorrelationId: 'c', ContentType: 'application/json', ReplyTo: 'r' },
    },
    /^this is a message of NServiceBus/,
  ],
  [
    'a list of properties, as Service Bus Explorer saves it',
    {
      label: 'x',
      properties: [
        { key: 'a', type: 'String', value: 5 },
        { key: 'b', type: 'String', value: null },
      ],
    },
    { properties: { a: { int: '5' }, b: { null: null } }, system: { Label: 'x' } },
    undefined,
  ],
  [
    'properties in several maps that agree',
    { applicationProperties: { a: 1 }, UserProperties: { A: 1, b: 2 }, label: 'x', Subject: 'x' },
    { properties: { a: { int: '1' }, b: { int: '2' } }, system: { Label: 'x' } },
    undefined,
  ],
  [
    'a time to live without a unit, and a schedule that was never made',
    { timeToLive: 60000, scheduledEnqueueTimeUtc: null, subject: null, applicationProperties: null },
    { properties: {} },
    undefined,
  ],
  [
    'BrokerProperties of a received message',
    {
      BrokerProperties: { Label: 'x', SequenceNumber: 5, LockToken: 'l' },
      headers: { a: 'b' },
      'Content-Type': 'text/plain',
    },
    { properties: { a: { string: 'b' } }, system: { Label: 'x', ContentType: 'text/plain' } },
    /^a message that was received: SequenceNumber, LockToken are set/,
  ],
  [
    'the raw parts of JavaScript',
    { body: 1, _rawAmqpMessage: { header: {} }, state: 'active', transaction_partition_key: 'v' },
    { properties: {}, system: { ViaPartitionKey: 'v' } },
    /^a message as the JavaScript SDK has it: _rawAmqpMessage, state are set/,
  ],
])('%s', (_, json, message, note) => {
  const read = readMessage(json);
  expect(messageToJson(read.message)).toEqual(message);
  const notes = new ReadingNotes().news(read);
  if (note === undefined) expect(notes).toEqual([]);
  else expect(notes).toEqual([expect.stringMatching(note)]);
});

test('what is left out is said once, and what is new of a later message', () => {
  const notes = new ReadingNotes();
  const told = [{ lockToken: 'x' }, { lockToken: 'y', subject: 'z' }, { lockToken: 'y', deliveryCount: 1 }].map(
    (json) => notes.news(readMessage(json)),
  );
  expect(told.map((all) => all.length)).toEqual([1, 0, 1]);
  expect(told[2]).toEqual([
    'a message that was received: deliveryCount is set after the filters have seen it, and left out',
  ]);
});

const A_VALUE = 'allowed text, a number, true, false, null, or an object with its type alone, such as {"long": "7"}';
const A_MESSAGE = 'allowed a message: an object such as {"subject": "…", "applicationProperties": {…}}';

test.each<[problem: string, json: unknown, problems: readonly string[]]>([
  ['a text', 'x', [`got "x", ${A_MESSAGE}`]],
  ['a list', [], [`got [], ${A_MESSAGE}`]],
  ['null', null, [`got null, ${A_MESSAGE}`]],
  [
    'a property beside the properties',
    { eventType: 'x' },
    ['unknown part of a message "eventType"; properties of your own stand in applicationProperties'],
  ],
  ['a misspelt part', { mesageId: 'x' }, ['unknown part of a message "mesageId"; did you mean messageId?']],
  [
    'properties that are none',
    { applicationProperties: 5 },
    ['applicationProperties: got 5, allowed an object with the properties by name'],
  ],
  [
    'a list of others',
    { properties: [5, { key: 'a' }] },
    [
      'properties[0]: got 5, allowed an object with key and value',
      'properties[1]: got {"key":"a"}, allowed an object with key and value',
    ],
  ],
  [
    'a nested property, and everything else that is wrong',
    { applicationProperties: { a: { b: 1, c: 2 }, 'd e': [], f: { lnog: '1' } }, subject: 5, sesionId: 'x' },
    [
      'unknown part of a message "sesionId"; did you mean sessionId?',
      'subject: got 5, allowed a text',
      `applicationProperties.a: got {"b":1,"c":2}, ${A_VALUE}`,
      `applicationProperties["d e"]: got [], ${A_VALUE}`,
      'applicationProperties.f: unknown type "lnog"; did you mean long?',
    ],
  ],
  [
    'texts that are no values of their types, in the spelling that was got',
    { application_properties: { a: { long: 'x' }, b: { guid: 'y' } }, ScheduledEnqueueTime: 'soon' },
    [
      'application_properties.a: got "x", allowed a whole number, -9223372036854775808 to 9223372036854775807 (long)',
      'application_properties.b: got "y", allowed a GUID, such as 01234567-89ab-cdef-0123-456789abcdef (guid)',
      'ScheduledEnqueueTime: got "soon", allowed a date of the years 1 to 9999, such as 2026-01-31T12:00:00Z (datetime)',
    ],
  ],
  [
    'two labels',
    { label: 'a', subject: 'b' },
    ['label and subject are one, and say two things; leave one of them out'],
  ],
  [
    'one property twice',
    { applicationProperties: { Stage: 'a' }, userProperties: { stage: 'b' } },
    ['applicationProperties.Stage and userProperties.stage are one, and say two things; leave one of them out'],
  ],
  [
    'broken BrokerProperties',
    { BrokerProperties: '{' },
    ['BrokerProperties: got "{", allowed an object, or one as JSON in a text'],
  ],
  [
    'no BrokerProperties',
    { BrokerProperties: [] },
    ['BrokerProperties: got [], allowed an object, or one as JSON in a text'],
  ],
  [
    'unknown BrokerProperties',
    { BrokerProperties: { Foo: 1, Label: 2 } },
    [
      'BrokerProperties: unknown part of a message "Foo"; properties of your own stand in applicationProperties',
      'BrokerProperties.Label: got 2, allowed a text',
    ],
  ],
  [
    'an event without a type',
    { specversion: '1.0', id: '1', source: 's' },
    ['type: got nothing, allowed a text; give it'],
  ],
  [
    'an event with an attribute that is none',
    { specversion: '1.0', id: 1, source: 's', type: 't', x: {} },
    ['x: got {}, allowed a text, a number, true or false, as attributes of an event are', 'id: got 1, allowed a text'],
  ],
  [
    'system beside others',
    { system: {}, subject: 'x' },
    ['unknown member "subject" beside system; allowed are properties, system'],
  ],
  [
    'headers that are none',
    { messageType: ['urn:message:A:B'], message: {}, headers: [] },
    ['headers: got [], allowed an object with the properties by name'],
  ],
  [
    'a property that is too large',
    { applicationProperties: { a: 'x'.repeat(40_000) } },
    ['a has 40001 bytes, and a property of a message has at most 32768'],
  ],
])('%s is refused, with everything that is wrong', (_, json, problems) => {
  let found: unknown;
  try {
    sentMessage(json);
  } catch (error) {
    found = error;
  }
  expect(found).toBeInstanceOf(NotAMessage);
  expect((found as NotAMessage).problems).toEqual(problems);
});

test.each(HOSTILE_NAMES)('a property may be called %s', (_, name) => {
  const json = JSON.parse(`{"applicationProperties": {${JSON.stringify(name)}: 1}}`);
  expect(sentMessage(json).properties).toMatchObject([{ name, value: { small: 1 } }]);
  const own = JSON.parse(`{"system": {}, "properties": {${JSON.stringify(name)}: 1}}`);
  expect(sentMessage(own).properties).toMatchObject([{ name, value: { small: 1 } }]);
  expect(() => sentMessage(JSON.parse(`{${JSON.stringify(name)}: 1}`))).toThrow(NotAMessage);
});
