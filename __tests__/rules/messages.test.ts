import fc from 'fast-check';
import { Failure, Message, messageFromJson, messageToJson, type Value } from '../../lib/rules';
import { matchesCorrelation } from '../../lib/rules/evaluation/match-correlation';
import { foldName } from '../../lib/rules/messages/message';
import { setSystemFromJson, valueFromJson } from '../../lib/rules/messages/message-json';
import { LARGEST_PROPERTY, mayBeTooLarge, sizeProblems } from '../../lib/rules/messages/message-size';
import { valueToJson } from '../../lib/rules/values/value-json';

const said = (json: unknown) => {
  try {
    messageFromJson(json);
    return [];
  } catch (error) {
    return (error as { problems: readonly string[] }).problems;
  }
};

describe('the properties of a message', () => {
  const names = (message: Message) => message.properties.map(({ name, value }) => [name, value]);

  test('have the name, the letters and the place that they had first, and the value that they got last', () => {
    const message = new Message();
    for (const [name, value] of [
      ['b', '1'],
      ['A', '2'],
      ['B', '3'],
    ] as const)
      message.setProperty(name, value);
    expect(names(message)).toEqual([
      ['b', '3'],
      ['A', '2'],
    ]);
    expect([message.property('B'), message.property('b'), message.property('C')]).toEqual(['3', undefined, undefined]);
  });

  test('are gone when they are removed, in any letters, and come back at the end', () => {
    const message = new Message();
    for (const name of ['a', 'b', 'c']) message.setProperty(name, name);
    message.removeProperty('B');
    message.removeProperty('none');
    message.setProperty('B', 'again');
    expect(names(message)).toEqual([
      ['a', 'a'],
      ['c', 'c'],
      ['B', 'again'],
    ]);
  });

  test('of a copy are its own', () => {
    const message = messageFromJson({ properties: { a: 'x' }, system: { Label: 'y' } });
    const copy = message.copy();
    copy.setProperty('a', 'other');
    copy.setProperty('b', 'new');
    copy.setSystemProperty('Label', null);
    expect(messageToJson(message)).toEqual({ properties: { a: { string: 'x' } }, system: { Label: 'y' } });
    expect(messageToJson(copy)).toEqual({ properties: { a: { string: 'other' }, b: { string: 'new' } } });
  });

  test.each([
    ['gpuCount', 'GPUCOUNT'],
    ['größe', 'GRÖßE'],
    ['ﬁ', 'ﬁ'],
    ['ǆ', 'Ǆ'],
    ['a_1', 'A_1'],
  ])('%s is compared as %s', (name, folded) => {
    // Twice, since it is remembered.
    expect([foldName(name), foldName(name)]).toEqual([folded, folded]);
  });
});

test('names are compared unit by unit, in capitals that are one unit too', () => {
  const capital = (unit: string) => (unit.toUpperCase().length === 1 ? unit.toUpperCase() : unit);
  const names = fc.string({
    unit: fc.constantFrom('a', 'Z', '1', '_', 'ß', 'é', 'ŉ', 'ǆ', '😀', '\u0149'),
    minLength: 20,
  });
  fc.assert(fc.property(names, (name) => foldName(name) === name.split('').map(capital).join('')));
});

describe('system properties', () => {
  const read = (name: string, system: object = {}) => {
    const value = messageFromJson({ system }).systemProperty(name);
    return value instanceof Failure ? value.reason : valueToJson(value);
  };

  test.each<[name: string, unset: unknown]>([
    ['Label', { null: null }],
    ['DeadLetterSource', { null: null }],
    ['Size', { long: '0' }],
    ['ScheduledEnqueueTimeUtc', { datetime: '0001-01-01T00:00:00Z' }],
    ['TimeToLive', { timespan: '10675199.02:48:05.4775807' }],
    ['State', { state: 'Active' }],
    ['IsBodyConsumed', { bool: 'false' }],
    ['ForcePersistence', { bool: 'false' }],
    ['DeliveryCount', 'sys.DeliveryCount is set only after a broker has taken the message'],
    ['LockToken', 'sys.LockToken is set only after a broker has taken the message'],
  ])('%s of a message that nobody has set it for', (name, unset) => {
    expect(read(name)).toEqual(unset);
  });

  test.each<[name: string, json: unknown, value: object]>([
    ['label', 'x', { string: 'x' }],
    ['Label', { string: 'x' }, { string: 'x' }],
    ['Label', null, { null: null }],
    ['DeliveryCount', 3, { int: '3' }],
    ['DeliveryCount', '3', { int: '3' }],
    ['SequenceNumber', '9007199254740993', { long: '9007199254740993' }],
    ['EnqueuedTimeUtc', '2026-11-27T12:00:00Z', { datetime: '2026-11-27T12:00:00Z' }],
    ['EnqueuedTimeUtc', { datetime: '2026-11-27' }, { datetime: '2026-11-27T00:00:00Z' }],
    ['TimeToLive', 'PT5M', { timespan: '00:05:00' }],
    ['State', 'Deferred', { state: 'Deferred' }],
    ['ForcePersistence', true, { bool: 'true' }],
  ])('%s from %j', (name, json, value) => {
    const canonical = name === 'label' ? 'Label' : name;
    expect(read(canonical, { [name]: json })).toEqual(value);
  });

  test.each<[name: string, json: unknown, says: string]>([
    ['Lable', 'x', 'system.Lable: got "x", allowed none of this name: there are CorrelationId, SessionId, '],
    ['Label', 5, 'system.Label: got 5, allowed text'],
    ['Label', { int: '5' }, 'system.Label: got {"int":"5"}, allowed a value of the type string'],
    ['DeliveryCount', { long: '5' }, 'system.DeliveryCount: got {"long":"5"}, allowed a value of the type int'],
    ['DeliveryCount', 'x', 'system.DeliveryCount: got "x", allowed a whole number'],
    ['State', 'Asleep', 'system.State: got "Asleep", allowed Active, Deferred, Scheduled'],
    ['Properties', {}, 'system.Properties: got {}, allowed nothing: it is what properties says'],
  ])('%s is never %j', (name, json, says) => {
    expect(said({ system: { [name]: json } })).toEqual([expect.stringContaining(says)]);
    expect(setSystemFromJson(new Message(), name, json)).toMatchObject({ got: json });
  });

  test('a session decides about the partition', () => {
    const message = new Message();
    message.setSystemProperty('SessionId', 's');
    expect([...message.system]).toEqual([
      ['SessionId', 's'],
      ['PartitionKey', 's'],
    ]);
    message.setSystemProperty('SessionId', null);
    expect([...message.system]).toEqual([]);
  });

  test('in JSON are texts; a wish to the broker is none of what is received', () => {
    const system = { Label: 'x', DeliveryCount: 3, EnqueuedTimeUtc: '2026-11-27T12:00:00.5Z', ForcePersistence: true };
    expect(messageToJson(messageFromJson({ system }))).toEqual({
      properties: {},
      system: { Label: 'x', DeliveryCount: '3', EnqueuedTimeUtc: '2026-11-27T12:00:00.5000000Z' },
    });
    expect(messageToJson(messageFromJson({ system: { ForcePersistence: true } }))).toEqual({ properties: {} });
  });
});

