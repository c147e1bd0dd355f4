import fc from 'fast-check';
import rhea from 'rhea';
import {
  decode,
  type Encodable,
  encode,
  partsOf,
  readSections,
  section,
  writeSections,
} from '../../lib/broker/amqp/encoding';
import { annotatedOf } from '../../lib/operations/bus/annotated';
import { DateTime, Float, Guid, Integer, TimeSpan } from '../../lib/rules/values/values';

const codec = rhea.message as unknown as {
  encode(message: object): Buffer;
  data_section(content: unknown): { typecode: number };
};

const scalar: fc.Arbitrary<Encodable> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.string({ unit: 'grapheme' }),
  fc.double(),
  fc.float({ noNaN: true }).map((value) => new Float(value)),
  fc.integer().map((value) => Integer.of('int', BigInt(value))),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((value) => Integer.of('long', value)),
  fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((value) => Integer.of('ulong', value)),
  fc.integer({ min: 0, max: 255 }).map((value) => Integer.of('byte', BigInt(value))),
  fc
    .date({ noInvalidDate: true, min: new Date(0) })
    .map((date) => new DateTime(621_355_968_000_000_000n + BigInt(date.getTime()) * 10_000n)),
  fc.bigInt({ min: 0n, max: 10n ** 15n }).map((ticks) => new TimeSpan(ticks)),
  fc.uuid().map((text) => new Guid(text)),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
);
const properties = fc.dictionary(
  fc.string({ minLength: 1, maxLength: 12 }).filter((name) => !/^\d+$/.test(name)),
  scalar,
  {
    maxKeys: 8,
    noNullPrototype: true,
  },
);
const body = fc.oneof(
  fc
    .array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 3 })
    .map((parts) => parts.map((part) => section(0x75, encode(Buffer.from(part))))),
  fc
    .array(fc.array(scalar, { maxLength: 4 }), { minLength: 1, maxLength: 2 })
    .map((parts) => parts.map((part) => section(0x76, encode(part)))),
  scalar.map((value) => [section(0x77, encode(value))]),
);
const CODES = { data: 0x75, sequence: 0x76, value: 0x77 } as const;

/** As the client writes it: what is of the message in the hands of rhea. */
function sent(encoded: Buffer): Buffer {
  const annotated = annotatedOf(encoded) as unknown as {
    applicationProperties: object;
    body: unknown;
    bodyType: keyof typeof CODES;
  };
  const content = codec.data_section(annotated.body);
  content.typecode = CODES[annotated.bodyType];
  return codec.encode({ application_properties: annotated.applicationProperties, body: content });
}

test('whatever a message has, the client sends it as its bytes are: each property, and the body', () => {
  fc.assert(
    fc.property(properties, body, (given, parts) => {
      const map = encode(new Map(Object.entries(given)) as ReadonlyMap<Encodable, Encodable>);
      const none = {
        header: undefined,
        deliveryAnnotations: undefined,
        messageAnnotations: undefined,
        properties: undefined,
      };
      const encoded = writeSections({ ...none, applicationProperties: map, body: Buffer.concat(parts) });
      const after = readSections(sent(encoded));
      expect(after.body).toEqual(readSections(encoded).body);
      const [before, now] = [partsOf(map), partsOf(after.applicationProperties as Buffer)];
      // The names may be written another way, the values are not.
      expect(now.map((part, at) => (at % 2 === 0 ? decode(part) : part))).toEqual(
        before.map((part, at) => (at % 2 === 0 ? decode(part) : part)),
      );
    }),
  );
});

test('what the service has written is left out, and what the sender has stays', () => {
  const annotations = new Map<Encodable, Encodable>([
    ['x-opt-sequence-number', Integer.of('long', 5n)],
    ['x-opt-locked-until', new DateTime(621_355_968_000_000_000n)],
    ['x-opt-deadletter-source', 'orders'],
    ['x-opt-partition-key', 'p'],
    ['my-own', 'kept'],
  ]);
  const encoded = writeSections({
    header: undefined,
    deliveryAnnotations: undefined,
    messageAnnotations: encode(annotations),
    properties: encode(['id', null, null, 'subject']),
    applicationProperties: undefined,
    body: section(0x75, encode(Buffer.from('x'))),
  });
  const { messageAnnotations, properties: fields } = annotatedOf(encoded) as unknown as Record<string, object>;
  expect(Object.keys(messageAnnotations as object)).toEqual(['x-opt-partition-key', 'my-own']);
  expect(fields).toEqual({ messageId: 'id', subject: 'subject' });
});
