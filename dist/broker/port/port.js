"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Ports = exports.PortProblem = void 0;
const node_http_1 = require("node:http");
const node_net_1 = require("node:net");
const promises_1 = require("node:timers/promises");
const node_tls_1 = require("node:tls");
const first_byte_1 = require("./first-byte");
const taken_port_1 = require("./taken-port");
/** So long a connection takes at most to be closed once it is reset. */
const LONGEST_CLOSE = 500;
/** A client that says nothing for so long is let go. */
const SILENCE = 30_000;
/** What AMQP answers to what is no AMQP: the header that it takes. OASIS AMQP 1.0, part 2, section 2.2 */
const AMQP_HEADER = Buffer.from('AMQP\x03\x01\x00\x00', 'latin1');
/** In one turn of the event loop it is told that a connection is gone, and in the next one it is acted upon. */
const TURNS_TO_NOTICE = 3;
/** That a port cannot be listened on. */
class PortProblem extends Error {
    code;
    host;
    port;
    holder;
    name = 'PortProblem';
    constructor(code, host, port, 
    /** Who may have it, where it is taken. */
    holder = undefined) {
        super(`${host}:${port} cannot be listened on: ${code}`);
        this.code = code;
        this.host = host;
        this.port = port;
        this.holder = holder;
    }
}
exports.PortProblem = PortProblem;
/** TCP ports on which one address serves every protocol: the first byte of a connection decides. */
class Ports {
    handlers;
    servers = [];
    streams = new Set();
    http;
    constructor(handlers) {
        this.handlers = handlers;
        this.http = (0, node_http_1.createServer)((request, response) => handlers.http(request, response));
        this.http.on('upgrade', (request, stream, head) => handlers.upgrade(request, stream, head));
        this.http.on('clientError', (_, stream) => {
            if (stream.writable)
                stream.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
        });
    }
    /**
     * Listens on an address.
     *
     * @param port 0 for one that is free
     * @returns the port
     * @throws PortProblem where it is taken, or may not be used
     */
    listen(host, port) {
        const server = (0, node_net_1.createServer)({ noDelay: true }, (socket) => this.accept(socket));
        return new Promise((resolve, reject) => {
            server.once('error', ({ code = '' }) => reject(new PortProblem(code, host, port, code === 'EADDRINUSE' ? (0, taken_port_1.holderOf)(port) : undefined)));
            server.listen({ host, port }, () => {
                server.removeAllListeners('error');
                this.servers.push(server);
                resolve(server.address().port);
            });
        });
    }
    /** How many connections there are. */
    get connections() {
        return this.streams.size;
    }
    /**
     * Ends all connections at once, as a network does that fails.
     *
     * @returns how many there were, when clients in this process have had the chance to notice
     */
    async drop() {
        const dropped = [...this.streams];
        const closed = dropped.map((stream) => new Promise((resolve) => stream.once('close', resolve)));
        for (const stream of dropped)
            stream.resetAndDestroy();
        // A socket that TLS has taken over may never say that it is closed.
        await Promise.race([Promise.all(closed), (0, promises_1.setTimeout)(LONGEST_CLOSE, undefined, { ref: false })]);
        for (let turn = 0; turn < TURNS_TO_NOTICE; turn++)
            await new Promise(setImmediate);
        return dropped.length;
    }
    /** Takes no more connections, and ends those that there are. */
    async close() {
        const closed = this.servers.map((server) => new Promise((resolve) => server.close(resolve)));
        for (const stream of this.streams)
            stream.destroy();
        this.http.closeAllConnections();
        await Promise.all(closed);
    }
    accept(socket) {
        this.streams.add(socket);
        socket.once('close', () => this.streams.delete(socket));
        this.route(socket, false);
    }
    route(stream, isEncrypted) {
        // A client that goes away is nothing to fail on.
        stream.on('error', () => stream.destroy());
        const silent = () => void stream.destroy();
        stream.setTimeout(SILENCE, silent);
        (0, first_byte_1.peekProtocol)(stream, (protocol) => {
            stream.setTimeout(0);
            stream.removeListener('timeout', silent);
            if (protocol === 'amqp')
                this.handlers.amqp(stream);
            else if (protocol === 'http')
                this.http.emit('connection', stream);
            else if (protocol === 'tls' && !isEncrypted)
                this.encrypt(stream);
            else
                stream.end(AMQP_HEADER);
        });
    }
    encrypt(stream) {
        const { key, certificate } = this.handlers.certificate();
        const encrypted = new node_tls_1.TLSSocket(stream, { isServer: true, key, cert: certificate });
        encrypted.once('secure', () => this.route(encrypted, true));
        encrypted.once('close', () => this.streams.delete(stream));
        encrypted.on('error', () => encrypted.destroy());
    }
}
exports.Ports = Ports;
//# sourceMappingURL=port.js.map