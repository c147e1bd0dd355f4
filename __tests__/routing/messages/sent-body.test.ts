import { readMessage } from '../../../lib/routing';
import { sentBody } from '../../../lib/routing/messages/sent-body';

/** The body that is sent of a message, as it was read. */
const bodyOf = (json: object) => sentBody(json, readMessage(json).assumed).toString('latin1');

test.each<[what: string, json: object, body: string]>([
  ['none', { subject: 'x' }, ''],
  ['an empty text', { body: '' }, ''],
  ['a text', { body: 'Größe' }, Buffer.from('Größe').toString('latin1')],
  ['an object', { body: { a: [1, null] } }, '{"a":[1,null]}'],
  ['null', { body: null }, ''],
  ['a number', { body: 0 }, '0'],
  ['false', { body: false }, 'false'],
  ['a list', { body: [1, 2] }, '[1,2]'],
  ['in PascalCase', { Body: 'x' }, 'x'],
  ['bytes as Node writes them', { body: { type: 'Buffer', data: [0, 104, 255] } }, '\u0000h\u00ff'],
  ['no bytes', { body: { type: 'Buffer', data: [] } }, ''],
])('of a message it is %s', (_, json, body) => {
  expect(bodyOf(json)).toBe(body);
});

test.each<[what: string, body: object]>([
  ['another type', { type: 'Bytes', data: [1] }],
  ['no list', { type: 'Buffer', data: '1' }],
  ['a number that is no byte', { type: 'Buffer', data: [1, 256] }],
  ['a number below', { type: 'Buffer', data: [-1] }],
  ['a part of a number', { type: 'Buffer', data: [1, 0.5] }],
  ['a text among them', { type: 'Buffer', data: [1, '2'] }],
])('what only looks like bytes is JSON: %s', (_, body) => {
  expect(bodyOf({ body })).toBe(JSON.stringify(body));
});

const EVENT = { specversion: '1.0', id: '1', source: 's', type: 't' };

test.each<[what: string, json: object, body: string]>([
  ['of a CloudEvent without data, null', { ...EVENT, data: null }, 'null'],
  ['of a CloudEvent its data', { ...EVENT, data: { a: 1 } }, '{"a":1}'],
  [
    'of a CloudEvent its bytes',
    { ...EVENT, data_base64: Buffer.from('\u0000\u00ff', 'latin1').toString('base64') },
    '\u0000\u00ff',
  ],
  ['of a CloudEvent without any, nothing', EVENT, ''],
  [
    'of a CloudEvent that Azure sends, all of it',
    { ...EVENT, source: '/subscriptions/x', data: 1 },
    '{"specversion":"1.0","id":"1","source":"/subscriptions/x","type":"t","data":1}',
  ],
  [
    'of an event of Event Grid, all of it but where its schema is',
    { $schema: 'x', id: '1', eventType: 't', eventTime: '2026-01-01T00:00:00Z' },
    '{"id":"1","eventType":"t","eventTime":"2026-01-01T00:00:00Z"}',
  ],
  [
    'of an envelope of MassTransit, all of it',
    { messageType: ['urn:x'], message: { a: 1 } },
    '{"messageType":["urn:x"],"message":{"a":1}}',
  ],
])('%s is sent', (_, json, body) => {
  expect(bodyOf(json)).toBe(body);
});
