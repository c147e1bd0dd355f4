import { once } from 'node:events';
import { connect } from 'node:net';
import fc from 'fast-check';
import rhea from 'rhea';
import { amqpCodec, readSent } from '../../../lib/broker/amqp/codec';
import { deliveredBytes } from '../../../lib/broker/amqp/delivered-bytes';
import { decode, MalformedAmqp } from '../../../lib/broker/amqp/encoding';
import { only, ServedBroker } from '../../support/broker/served';

const SASL = Buffer.from('AMQP\x03\x01\x00\x00', 'latin1');
const PLAIN = Buffer.from('AMQP\x00\x01\x00\x00', 'latin1');
const OPEN = Buffer.from('0053 10 c0 0a 01 a1 07 6e6f626f647921'.replaceAll(' ', ''), 'hex');

/** How a client begins that needs no name: the mechanism ANONYMOUS. */
const ANONYMOUS = Buffer.concat([SASL, frame(Buffer.from('005341c00c01a309414e4f4e594d4f5553', 'hex'), 0, 1), PLAIN]);
const BEGIN = frame(Buffer.from('005311c00d044043700000080070' + '0000ffff', 'hex'));

function frame(body: Buffer, channel = 0, type = 0): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head[4] = 2;
  head[5] = type;
  head.writeUInt16BE(channel, 6);
  return Buffer.concat([head, body]);
}

let served: ServedBroker;
beforeAll(async () => {
  served = await ServedBroker.start();
  await served.queue('orders');
  await served.topic('events', 'all', 'a = 1');
});
afterAll(() => served.stop());

/** What a client that says this gets until it is disconnected. */
async function answered(said: readonly Buffer[], goes: boolean): Promise<Buffer> {
  const socket = connect(served.port, '127.0.0.1');
  const got: Buffer[] = [];
  socket.on('data', (bytes) => got.push(bytes));
  socket.on('error', () => socket.destroy());
  await once(socket, 'connect');
  for (const bytes of said) socket.write(bytes);
  if (goes) socket.end();
  await once(socket, 'close');
  return Buffer.concat(got);
}

/** Somebody else works on as if nothing were. */
async function expectOthersUnharmed(): Promise<void> {
  const client = served.client();
  await client.createSender('orders').sendMessages({ body: 'fine' });
  const receiver = client.createReceiver('orders', { receiveMode: 'receiveAndDelete' });
  expect(only(await receiver.receiveMessages(1, { maxWaitTimeInMs: 2000 })).body).toBe('fine');
  await client.close();
}

test.each([
  ['another protocol', [Buffer.from('GET / HTTP/1.1\r\n\r\n')]],
  ['another version', [Buffer.from('AMQP\x00\x00\x09\x01', 'latin1'), Buffer.alloc(64)]],
  ['a frame of no type', [ANONYMOUS, frame(Buffer.from('ffffffff', 'hex'))]],
  ['a frame that says it is enormous', [ANONYMOUS, Buffer.from('7fffffff02000000', 'hex')]],
  ['a frame that is smaller than its head', [ANONYMOUS, Buffer.from('0000000102000000', 'hex')]],
  ['a transfer without a session', [ANONYMOUS, frame(OPEN), frame(Buffer.from('005314c00100', 'hex'), 3)]],
  ['a name of JavaScript as descriptor', [ANONYMOUS, frame(Buffer.from('00a30b636f6e7374727563746f72c00100', 'hex'))]],
])('%s is disconnected with a reason, and nobody else', async (_, said) => {
  const got = await answered(said, false);
  expect(got.includes('AMQP') || got.includes('amqp:')).toBe(true);
  await expectOthersUnharmed();
});

test('whatever bytes come, others are served', async () => {
  const said = fc.oneof(
    fc.array(
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
      { maxLength: 4 },
    ),
    fc
      .array(
        fc
          .tuple(fc.uint8Array({ maxLength: 60 }), fc.nat(3))
          .map(([bytes, channel]) => frame(Buffer.from(bytes), channel)),
        { maxLength: 6 },
      )
      .map((frames) => [ANONYMOUS, frame(OPEN), ...frames]),
    fc
      .array(
        fc
          .tuple(
            fc.constantFrom(0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18),
            fc.uint8Array({ maxLength: 60 }),
          )
          .map(([code, rest]) => frame(Buffer.concat([Buffer.from([0, 0x53, code]), Buffer.from(rest)]))),
        { maxLength: 6 },
      )
      .map((frames) => [ANONYMOUS, frame(OPEN), BEGIN, ...frames]),
  );
  await fc.assert(
    fc.asyncProperty(said, async (bytes) => {
      await answered(bytes, true);
    }),
    { numRuns: 150 },
  );
  await expectOthersUnharmed();
});

