import Ajv from 'ajv/dist/2020';
import { readMessage } from '../../../lib/routing';
import { contractMessageSchema, messageFileSchema } from '../../../lib/routing/messages';
import { fieldNamed } from '../../../lib/routing/messages/fields';

const takes = (schema: object) => {
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
  return (message: unknown) => validate(message) === true;
};
const isRead = (message: unknown) => {
  try {
    readMessage(message);
    return true;
  } catch {
    return false;
  }
};

const EVENT = { specversion: '1.0', id: '1', source: 's', type: 't' };
const EVENT_GRID = { id: '1', eventType: 't', eventTime: '2026-01-01T00:00:00Z' };

describe('an editor and the reader say the same of a message', () => {
  const editor = takes(messageFileSchema());

  test.each<[what: string, message: object, isMessage: boolean]>([
    ['without anything', {}, true],
    ['with a name in Pascal case', { SessionId: 'x' }, true],
    ['with a name in snake case', { reply_to_session_id: 'x' }, true],
    ['with a text that is null', { subject: null }, true],
    ['with a text that is a number', { reply_to_session_id: 5 }, false],
    ['with a value of a type', { properties: { a: { long: '7' } } }, true],
    ['with a value of two types', { properties: { a: { long: '7', int: '7' } } }, false],
    ['with a value of no type', { properties: { a: {} } }, false],
    ['with a value that is a list', { properties: { a: [] } }, false],
    ['with a list of properties', { properties: [{ Key: 'a', Value: 1 }] }, true],
    ['with a list of others', { properties: [{ key: 'a' }] }, false],
    ['with no properties', { properties: null }, true],
    ['with what the service sets', { lockToken: {}, state: 5 }, true],
    ['with what nobody knows', { lock: 'x' }, false],
    ['of eval', { system: {}, properties: { a: 1 } }, true],
    ['of eval, without properties', { system: null }, true],
    ['of eval, with a body', { system: {}, Body: 5, body_text: 'x' }, true],
    ['of eval, with a subject', { system: {}, subject: 'x' }, false],
    ['of eval, with a value that is none', { system: {}, properties: { a: [] } }, false],
    ['of eval, with a list of properties', { system: {}, properties: [] }, false],
    ['that is a CloudEvent', { ...EVENT, x: 1 }, true],
    ['that is a CloudEvent with an attribute that is none', { ...EVENT, x: {} }, false],
    ['that is a CloudEvent without an id', { ...EVENT, id: undefined }, false],
    ['that is an event of Event Grid', { ...EVENT_GRID, data: {}, other: 1 }, true],
    ['that is an event of Event Grid with a version that is none', { ...EVENT_GRID, dataVersion: 5 }, false],
    ['that is no event, for its time', { ...EVENT_GRID, eventTime: 5 }, false],
    ['of MassTransit', { messageType: [], message: 1, other: 1 }, true],
    ['of MassTransit, with headers that are none', { messageType: [], message: 1, headers: [] }, false],
    ['of MassTransit, without a message', { messageType: [] }, false],
    ['of MassTransit, with a type that is no list', { messageType: 'urn:x', message: 1 }, false],
    ['of NServiceBus', { headers: { 'NServiceBus.Id': 'x', a: 1 }, Body: 'x', other: 1 }, true],
    ['of NServiceBus, with other headers that are none', { Headers: { 'NServiceBus.Id': 'x' }, headers: [] }, false],
    ['with a schema that is no text', { $schema: 5 }, false],
    ['of NServiceBus, with a header that is none', { Headers: { 'NServiceBus.Id': 'x', a: [] } }, false],
    ['with headers of somebody else', { headers: { 'NService.Id': 'x' } }, false],
    ['of REST', { BrokerProperties: {}, anything: 1 }, true],
    ['of REST, as a text', { brokerProperties: '{}', anything: 1 }, true],
    ['of REST, of neither', { brokerProperties: 5 }, false],
  ])('%s', (_, message, isMessage) => {
    const json: object = JSON.parse(JSON.stringify(message));
    expect([isRead(json), editor(json), editor([json]), editor([json, {}])]).toEqual(Array(4).fill(isMessage));
  });

  test.each([['a text'], [5], [null]])('%j is none', (json) => {
    expect([isRead(json), editor(json), editor([json])]).toEqual([false, false, false]);
  });

  test('the schema may be named in the file', () => {
    expect([editor({ $schema: 'x', subject: 'y' }), editor({ $schema: 5 })]).toEqual([true, false]);
  });
});

describe('with the contract of a topic', () => {
  const kind = { type: 'string', enum: ['train', 'check'] };
  const CONTRACT = { $schema: 'x', $id: 'y', type: 'object', properties: { kind } };
  const SYSTEM = { type: 'object', properties: { Label: { type: 'string', enum: ['a', 'b'] }, To: true } };

  test.each<[what: string, contract: object | undefined, system: object | undefined, message: object, isFine: boolean]>(
    [
      ['a value that it allows', CONTRACT, undefined, { applicationProperties: { kind: 'train' } }, true],
      ['another value', CONTRACT, undefined, { applicationProperties: { kind: 'x' } }, false],
      ['another value, in another spelling', CONTRACT, undefined, { UserProperties: { kind: 'x' } }, false],
      ['a value with its type', CONTRACT, undefined, { application_properties: { kind: { string: 'x' } } }, true],
      ['a list of properties', CONTRACT, undefined, { properties: [{ key: 'kind', value: 'x' }] }, true],
      ['no properties, where none is needed', CONTRACT, undefined, { subject: 'x' }, true],
      ['no properties, where none is needed by name', { ...CONTRACT, required: [] }, undefined, {}, true],
      ['no properties, where one is needed', { ...CONTRACT, required: ['kind'] }, undefined, { subject: 'x' }, false],
      ['others, where one is needed', { ...CONTRACT, required: ['kind'] }, undefined, { properties: { a: 1 } }, false],
      ['that one', { ...CONTRACT, required: ['kind'] }, undefined, { CustomProperties: { kind: 'check' } }, true],
      ['a subject that it allows', CONTRACT, SYSTEM, { subject: 'a' }, true],
      ['no subject', CONTRACT, SYSTEM, { subject: null }, true],
      ['another subject', CONTRACT, SYSTEM, { subject: 'c' }, false],
      ['another subject, by its other name', undefined, SYSTEM, { Label: 'c' }, false],
      ['anything elsewhere', CONTRACT, SYSTEM, { to: 'c', messageId: 'c' }, true],
      ['a number elsewhere', CONTRACT, SYSTEM, { to: 5 }, false],
      ['any properties, without a contract', undefined, SYSTEM, { applicationProperties: { kind: 'x' } }, true],
      ['any subject, without a schema', CONTRACT, undefined, { subject: 'c' }, true],
      ['any subject, with one that says nothing of properties', CONTRACT, { type: 'object' }, { subject: 'c' }, true],
      ['anything, by a contract that says nothing', {}, {}, { subject: 'c', applicationProperties: { a: 1 } }, true],
    ],
  )('%s', (_, contract, system, message, isFine) => {
    expect(takes(contractMessageSchema(contract, system))(message)).toBe(isFine);
  });
});

test.each<[name: string, field: string | undefined]>([
  ['messageId', 'messageId'],
  ['MessageId', 'messageId'],
  ['message_id', 'messageId'],
  ['MESSAGE_ID', 'messageId'],
  ['messageid', 'messageId'],
  ['message-id', undefined],
  ['message', undefined],
])('%s is the field %s', (name, field) => {
  expect(fieldNamed(name)?.name).toBe(field);
});
