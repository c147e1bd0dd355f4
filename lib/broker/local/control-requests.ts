import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Administered } from '../administration';
import { answerAdministration } from '../port/administration-requests';
import { answer, bodyOf, TOO_LARGE } from '../port/http';
import type { PortHandlers } from '../port/port';
import { CONTROL_PATH, type ControlAnswer, type Controlled, control } from './control';

/** Where AMQP over WebSocket is asked for by every client. */
const WEBSOCKET_PATH = '/$servicebus/websocket';

/** Who answers what comes to the port. */
export interface Edges {
  readonly amqp: (stream: Duplex) => void;
  readonly webSocket: (request: IncomingMessage, stream: Duplex, head: Buffer) => void;
  readonly administered: Administered;
  readonly controlled: Controlled;
}

/** Shares out what comes to the port: AMQP, WebSockets, control and administration. */
export function handlersOf(edges: Edges): Omit<PortHandlers, 'certificate'> {
  return {
    amqp: edges.amqp,
    http: (request, response) => void answerHttp(request, response, edges),
    upgrade: (request, stream, head) => {
      const path = request.url?.split('?')[0]?.toLowerCase();
      if (path === WEBSOCKET_PATH) edges.webSocket(request, stream, head);
      else stream.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
    },
  };
}

async function answerHttp(request: IncomingMessage, response: ServerResponse, edges: Edges): Promise<void> {
  try {
    if (request.url?.startsWith(CONTROL_PATH)) await answerControl(request, response, edges.controlled);
    else await answerAdministration(request, response, edges.administered);
  } catch (error) {
    // A client that goes away in the middle is no fault; anything else is one of this program.
    if (!response.headersSent && response.writable)
      answer(response, 500, 'text/plain; charset=utf-8', `a fault of this program: ${(error as Error).message}`);
  }
}

async function answerControl(
  request: IncomingMessage,
  response: ServerResponse,
  controlled: Controlled,
): Promise<void> {
  const body = await bodyOf(request);
  const { method = '', url = '', headers } = request;
  const path = url.split('?')[0] ?? '';
  const made: ControlAnswer =
    body === TOO_LARGE
      ? { status: 413, body: { error: 'the body is larger than a megabyte' } }
      : await control({ method, path, origin: headers.origin, body }, controlled);
  if (made.afterwards !== undefined) {
    response.setHeader('Connection', 'close');
    request.socket.once('close', made.afterwards);
  }
  answer(response, made.status, 'application/json', JSON.stringify(made.body));
}