test('what is no value is told so, and never more', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 80 }),
    fc
      .tuple(fc.constantFrom(0x00, 0x45, 0xc0, 0xc1, 0xd0, 0xd1, 0xe0, 0xf0, 0xa3), fc.uint8Array({ maxLength: 80 }))
      .map(([code, rest]) => Uint8Array.from([code, ...rest])),
  );
  fc.assert(
    fc.property(bytes, fc.constantFrom(decode, readSent), (one, read) => {
      try {
        read(Buffer.from(one));
      } catch (error) {
        expect(error).toBeInstanceOf(MalformedAmqp);
      }
    }),
    { numRuns: 3000 },
  );
});

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
  'a value described by %s is one of no known type',
  (name) => {
    const bytes = Buffer.concat([Buffer.of(0x00, 0xa3, name.length), Buffer.from(name), Buffer.of(0x40)]);
    expect(decode(bytes)).toMatchObject({ descriptor: name, value: null });
  },
);

test('values in values in values are refused before they fill the stack', () => {
  let bytes = Buffer.of(0x45);
  for (let depth = 0; depth < 20_000; depth++) {
    const head = Buffer.alloc(9, 0xd0);
    head.writeUInt32BE(bytes.length + 4, 1);
    head.writeUInt32BE(1, 5);
    bytes = Buffer.concat([head, bytes]);
  }
  expect(() => decode(bytes)).toThrow(/nested more than 64 levels/);
});

const { message: amqp } = rhea as unknown as { message: { encode(message: object): Buffer } };
const whole = amqp.encode({ body: 'x' });

test.each([
  ['no section', Buffer.from('garbage')],
  ['half a message', whole.subarray(0, whole.length - 1)],
  ['properties that are no map', Buffer.concat([Buffer.from('005374a10161', 'hex'), whole])],
  ['a map with a name alone', Buffer.concat([Buffer.from('005374c1040' + '1a10161', 'hex'), whole])],
  ['a head after the body', Buffer.concat([whole, Buffer.from('00537045', 'hex')])],
  ['a section of no known type', Buffer.concat([Buffer.from('00530145', 'hex'), whole])],
])('a message that is none (%s) is rejected, and its sender goes on', async (_, bytes) => {
  const container = rhea.create_container();
  const connection = container.connect({
    host: '127.0.0.1',
    port: served.port,
    username: 'anonymous',
    reconnect: false,
  });
  const sender = connection.open_sender({ target: { address: 'events' } });
  await once(sender, 'sendable');
  sender.send(bytes as never, undefined, 0x7fff_0000 as never);
  // Bytes go as they are with any format that rhea does not know; the broker knows what they are to be.
  const [{ delivery }] = (await once(sender, 'rejected')) as [
    { delivery: { remote_state: { error: { condition: string } } } },
  ];
  expect(delivery.remote_state.error.condition).toBe('amqp:invalid-field');
  sender.send({ body: 'fine' });
  await once(sender, 'accepted');
  connection.close();
  await once(connection, 'connection_close');
});

test('clients are told the limits of frames and channels', async () => {
  const connection = rhea
    .create_container()
    .connect({ host: '127.0.0.1', port: served.port, username: 'anonymous', reconnect: false });
  await once(connection, 'connection_open');
  expect(connection).toMatchObject({ max_frame_size: 65_536, channel_max: 4999, idle_time_out: 240_000 });
  connection.close();
  await once(connection, 'connection_close');
});

test('whatever is taken for a message can be looked at by rules, changed, and delivered', () => {
  const part = fc.constantFrom(
    '40',
    '41',
    '43',
    '45',
    'c00100',
    'c10100',
    'c103024041',
    'a10178',
    'a30178',
    '5300',
    'e00100',
  );
  const listed = fc.tuple(fc.constantFrom(0xc0, 0xc1), fc.array(part, { maxLength: 6 })).map(([code, parts]) => {
    const content = Buffer.from(parts.join(''), 'hex');
    return Buffer.concat([Buffer.of(code, content.length + 1, parts.length), content]);
  });
  const value = fc.oneof(
    listed,
    part.map((hex) => Buffer.from(hex, 'hex')),
  );
  const section = fc
    .tuple(fc.integer({ min: 0x70, max: 0x78 }), value)
    .map(([code, one]) => Buffer.concat([Buffer.of(0x00, 0x53, code), one]));
  const ordered = fc.array(section, { maxLength: 6 });
  fc.assert(
    fc.property(ordered, (sections) => {
      let sent: ReturnType<typeof readSent>;
      try {
        sent = readSent(Buffer.concat(sections));
      } catch (error) {
        expect(error).toBeInstanceOf(MalformedAmqp);
        return;
      }
      const { encoded } = sent;
      amqpCodec.read(encoded);
      const changes = {
        properties: new Map([['a', 'x']]),
        system: new Map([
          ['Label', 'x'],
          ['PartitionKey', 'y'],
        ]),
      };
      amqpCodec.change(encoded, changes);
      const told = { sequenceNumber: 1, enqueuedSequenceNumber: 0, enqueuedAt: 0, deliveryCount: 0, state: 'active' };
      readSent(deliveredBytes({ ...told, encoded, lockToken: '00000000-0000-4000-8000-000000000000' } as never));
      readSent(deliveredBytes({ ...told, encoded, expiresAt: 1 } as never));
    }),
    { numRuns: 5000 },
  );
});
