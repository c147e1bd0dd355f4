import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { type Certificate, Ports, userCertificate } from '../../broker';
import { foreignness } from './foreign-origin';
import { answerText, BodyTooLarge } from './http-body';
import type { LocalService } from './service';

export interface LocalHttpOptions {
  /** @default localhost */
  readonly host?: string;
  /** @default 0, one that is free */
  readonly port?: number;
  /** Hears of what went wrong in a service; the client gets status 500. */
  readonly onFault?: (fault: unknown) => void;
}

/**
 * One port of this machine for everything that is asked over HTTP, or over HTTPS: the first byte of a connection tells.
 * Whoever asks by another name than one of this machine, or from a page of others, is refused.
 *
 * @example
 * const http = await LocalHttp.start();
 * http.mount(async ({ url }, response) => {
 *   if (url.pathname !== '/hello') return false;
 *   answerText(response, 200, 'hello');
 *   return true;
 * });
 * await http.stop();
 */
export class LocalHttp {
  /** @throws PortProblem where the port is taken, or may not be used */
  static async start(options: LocalHttpOptions = {}): Promise<LocalHttp> {
    const http = new LocalHttp(options.host ?? 'localhost', options.onFault ?? (() => undefined));
    http.number = await http.ports.listen(http.host, options.port ?? 0);
    return http;
  }

  private readonly ports: Ports;
  private readonly services: LocalService[] = [];
  private number = 0;
  private made: Certificate | undefined;

  private constructor(
    readonly host: string,
    private readonly onFault: (fault: unknown) => void,
  ) {
    this.ports = new Ports({
      // Of the three that a port can tell apart, this one has no AMQP.
      amqp: (stream) => void stream.destroy(),
      http: (request, response) => void this.answer(request, response),
      upgrade: (_, stream) => void stream.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'),
      certificate: () => this.certificate,
    });
  }

  /** The port that it listens on. */
  get port(): number {
    return this.number;
  }

  /** `http://localhost:<port>` */
  get url(): string {
    return `http://${this.address}`;
  }

  /** The same within TLS; clients have to trust `certificate.file`. */
  get secureUrl(): string {
    return `https://${this.address}`;
  }

  /** What TLS is answered with: that of Service Bus on this machine. */
  get certificate(): Certificate {
    this.made ??= userCertificate();
    return this.made;
  }

  /** Asks a service as well, after those before it. @returns what takes it away */
  mount(service: LocalService): () => void {
    this.services.push(service);
    return () => void this.services.splice(this.services.indexOf(service), 1);
  }

  /** Ends all connections, and takes no more. */
  stop(): Promise<void> {
    return this.ports.close();
  }

  private get address(): string {
    return `${this.host.includes(':') ? `[${this.host}]` : this.host}:${this.number}`;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { host, origin } = request.headers;
    const foreign = foreignness({ host, origin }, this.host);
    if (foreign !== undefined) return answerText(response, 403, `${foreign}\n`);
    try {
      const protocol = (request.socket as Partial<TLSSocket>).encrypted === true ? 'https' : 'http';
      const address = `${protocol}://${host}${request.url}`;
      if (!URL.canParse(address)) return answerText(response, 400, 'the address of the request cannot be read\n');
      const asked = {
        method: request.method ?? 'GET',
        url: new URL(address),
        headers: request.headers,
        stream: request,
      };
      for (const service of this.services) if (await service(asked, response)) return;
      answerText(response, 404, `there is nothing at ${asked.url.pathname}\n`);
    } catch (error) {
      this.fail(response, error);
    }
  }

  private fail(response: ServerResponse, error: unknown): void {
    if (response.headersSent || (error as NodeJS.ErrnoException).code === 'ECONNRESET') {
      // A client that goes away while it is read is nobody's fault.
      response.destroy();
    } else if (error instanceof BodyTooLarge) {
      answerText(response, 413, `${error.message}\n`);
    } else {
      this.onFault(error);
      answerText(response, 500, 'it failed; the log says why\n');
    }
  }
}
