import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
/** Makes streams of bytes of WebSockets, for networks that let nothing else through. */
export declare class WebSockets {
    private readonly server;
    /** Answers a request to become a WebSocket. */
    accept(request: IncomingMessage, stream: Duplex, head: Buffer, opened: (stream: Duplex) => void): void;
}
