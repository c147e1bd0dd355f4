import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { createWebSocketStream, WebSocketServer } from 'ws';

/** What clients ask for. OASIS AMQP over WebSocket, section 2.1 */
const PROTOCOL = 'AMQPWSB10';

/** Makes streams of bytes of WebSockets, for networks that let nothing else through. */
export class WebSockets {
  private readonly server = new WebSocketServer({
    noServer: true,
    // A client that offers others as well gets the one that is spoken here.
    handleProtocols: (offered) => (offered.has(PROTOCOL) ? PROTOCOL : ([...offered][0] ?? false)),
  });

  /** Answers a request to become a WebSocket. */
  accept(request: IncomingMessage, stream: Duplex, head: Buffer, opened: (stream: Duplex) => void): void {
    this.server.handleUpgrade(request, stream, head, (socket) => {
      const bytes = createWebSocketStream(socket);
      // A client that goes away is nothing to fail on.
      bytes.on('error', () => bytes.destroy());
      opened(bytes);
    });
  }
}
