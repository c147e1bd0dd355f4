"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.WebSockets = void 0;
const ws_1 = require("ws");
/** What clients ask for. OASIS AMQP over WebSocket, section 2.1 */
const PROTOCOL = 'AMQPWSB10';
/** Makes streams of bytes of WebSockets, for networks that let nothing else through. */
class WebSockets {
    server = new ws_1.WebSocketServer({
        noServer: true,
        // A client that offers others as well gets the one that is spoken here.
        handleProtocols: (offered) => (offered.has(PROTOCOL) ? PROTOCOL : ([...offered][0] ?? false)),
    });
    /** Answers a request to become a WebSocket. */
    accept(request, stream, head, opened) {
        this.server.handleUpgrade(request, stream, head, (socket) => {
            const bytes = (0, ws_1.createWebSocketStream)(socket);
            // A client that goes away is nothing to fail on.
            bytes.on('error', () => bytes.destroy());
            opened(bytes);
        });
    }
}
exports.WebSockets = WebSockets;
//# sourceMappingURL=web-socket.js.map