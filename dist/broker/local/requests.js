"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.handlersOf = handlersOf;
const administration_requests_1 = require("../port/administration-requests");
const http_1 = require("../port/http");
const control_1 = require("./control");
/** Where AMQP over WebSocket is asked for by every client. */
const WEBSOCKET_PATH = '/$servicebus/websocket';
/** Shares out what comes to the port: AMQP, WebSockets, control and administration. */
function handlersOf(edges) {
    return {
        amqp: edges.amqp,
        http: (request, response) => void answerHttp(request, response, edges),
        upgrade: (request, stream, head) => {
            const path = request.url?.split('?')[0]?.toLowerCase();
            if (path === WEBSOCKET_PATH)
                edges.webSocket(request, stream, head);
            else
                stream.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
        },
    };
}
async function answerHttp(request, response, edges) {
    try {
        if (request.url?.startsWith(control_1.CONTROL_PATH))
            await answerControl(request, response, edges.controlled);
        else
            await (0, administration_requests_1.answerAdministration)(request, response, edges.administered);
    }
    catch (error) {
        // A client that goes away in the middle is no fault; anything else is one of this program.
        if (!response.headersSent && response.writable)
            (0, http_1.answer)(response, 500, 'text/plain; charset=utf-8', `a fault of this program: ${error.message}`);
    }
}
async function answerControl(request, response, controlled) {
    const body = await (0, http_1.bodyOf)(request);
    const { method = '', url = '', headers } = request;
    const path = url.split('?')[0] ?? '';
    const made = body === http_1.TOO_LARGE
        ? { status: 413, body: { error: 'the body is larger than a megabyte' } }
        : await (0, control_1.control)({ method, path, origin: headers.origin, body }, controlled);
    if (made.afterwards !== undefined) {
        response.setHeader('Connection', 'close');
        request.socket.once('close', made.afterwards);
    }
    (0, http_1.answer)(response, made.status, 'application/json', JSON.stringify(made.body));
}
//# sourceMappingURL=requests.js.map