describe('a message from JSON', () => {
  test.each<[what: string, json: unknown, problems: string[]]>([
    ['nothing but an object', {}, []],
    ['null for both', { properties: null, system: null }, []],
    ['no object', 5, ['got 5, allowed a message: an object with properties and system']],
    ['a list', [], ['got [], allowed a message: an object with properties and system']],
    [
      'properties that are none',
      { properties: [] },
      ['properties: got [], allowed an object with the properties by name'],
    ],
    [
      'system properties that are none',
      { system: 'x' },
      ['system: got "x", allowed an object with the system properties by name'],
    ],
    [
      'several things',
      { properties: { a: [], 'b c': { int: 'x' } }, system: { State: 'x' } },
      [
        expect.stringMatching(/^properties\.a: got \[\]/),
        expect.stringMatching(/^properties\["b c"\]: got "x", allowed a whole number/),
        expect.stringMatching(/^system\.State: got "x"/),
      ],
    ],
  ])('%s', (_, json, problems) => {
    expect(said(json)).toEqual(problems);
  });

  test('what is wrong is said of the place that it is at', () => {
    try {
      messageFromJson({ properties: { a: [] } });
    } catch (error) {
      const inner = (error as { within(path: string): Error }).within('messages[2]');
      expect(inner.message).toMatch(/^messages\[2\]\.properties\.a: got \[\]/);
    }
    expect.assertions(1);
  });

  test('a value alone', () => {
    expect(valueFromJson('x', 'a')).toBe('x');
    expect(() => valueFromJson([], 'rules[0]')).toThrow(/^rules\[0\]: got \[\], allowed text/);
  });
});

describe('the size of a message', () => {
  test('is that of names and texts, system properties among them', () => {
    const sized = (properties: object, system: object = {}) => said({ properties, system });
    const text = (bytes: number) => 'x'.repeat(bytes);
    expect(sized({ a: text(LARGEST_PROPERTY) })).toEqual([
      'a has 32769 bytes, and a property of a message has at most 32768',
    ]);
    expect(sized({}, { Label: text(LARGEST_PROPERTY) })).toEqual([
      'sys.Label has 32777 bytes, and a property of a message has at most 32768',
    ]);
    expect(sized({ a: text(32_000), b: text(32_000) }, { Label: text(2000) })).toEqual([
      'the properties have 66011 bytes together, and those of a message have at most 65536',
    ]);
    expect(sized({ a: text(32_000), b: text(32_000) }, { Label: text(1525) })).toEqual([]);
    expect(sized({ a: text(40_000), b: text(40_000) })).toHaveLength(2);
  });

  test('is not looked at where it is far from too much', () => {
    expect([mayBeTooLarge(10_922), mayBeTooLarge(10_923)]).toEqual([false, true]);
    const many = new Message();
    for (let index = 0; index < 2000; index++) many.setProperty(`property${index}`, null);
    expect(sizeProblems(many)).toEqual([]);
  });
});

describe('a correlation filter matches', () => {
  const message = messageFromJson({ properties: { a: 'x', n: 1, none: null }, system: { Label: 'l' } });

  test.each<[what: string, system: [string, Value][], properties: [string, Value][], matches: boolean]>([
    ['where nothing is asked', [], [], true],
    ['a system property', [['Label', 'l']], [], true],
    ['another value of one', [['Label', 'x']], [], false],
    ['one that is not set', [['To', 'l']], [], false],
    ['a property, in any letters', [], [['A', 'x']], true],
    ['both', [['Label', 'l']], [['a', 'x']], true],
    ['one of two', [['Label', 'l']], [['a', 'y']], false],
    ['a text that looks like the number', [], [['n', '1']], false],
    ['null, which nothing matches', [], [['none', null]], false],
    ['one that the message lacks', [], [['b', 'x']], false],
  ])('%s', (_, system, properties, matches) => {
    expect(matchesCorrelation({ system: new Map(system), properties: new Map(properties) }, message)).toBe(matches);
  });
});
