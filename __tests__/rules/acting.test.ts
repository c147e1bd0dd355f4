import { applyAction, Failure, messageFromJson, messageToJson, parseAction } from '../../lib/rules';
import { TooLarge } from '../../lib/rules/values/failure';

describe('an action', () => {
  function after(action: string, json: object = {}) {
    const parsing = parseAction(action);
    if (!parsing.valid) throw parsing.error;
    const applied = applyAction(parsing.value, messageFromJson(json));
    return applied instanceof Failure
      ? { reason: applied.reason, isTooLarge: applied instanceof TooLarge }
      : messageToJson(applied);
  }
  const fails = (reason: RegExp, isTooLarge = false) => ({ reason: expect.stringMatching(reason), isTooLarge });

  test.each<[action: string, json: object, result: object]>([
    ['SET a = none', {}, { properties: { a: { null: null } } }],
    ['SET a = none', { properties: { a: 'x' } }, { properties: { a: { null: null } } }],
    ['SET a = none', { properties: { a: 1 } }, fails(/^a is a int and cannot become null$/)],
    ['SET a = 5', { properties: { a: null } }, { properties: { a: { long: '5' } } }],
    ['SET a = 1/0', {}, fails(/division by zero/)],
    ['REMOVE sys.To', {}, fails(/^sys.To cannot be removed; SET sys.To = NULL clears it$/)],
    ['REMOVE A; REMOVE b', { properties: { a: 1, b: 2, c: 3 } }, { properties: { c: { int: '3' } } }],
    ["SET sys.TimeToLive = '01:00'", {}, { properties: {}, system: { TimeToLive: '01:00:00' } }],
    [
      'SET sys.TimeToLive = a',
      { properties: { a: { timespan: 'PT1S' } } },
      { properties: { a: { timespan: '00:00:01' } }, system: { TimeToLive: '00:00:01' } },
    ],
    ["SET sys.TimeToLive = '-01:00'", {}, fails(/needs a time above zero/)],
    ["SET sys.TimeToLive = '0'", {}, fails(/needs a time above zero/)],
    ['SET sys.TimeToLive = 5', {}, fails(/needs a time above zero/)],
    [
      "SET sys.ScheduledEnqueueTimeUtc = '2026-11-27'",
      {},
      { properties: {}, system: { ScheduledEnqueueTimeUtc: '2026-11-27T00:00:00Z' } },
    ],
    [
      'SET sys.ScheduledEnqueueTimeUtc = a',
      { properties: { a: { datetime: '2026-11-27' } } },
      {
        properties: { a: { datetime: '2026-11-27T00:00:00Z' } },
        system: { ScheduledEnqueueTimeUtc: '2026-11-27T00:00:00Z' },
      },
    ],
    ["SET sys.ScheduledEnqueueTimeUtc = 'soon'", {}, fails(/needs a date and time/)],
    ['SET sys.ScheduledEnqueueTimeUtc = 5', {}, fails(/needs a date and time/)],
    ['SET sys.ForcePersistence = NULL', {}, fails(/cannot become null/)],
    ["SET sys.ForcePersistence = 'true'", {}, { properties: {} }],
    ["SET sys.ForcePersistence = 'yes'", {}, fails(/cannot become bool/)],
    ['SET sys.Label = 1.5', {}, { properties: {}, system: { Label: '1.5' } }],
    ['SET sys.Label = TRUE', {}, { properties: {}, system: { Label: 'True' } }],
    ['SET sys.Label = NULL', { system: { Label: 'x' } }, { properties: {} }],
    ['SET sys.MessageId = NULL', {}, fails(/^sys.MessageId cannot be empty$/)],
    [
      "SET sys.PartitionKey = 's'",
      { system: { SessionId: 's' } },
      { properties: {}, system: { SessionId: 's', PartitionKey: 's' } },
    ],
    ['SET sys.PartitionKey = NULL', { system: { SessionId: 's' } }, fails(/cannot differ from sys.SessionId/)],
    ["SET sys.PartitionKey = 'p'", {}, { properties: {}, system: { PartitionKey: 'p' } }],
    ...['SessionId', 'PartitionKey', 'ViaPartitionKey', 'ReplyToSessionId', 'MessageId'].map(
      (name): [string, object, object] => [
        `SET sys.${name} = a`,
        { properties: { a: 'x'.repeat(129) } },
        fails(/has at most 128 characters, and this has 129$/),
      ],
    ),
    [
      'SET a = b',
      { properties: { b: 'x'.repeat(32_760) } },
      { properties: { b: expect.anything(), a: expect.anything() } },
    ],
    [
      'SET a = b + b',
      { properties: { b: 'x'.repeat(16_385) } },
      fails(
        /^the message would be larger than the service takes: a would have 32770 characters, and a property of a message has at most 32768 bytes$/,
        true,
      ),
    ],
    [
      'SET a = b + b',
      { properties: { b: 'x'.repeat(16_384) } },
      fails(/^the message would be larger than the service takes: a has 32769 bytes/, true),
    ],
    [
      'SET sys.Label = b + b',
      { properties: { b: 'x'.repeat(20_000) } },
      fails(/Label would have 40000 characters/, true),
    ],
    [
      'SET a = b; SET c = b',
      { properties: { b: 'x'.repeat(25_000) } },
      fails(/the properties have 75003 bytes together/, true),
    ],
  ])('%s of %j', (action, json, result) => {
    expect(after(action, json)).toEqual(result);
  });
});
