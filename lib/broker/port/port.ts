import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer, type Server as NetServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { TLSSocket } from 'node:tls';
import type { Certificate } from './certificate';
import { peekProtocol } from './first-byte';
import { holderOf } from './taken-port';

/** Who answers what comes to a port. */
export interface PortHandlers {
  /** A connection of AMQP; its first bytes are still to be read. */
  readonly amqp: (stream: Duplex) => void;
  readonly http: (request: IncomingMessage, response: ServerResponse) => void;
  /** A request of HTTP that becomes a connection of something else. */
  readonly upgrade: (request: IncomingMessage, stream: Duplex, head: Buffer) => void;
  /** What TLS is answered with; asked for when the first such connection comes. */
  readonly certificate: () => Certificate;
}

/** So long a connection takes at most to be closed once it is reset. */
const LONGEST_CLOSE = 500;
/** A client that says nothing for so long is let go. */
const SILENCE = 30_000;
/** What AMQP answers to what is no AMQP: the header that it takes. OASIS AMQP 1.0, part 2, section 2.2 */
const AMQP_HEADER = Buffer.from('AMQP\x03\x01\x00\x00', 'latin1');

/** In one turn of the event loop it is told that a connection is gone, and in the next one it is acted upon. */
const TURNS_TO_NOTICE = 3;

/** That a port cannot be listened on. */
export class PortProblem extends Error {
  override readonly name = 'PortProblem';

  constructor(
    readonly code: string,
    readonly host: string,
    readonly port: number,
    /** Who may have it, where it is taken. */
    readonly holder: string | undefined = undefined,
  ) {
    super(`${host}:${port} cannot be listened on: ${code}`);
  }
}

/** Why a port cannot be listened on just now; `undefined` where it can be, and for 0, which is any that is free. */
export async function portProblem(host: string, port: number): Promise<PortProblem | undefined> {
  if (port === 0) return undefined;
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', ({ code = '' }: NodeJS.ErrnoException) =>
      resolve(new PortProblem(code, host, port, code === 'EADDRINUSE' ? holderOf(port) : undefined)),
    );
    server.listen({ host, port }, () => server.close(() => resolve(undefined)));
  });
}

/** TCP ports on which one address serves every protocol: the first byte of a connection decides. */
export class Ports {
  private readonly servers: NetServer[] = [];
  private readonly streams = new Set<Socket>();
  private readonly http: Server;

  constructor(private readonly handlers: PortHandlers) {
    this.http = createHttpServer((request, response) => handlers.http(request, response));
    this.http.on('upgrade', (request, stream, head) => handlers.upgrade(request, stream, head));
    this.http.on('clientError', (_, stream: Duplex) => {
      if (stream.writable) stream.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    });
  }

  /**
   * Listens on an address.
   *
   * @param port 0 for one that is free
   * @returns the port
   * @throws PortProblem where it is taken, or may not be used
   */
  listen(host: string, port: number): Promise<number> {
    const server = createServer({ noDelay: true }, (socket) => this.accept(socket));
    return new Promise((resolve, reject) => {
      server.once('error', ({ code = '' }: NodeJS.ErrnoException) =>
        reject(new PortProblem(code, host, port, code === 'EADDRINUSE' ? holderOf(port) : undefined)),
      );
      server.listen({ host, port }, () => {
        server.removeAllListeners('error');
        this.servers.push(server);
        resolve((server.address() as { port: number }).port);
      });
    });
  }

  /** How many connections there are. */
  get connections(): number {
    return this.streams.size;
  }

  /**
   * Ends all connections at once, as a network does that fails.
   *
   * @returns how many there were, when clients in this process have had the chance to notice
   */
  async drop(): Promise<number> {
    const dropped = [...this.streams];
    const closed = dropped.map((stream) => new Promise((resolve) => stream.once('close', resolve)));
    for (const stream of dropped) stream.resetAndDestroy();
    // A socket that TLS has taken over may never say that it is closed.
    await Promise.race([Promise.all(closed), pause(LONGEST_CLOSE, undefined, { ref: false })]);
    for (let turn = 0; turn < TURNS_TO_NOTICE; turn++) await new Promise(setImmediate);
    return dropped.length;
  }

  /** Takes no more connections, and ends those that there are. */
  async close(): Promise<void> {
    const closed = this.servers.map((server) => new Promise((resolve) => server.close(resolve)));
    for (const stream of this.streams) stream.destroy();
    this.http.closeAllConnections();
    await Promise.all(closed);
  }

  private accept(socket: Socket): void {
    this.streams.add(socket);
    socket.once('close', () => this.streams.delete(socket));
    this.route(socket, false);
  }

  private route(stream: Socket, isEncrypted: boolean): void {
    // A client that goes away is nothing to fail on.
    stream.on('error', () => stream.destroy());
    const silent = (): void => void stream.destroy();
    stream.setTimeout(SILENCE, silent);
    peekProtocol(stream, (protocol) => {
      stream.setTimeout(0);
      stream.removeListener('timeout', silent);
      if (protocol === 'amqp') this.handlers.amqp(stream);
      else if (protocol === 'http') this.http.emit('connection', stream);
      else if (protocol === 'tls' && !isEncrypted) this.encrypt(stream);
      else stream.end(AMQP_HEADER);
    });
  }

  private encrypt(stream: Socket): void {
    const { key, certificate } = this.handlers.certificate();
    const encrypted = new TLSSocket(stream, { isServer: true, key, cert: certificate });
    encrypted.once('secure', () => this.route(encrypted, true));
    encrypted.once('close', () => this.streams.delete(stream));
    encrypted.on('error', () => encrypted.destroy());
  }
}
