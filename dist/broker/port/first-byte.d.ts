import type { Duplex } from 'node:stream';
/** What a client speaks, as far as its first byte tells. */
export type Protocol = 'tls' | 'amqp' | 'http';
/**
 * What a connection speaks by its first byte: TLS, AMQP, whose header begins with an `A`, or HTTP, whose methods begin with
 * any other capital letter: no method that is in use begins with an `A`.
 */
export declare function protocolOf(byte: number | undefined): Protocol | undefined;
/** Waits for the first bytes of a connection, and leaves them there for whoever speaks what they begin. */
export declare function peekProtocol(stream: Duplex, found: (protocol: Protocol | undefined) => void): void;
