import { once } from 'node:events';
import { get } from 'node:http';
import { get as getEncrypted } from 'node:https';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import { type Certificate, makeCertificate } from '../../../lib/broker/port/certificate';
import { protocolOf } from '../../../lib/broker/port/first-byte';
import { PortProblem, Ports } from '../../../lib/broker/port/port';
import { holderOf } from '../../../lib/broker/port/taken-port';

const HEADER = 'AMQP\x00\x01\x00\x00';
const certificate: Certificate = { ...makeCertificate(new Date()), file: undefined };

let ports: Ports;
let port: number;
const upgraded: string[] = [];

/** AMQP that says what it has read; HTTP that says where it was asked. */
beforeAll(async () => {
  ports = new Ports({
    amqp: (stream: Duplex) => stream.on('data', (bytes: Buffer) => stream.write(`read ${bytes}`)),
    http: (request, response) => response.end(`asked ${request.url}`),
    upgrade: (request, stream) => {
      upgraded.push(request.url ?? '');
      stream.end('HTTP/1.1 101 Switching Protocols\r\n\r\n');
    },
    certificate: () => certificate,
  });
  port = await ports.listen('127.0.0.1', 0);
});

afterAll(() => ports.close());

async function open(): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

async function reply(socket: Duplex, bytes: string): Promise<string> {
  socket.write(bytes, 'latin1');
  const [answer] = await once(socket, 'data');
  socket.destroy();
  return String(answer);
}

/** Whether with an error or without. */
function closed(socket: Socket): Promise<unknown> {
  return new Promise((resolve) => socket.once('close', resolve));
}

async function body(request: ReturnType<typeof get>): Promise<string> {
  const [response] = await once(request, 'response');
  let text = '';
  for await (const chunk of response) text += chunk;
  return text;
}

describe('one port for all', () => {
  test('AMQP by its first byte, all of which AMQP reads', async () => {
    expect(await reply(await open(), HEADER)).toBe(`read ${HEADER}`);
  });

  test('HTTP by the letter of a method', async () => {
    expect(await body(get({ port, host: '127.0.0.1', path: '/orders' }))).toBe('asked /orders');
  });

  test('AMQP within TLS', async () => {
    const socket = connectTls({ port, host: '127.0.0.1', ca: certificate.certificate });
    await once(socket, 'secureConnect');
    expect([socket.authorized, await reply(socket, HEADER)]).toEqual([true, `read ${HEADER}`]);
  });

  test.each(['localhost', '127.0.0.1'])('HTTP within TLS, where the certificate is good for %s', async (host) => {
    const request = getEncrypted({ port, host, family: 4, path: '/topic', ca: certificate.certificate });
    expect(await body(request)).toBe('asked /topic');
  });

  test('a first byte that comes alone is enough', async () => {
    const socket = await open();
    socket.setNoDelay(true);
    socket.write('A');
    await new Promise(setImmediate);
    expect(await reply(socket, HEADER.slice(1))).toMatch(/^read A/);
  });

  test('a request to become a WebSocket', async () => {
    const asked = 'GET /$servicebus/websocket HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
    expect(await reply(await open(), asked)).toMatch(/^HTTP\/1.1 101/);
    expect(upgraded).toEqual(['/$servicebus/websocket']);
  });
});

describe('what is nonsense harms nobody', () => {
  test.each([
    ['small letters', 'hello\r\n'],
    ['nothing that anybody speaks', '\x00\x01\x02'],
    ['TLS that is none', '\x16 no handshake at all, not even nearly'],
    ['HTTP that is none', 'GET\r\n\r\n\r\n'],
  ])('%s', async (_, bytes) => {
    const other = await open();
    const socket = await open();
    socket.on('error', () => {});
    socket.write(bytes, 'latin1');
    socket.resume();
    await closed(socket);
    expect(await reply(other, HEADER)).toBe(`read ${HEADER}`);
  });

  test('who speaks nothing that is known is told what is: the header of AMQP', async () => {
    expect(await reply(await open(), 'hello')).toBe('AMQP\x03\x01\x00\x00');
  });

  test('a client that goes away at once', async () => {
    (await open()).resetAndDestroy();
    expect(await reply(await open(), HEADER)).toBe(`read ${HEADER}`);
  });

  test('TLS in TLS', async () => {
    const socket = connectTls({ port, host: '127.0.0.1', ca: certificate.certificate });
    await once(socket, 'secureConnect');
    expect(await reply(socket, '\x16\x03\x01')).toBe('AMQP\x03\x01\x00\x00');
  });
});

test('all connections end at once where a network is to fail', async () => {
  const socket = await open();
  socket.on('error', () => {});
  socket.write(HEADER, 'latin1');
  await once(socket, 'data');
  const end = closed(socket);
  expect(await ports.drop()).toBeGreaterThan(0);
  await end;
  expect(await reply(await open(), HEADER)).toBe(`read ${HEADER}`);
});

test('a port that is taken says so, and who has it', async () => {
  await expect(ports.listen('127.0.0.1', port)).rejects.toThrow(PortProblem);
  await expect(ports.listen('127.0.0.1', port)).rejects.toMatchObject({ code: 'EADDRINUSE', port });
  if (process.platform === 'linux') expect(holderOf(port)).toBe(`process ${process.pid} (node)`);
});

test.each([
  [0x16, 'tls'],
  [0x41, 'amqp'],
  [0x47, 'http'],
  [0x5a, 'http'],
  [0x61, undefined],
  [0x5b, undefined],
  [0, undefined],
  [undefined, undefined],
])('the first byte %s is %s', (byte, protocol) => {
  expect(protocolOf(byte)).toBe(protocol);
});
