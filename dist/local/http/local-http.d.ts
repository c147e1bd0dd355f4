import { type Certificate } from '../../broker';
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
export declare class LocalHttp {
    readonly host: string;
    private readonly onFault;
    /** @throws PortProblem where the port is taken, or may not be used */
    static start(options?: LocalHttpOptions): Promise<LocalHttp>;
    private readonly ports;
    private readonly services;
    private number;
    private made;
    private constructor();
    /** The port that it listens on. */
    get port(): number;
    /** `http://localhost:<port>` */
    get url(): string;
    /** The same within TLS; clients have to trust `certificate.file`. */
    get secureUrl(): string;
    /** What TLS is answered with: that of Service Bus on this machine. */
    get certificate(): Certificate;
    /** Asks a service as well, after those before it. @returns what takes it away */
    mount(service: LocalService): () => void;
    /** Ends all connections, and takes no more. */
    stop(): Promise<void>;
    private get address();
    private answer;
    private fail;
}
