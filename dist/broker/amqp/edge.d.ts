import type { Duplex } from 'node:stream';
import type { RunningBroker } from '../running-broker';
/**
 * AMQP 1.0 around the broker, as the official clients speak it.
 *
 * Every link, transfer and disposition becomes a command to the state machine, and its effects become frames: what is decided
 * is decided there.
 */
export declare class AmqpEdge {
    private readonly broker;
    private readonly container;
    private readonly connections;
    private accepted;
    constructor(broker: RunningBroker);
    /** Serves a connection, of which nothing has been read yet. */
    serve(stream: Duplex): void;
    /** Ends all connections with the reason. */
    close(): void;
}
