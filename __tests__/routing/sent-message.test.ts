import { sentMessage } from '../../lib/routing';
import { messageToJson } from '../../lib/rules';

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
  ['scheduler eval', { properties: { priority: { int: '7' } }, system: { Label: 'x', MessageId: 'm' } }, typed],
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

test.each<[problem: string, json: unknown, message: RegExp]>([
  ['a text', 'x', /a message is an object/],
  ['a list', [], /a message is an object/],
  [
    'an unknown part',
    { eventType: 'x' },
    /eventType is no part of a message; properties of your own stand in applicationProperties/,
  ],
  ['properties that are none', { applicationProperties: [] }, /applicationProperties is not an object/],
  ['a nested property', { applicationProperties: { a: { b: 1, c: 2 } } }, /a: a typed value/],
  ['a subject that is a number', { subject: 5 }, /subject is text, and this is 5/],
  ['broken BrokerProperties', { BrokerProperties: '{' }, /BrokerProperties is not JSON/],
  ['unknown BrokerProperties', { BrokerProperties: { Foo: 1 } }, /BrokerProperties has no Foo/],
  ['an event without a type', { specversion: '1.0', id: '1', source: 's' }, /text attribute type/],
])('%s is refused', (_, json, message) => {
  expect(() => sentMessage(json)).toThrow(message);
});
