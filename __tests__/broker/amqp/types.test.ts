import fc from 'fast-check';
import rhea from 'rhea';
import { amqpCodec, readSent } from '../../../lib/broker/amqp/codec';
import { deliveredBytes } from '../../../lib/broker/amqp/delivered-bytes';
import { decode, encode, readSections } from '../../../lib/broker/amqp/encoding';
import type { Delivery } from '../../../lib/broker/core';
import { type Message, messageToJson } from '../../../lib/rules';
import { INTEGER_RANGES, Integer, type IntegerType } from '../../../lib/rules/values/values';

const { types } = rhea as unknown as { types: Record<string, (...values: unknown[]) => unknown> };
const { message: amqp } = rhea as unknown as {
  message: {
    encode(message: object): Buffer;
    data_sections(parts: Buffer[]): unknown;
    sequence_section(parts: unknown[]): unknown;
  };
};

/** The properties as rules see them, with their types. */
function propertyJson(message: Message): object {
  return (messageToJson(message) as { properties?: object }).properties ?? {};
}

const wrap = (name: string) => (value: unknown) => (types[`wrap_${name}`] as (one: unknown) => unknown)(value);
const bigBytes = (value: bigint) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt.asIntN(64, value));
  return bytes;
};

/** Values of every type of AMQP that can be in application properties. */
const scalar = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.string({ unit: 'grapheme' }),
  fc.integer({ min: -128, max: 127 }).map(wrap('byte')),
  fc.integer({ min: 0, max: 255 }).map(wrap('ubyte')),
  fc.integer({ min: -32_768, max: 32_767 }).map(wrap('short')),
  fc.integer({ min: 0, max: 65_535 }).map(wrap('ushort')),
  fc.integer().map(wrap('int')),
  fc.integer({ min: 0, max: 0xffff_ffff }).map(wrap('uint')),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((value) => wrap('long')(bigBytes(value))),
  fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((value) => wrap('ulong')(bigBytes(value))),
  fc.float({ noNaN: true }).map(wrap('float')),
  fc.double({ noNaN: true }).map(wrap('double')),
  fc.date({ noInvalidDate: true }).map((date) => wrap('timestamp')(date.getTime())),
  fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => wrap('uuid')(Buffer.from(bytes))),
  fc.uint8Array({ maxLength: 40 }).map((bytes) => wrap('binary')(Buffer.from(bytes))),
  fc.string({ unit: 'grapheme-ascii' }).map(wrap('symbol')),
);
const propertyMap = fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), scalar, {
  maxKeys: 6,
  noNullPrototype: true,
});
const body = fc.oneof(
  fc
    .array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 3 })
    .map((parts) => amqp.data_sections(parts.map((part) => Buffer.from(part)))),
  fc.array(scalar, { maxLength: 5 }).map((parts) => amqp.sequence_section(parts)),
  scalar,
  propertyMap.map(wrap('map')),
);
const encoded = fc
  .record({
    message_id: fc.string({ minLength: 1, maxLength: 20 }),
    subject: fc.option(fc.string(), { nil: undefined }),
    group_id: fc.option(fc.string(), { nil: undefined }),
    ttl: fc.option(fc.integer({ min: 1, max: 0xffff_ffff }), { nil: undefined }),
    durable: fc.boolean(),
    priority: fc.integer({ min: 0, max: 9 }),
    message_annotations: propertyMap,
    application_properties: propertyMap,
    footer: fc.option(propertyMap, { nil: undefined }),
    body,
  })
  .map((message) => amqp.encode(message));

const delivery: Omit<Delivery, 'encoded'> = {
  messageId: 'm',
  sessionId: undefined,
  partitionKey: undefined,
  sequenceNumber: 7,
  enqueuedSequenceNumber: 3,
  enqueuedAt: 1_000_000,
  deliveryCount: 2,
  state: 'active',
  lockToken: '01234567-89ab-cdef-0123-456789abcdef',
  lockedUntil: 2_000_000,
} as never;

test('what nobody changes comes as it was sent, byte for byte', () => {
  fc.assert(
    fc.property(encoded, (bytes) => {
      const sent = readSections(bytes);
      const received = readSections(deliveredBytes({ ...delivery, encoded: readSent(bytes).encoded } as never));
      for (const name of ['properties', 'applicationProperties', 'body'] as const) {
        expect(received[name]?.toString('hex')).toBe(sent[name]?.toString('hex'));
      }
    }),
  );
});

test('an action changes what it names, and nothing else', () => {
  fc.assert(
    fc.property(encoded, (bytes) => {
      const changed = amqpCodec.change(bytes, {
        properties: new Map<string, never>([['added', 'x' as never]]),
        system: new Map(),
      });
      const [before, after] = [amqpCodec.read(bytes), amqpCodec.read(changed)].map(propertyJson);
      expect(after).toEqual({ ...before, added: { string: 'x' } });
      const [sent, received] = [readSections(bytes), readSections(changed)];
      expect(received.body.equals(sent.body)).toBe(true);
      expect(received.properties).toEqual(sent.properties);
    }),
  );
});

test.each([
  ['int', wrap('int')(5), { int: '5' }],
  ['long', wrap('long')(5), { long: '5' }],
  ['short', wrap('short')(-5), { short: '-5' }],
  ['ubyte', wrap('ubyte')(5), { byte: '5' }],
  ['double', wrap('double')(0.5), { double: '0.5' }],
  ['float', wrap('float')(0.5), { float: '0.5' }],
  ['bool', true, { bool: 'true' }],
  ['text', 'a', { string: 'a' }],
  ['timestamp', wrap('timestamp')(0), { datetime: '1970-01-01T00:00:00Z' }],
  [
    'uuid',
    wrap('uuid')(Buffer.from('0123456789abcdef0123456789abcdef', 'hex')),
    { guid: '01234567-89ab-cdef-0123-456789abcdef' },
  ],
])('rules see a property of type %s with its type', (_, value, expected) => {
  const message = amqpCodec.read(amqp.encode({ application_properties: { p: value }, body: 'x' }));
  expect(propertyJson(message)).toEqual({ p: expected });
});

test('times and counts are what the service says, and lock tokens are in annotations', () => {
  const bytes = amqp.encode({ message_id: 'm', body: 'x', message_annotations: { mine: 'kept' } });
  const decode = (rhea.message as unknown as { decode(bytes: Buffer): Record<string, never> }).decode;
  expect(
    decode(deliveredBytes({ ...delivery, encoded: bytes, timeToLive: 5000, expiresAt: 1_005_000 } as never)),
  ).toMatchObject({
    delivery_count: 2,
    ttl: 5000,
    absolute_expiry_time: new Date(1_005_000),
    message_annotations: {
      mine: 'kept',
      'x-opt-sequence-number': 7,
      'x-opt-enqueue-sequence-number': 3,
      'x-opt-enqueued-time': new Date(1_000_000),
      'x-opt-locked-until': new Date(2_000_000),
    },
  });
});

test.each(Object.entries(INTEGER_RANGES) as [IntegerType, readonly [bigint, bigint]][])(
  'the least and the most of %s are read as they were written, and so is what is between',
  (type, [least, most]) => {
    for (const value of [least, least + 1n, least / 2n, -1n, 0n, 1n, most - 1n, most]) {
      if (value < BigInt(least)) continue;
      expect(decode(encode(Integer.of(type, value)))).toEqual(Integer.of(type, value));
    }
  },
);
