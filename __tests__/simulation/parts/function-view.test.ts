import { encoded } from '../../../lib/broker/local/inside';
import { Message, MessageContract, Property, valueFromJson } from '../../../lib/rules';
import { functionView } from '../../../lib/simulation/parts/function-view';
import { RequestValidator } from '../../../lib/trigger/jobs';

/** A message as the service delivers it, with properties in the spelling that has their types. */
function viewOf(properties: Readonly<Record<string, unknown>>) {
  const message = new Message();
  for (const [name, value] of Object.entries(properties)) message.setProperty(name, valueFromJson(value, name));
  message.setSystemProperty('MessageId', 'm');
  return functionView({
    encoded: encoded({ message, body: '{}' }).encoded,
    messageId: 'm',
    sessionId: undefined,
    partitionKey: undefined,
    sequenceNumber: 1,
    enqueuedSequenceNumber: 0,
    enqueuedAt: 0,
    timeToLive: undefined,
    expiresAt: undefined,
    deliveryCount: 0,
    state: 'active',
    scheduledAt: undefined,
    deadLetterSource: undefined,
  }).metadata.applicationProperties as Readonly<Record<string, unknown>>;
}

// As Newtonsoft.Json writes what the client of .NET has for each, which is how the host sends it.
test.each<[type: string, value: unknown, handedOver: unknown]>([
  ['a date', { datetime: '2026-11-27T08:00:00Z' }, '2026-11-27T08:00:00Z'],
  ['a length of time', { timespan: 'PT36H0.5S' }, '1.12:00:00.5000000'],
  ['a GUID', { guid: '6F9619FF-8B86-D011-B42D-00C04FC964FF' }, '6f9619ff-8b86-d011-b42d-00c04fc964ff'],
  ['a whole number of 64 bits', { long: '9007199254740993' }, 2 ** 53],
  ['a double', 0.25, 0.25],
  ['NULL', null, null],
])('%s is handed over as the host does it', (_, value, handedOver) => {
  expect(viewOf({ it: value })).toEqual({ it: handedOver });
});

test('a date that is as the contract says is as the contract says to the program', () => {
  const contract = MessageContract.of({ due: Property.datetime() }).jsonSchema();
  const validator = new RequestValidator({ templates: {}, contract });
  expect(validator.breach(viewOf({ due: { datetime: '2026-11-27T08:00:00Z' } }))).toBeUndefined();
  expect(validator.breach(viewOf({ due: 'tomorrow' }))?.reason).toBe('contract');
});
