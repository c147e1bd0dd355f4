import { type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Certificate } from './certificate';
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
/** That a port cannot be listened on. */
export declare class PortProblem extends Error {
    readonly code: string;
    readonly host: string;
    readonly port: number;
    /** Who may have it, where it is taken. */
    readonly holder: string | undefined;
    readonly name = "PortProblem";
    constructor(code: string, host: string, port: number, 
    /** Who may have it, where it is taken. */
    holder?: string | undefined);
}
/** TCP ports on which one address serves every protocol: the first byte of a connection decides. */
export declare class Ports {
    private readonly handlers;
    private readonly servers;
    private readonly streams;
    private readonly http;
    constructor(handlers: PortHandlers);
    /**
     * Listens on an address.
     *
     * @param port 0 for one that is free
     * @returns the port
     * @throws PortProblem where it is taken, or may not be used
     */
    listen(host: string, port: number): Promise<number>;
    /** How many connections there are. */
    get connections(): number;
    /**
     * Ends all connections at once, as a network does that fails.
     *
     * @returns how many there were, when clients in this process have had the chance to notice
     */
    drop(): Promise<number>;
    /** Takes no more connections, and ends those that there are. */
    close(): Promise<void>;
    private accept;
    private route;
    private encrypt;
}
