import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { ServedBroker } from '../../support/broker/served';

/** How clients say who they are, on the wire: any answer is right here, and who can say nothing that is known is told. */

const SASL = Buffer.from('AMQP\x03\x01\x00\x00', 'latin1');
const AMQP = Buffer.from('AMQP\x00\x01\x00\x00', 'latin1');
const [MECHANISMS, INIT, OUTCOME, OPEN] = [0x40, 0x41, 0x44, 0x10];

let served: ServedBroker;
beforeAll(async () => {
  served = await ServedBroker.start();
});
afterAll(() => served.stop());

/** `sasl-init` with a mechanism, and what it answers at once. */
function init(mechanism: string, answer: Buffer): Buffer {
  const fields = Buffer.concat([
    Buffer.of(0xa3, mechanism.length),
    Buffer.from(mechanism),
    Buffer.of(0xa0, answer.length),
    answer,
  ]);
  const body = Buffer.concat([Buffer.of(0x00, 0x53, INIT, 0xc0, fields.length + 1, 2), fields]);
  return frame(body, 1);
}

function frame(body: Buffer, type: number): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head[4] = 2;
  head[5] = type;
  return Buffer.concat([head, body]);
}

/** What has come so far, until enough of it has. */
async function until(socket: Socket, got: Buffer[], isEnough: (all: Buffer) => boolean): Promise<Buffer> {
  while (!isEnough(Buffer.concat(got))) {
    if (socket.closed) return Buffer.concat(got);
    await Promise.race([once(socket, 'data'), once(socket, 'close')]);
  }
  return Buffer.concat(got);
}

const isDescribed = (code: number) => (all: Buffer) => all.includes(Buffer.of(0x00, 0x53, code));

async function connected(): Promise<{ readonly socket: Socket; readonly got: Buffer[] }> {
  const socket = connect(served.port, '127.0.0.1');
  const got: Buffer[] = [];
  socket.on('data', (bytes) => got.push(bytes));
  socket.on('error', () => socket.destroy());
  await once(socket, 'connect');
  return { socket, got };
}

test('those of the service are offered', async () => {
  const { socket, got } = await connected();
  socket.write(SASL);
  const offered = (await until(socket, got, isDescribed(MECHANISMS!))).toString('latin1');
  for (const name of ['ANONYMOUS', 'PLAIN', 'MSSBCBS', 'EXTERNAL']) expect(offered).toContain(name);
  socket.destroy();
});

test.each([
  ['ANONYMOUS', ''],
  ['PLAIN', '\0RootManageSharedAccessKey\0any key'],
  ['PLAIN', '\0\0'],
  ['MSSBCBS', ''],
  ['EXTERNAL', ''],
])('%s with %j lets in, and a connection is opened', async (mechanism, answer) => {
  const { socket, got } = await connected();
  socket.write(Buffer.concat([SASL, init(mechanism, Buffer.from(answer))]));
  const all = await until(socket, got, isDescribed(OUTCOME!));
  // The outcome is a list of one code, and 0 is that it is right.
  const outcome = all.subarray(all.indexOf(Buffer.of(0x00, 0x53, OUTCOME!)) + 3);
  expect(outcome.subarray(-2)).toEqual(Buffer.of(0x50, 0x00));
  got.length = 0;
  socket.write(Buffer.concat([AMQP, frame(Buffer.from('005310c00a01a1076e6f626f647921', 'hex'), 0)]));
  const opened = await until(socket, got, isDescribed(OPEN!));
  expect(opened.subarray(0, 8)).toEqual(AMQP);
  expect(opened.toString('latin1')).toContain('service-bus');
  socket.destroy();
});

test.each([
  ['GSSAPI', ''],
  ['constructor', ''],
  ['enable_plain', ''],
  ['', ''],
  ['PLAIN', 'a name alone'],
])('%s with %j lets nobody in: it is told so, and disconnected', async (mechanism, answer) => {
  const { socket, got } = await connected();
  socket.write(Buffer.concat([SASL, init(mechanism, Buffer.from(answer))]));
  await once(socket, 'close');
  const all = Buffer.concat(got);
  expect([isDescribed(OUTCOME!)(all), isDescribed(OPEN!)(all)]).toEqual([true, false]);
  const outcome = all.subarray(all.indexOf(Buffer.of(0x00, 0x53, OUTCOME!)));
  expect(outcome.includes(Buffer.of(0x50, 0x00))).toBe(false);
});
