import { sentJson, sentMessage } from '../../../lib/routing';
import { messageFromJson, messageToJson } from '../../../lib/rules';

const written = (properties: object, system: object = {}) => sentJson(messageFromJson({ properties, system } as never));

test.each<[what: string, value: unknown, json: unknown]>([
  ['a text', 'x', 'x'],
  ['an empty text', '', ''],
  ['an int', 7, 7],
  ['a long that an int could be', { long: '7' }, { long: '7' }],
  ['a long that no int could be', { long: '4294967296' }, 4294967296],
  ['a double', 1.5, 1.5],
  ['a double that is whole', { double: '7' }, { double: '7' }],
  ['a double that is no number', { double: 'NaN' }, { double: 'NaN' }],
  ['a double without end', { double: 'Infinity' }, { double: 'Infinity' }],
  ['a decimal', { decimal: '1.5' }, { decimal: '1.5' }],
  ['a truth', true, true],
  ['a guid', { guid: '01234567-89ab-cdef-0123-456789abcdef' }, { guid: '01234567-89ab-cdef-0123-456789abcdef' }],
  ['null', null, null],
])('a property that is %s is plain where plain JSON is the same', (_, value, json) => {
  const message = written({ a: value });
  expect(JSON.parse(JSON.stringify(message))).toEqual({ applicationProperties: { a: json } });
  expect(messageToJson(sentMessage(message))).toEqual(
    messageToJson(messageFromJson({ properties: { a: value } } as never)),
  );
});

test('system properties have the names that SDKs give them', () => {
  const system = {
    Label: 'l',
    MessageId: 'm',
    CorrelationId: 'c',
    SessionId: 's',
    ReplyTo: 'r',
    ReplyToSessionId: 'rs',
    To: 't',
    ContentType: 'ct',
  };
  const message = written({}, system);
  expect(message).toEqual({
    subject: 'l',
    messageId: 'm',
    correlationId: 'c',
    sessionId: 's',
    replyTo: 'r',
    replyToSessionId: 'rs',
    to: 't',
    contentType: 'ct',
  });
  expect(messageToJson(sentMessage(message))).toEqual({
    properties: {},
    // The session is the partition as well.
    system: { ...system, PartitionKey: 's' },
  });
});

test('a partition is that of the session, where there is one', () => {
  expect(written({}, { PartitionKey: 'p' })).toEqual({ partitionKey: 'p' });
  expect(written({}, { SessionId: 's', PartitionKey: 's' })).toEqual({ sessionId: 's' });
});

test('a message with what no sender sets is in the spelling of eval', () => {
  const json = { properties: { a: { int: '1' } }, system: { TimeToLive: '00:01:00', Label: 'x' } };
  const message = sentJson(messageFromJson(json as never));
  expect(message).toEqual(json);
  expect(messageToJson(sentMessage(message))).toEqual(json);
});

test('nothing is an object without anything', () => {
  expect(written({})).toEqual({});
});
