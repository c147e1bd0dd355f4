import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Administered } from '../administration';
import type { PortHandlers } from '../port/port';
import { type Controlled } from './control';
/** Who answers what comes to the port. */
export interface Edges {
    readonly amqp: (stream: Duplex) => void;
    readonly webSocket: (request: IncomingMessage, stream: Duplex, head: Buffer) => void;
    readonly administered: Administered;
    readonly controlled: Controlled;
}
/** Shares out what comes to the port: AMQP, WebSockets, control and administration. */
export declare function handlersOf(edges: Edges): Omit<PortHandlers, 'certificate'>;
