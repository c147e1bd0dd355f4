"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LocalHttp = void 0;
const broker_1 = require("../../broker");
const body_1 = require("./body");
const origin_1 = require("./origin");
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
class LocalHttp {
    host;
    onFault;
    /** @throws PortProblem where the port is taken, or may not be used */
    static async start(options = {}) {
        const http = new LocalHttp(options.host ?? 'localhost', options.onFault ?? (() => undefined));
        http.number = await http.ports.listen(http.host, options.port ?? 0);
        return http;
    }
    ports;
    services = [];
    number = 0;
    made;
    constructor(host, onFault) {
        this.host = host;
        this.onFault = onFault;
        this.ports = new broker_1.Ports({
            // Of the three that a port can tell apart, this one has no AMQP.
            amqp: (stream) => void stream.destroy(),
            http: (request, response) => void this.answer(request, response),
            upgrade: (_, stream) => void stream.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'),
            certificate: () => this.certificate,
        });
    }
    /** The port that it listens on. */
    get port() {
        return this.number;
    }
    /** `http://localhost:<port>` */
    get url() {
        return `http://${this.address}`;
    }
    /** The same within TLS; clients have to trust `certificate.file`. */
    get secureUrl() {
        return `https://${this.address}`;
    }
    /** What TLS is answered with: that of Service Bus on this machine. */
    get certificate() {
        this.made ??= (0, broker_1.userCertificate)();
        return this.made;
    }
    /** Asks a service as well, after those before it. @returns what takes it away */
    mount(service) {
        this.services.push(service);
        return () => void this.services.splice(this.services.indexOf(service), 1);
    }
    /** Ends all connections, and takes no more. */
    stop() {
        return this.ports.close();
    }
    get address() {
        return `${this.host.includes(':') ? `[${this.host}]` : this.host}:${this.number}`;
    }
    async answer(request, response) {
        const { host, origin } = request.headers;
        const foreign = (0, origin_1.foreignness)({ host, origin }, this.host);
        if (foreign !== undefined)
            return (0, body_1.answerText)(response, 403, `${foreign}\n`);
        try {
            const protocol = request.socket.encrypted === true ? 'https' : 'http';
            const address = `${protocol}://${host}${request.url}`;
            if (!URL.canParse(address))
                return (0, body_1.answerText)(response, 400, 'the address of the request cannot be read\n');
            const asked = {
                method: request.method ?? 'GET',
                url: new URL(address),
                headers: request.headers,
                stream: request,
            };
            for (const service of this.services)
                if (await service(asked, response))
                    return;
            (0, body_1.answerText)(response, 404, `there is nothing at ${asked.url.pathname}\n`);
        }
        catch (error) {
            this.fail(response, error);
        }
    }
    fail(response, error) {
        if (response.headersSent || error.code === 'ECONNRESET') {
            // A client that goes away while it is read is nobody's fault.
            response.destroy();
        }
        else if (error instanceof body_1.BodyTooLarge) {
            (0, body_1.answerText)(response, 413, `${error.message}\n`);
        }
        else {
            this.onFault(error);
            (0, body_1.answerText)(response, 500, 'it failed; the log says why\n');
        }
    }
}
exports.LocalHttp = LocalHttp;
//# sourceMappingURL=local-http.js.map