"use strict";
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.AmqpEdge = void 0;
const rhea_1 = __importDefault(require("rhea"));
const client_1 = require("./client");
const mechanisms_1 = require("./mechanisms");
const rhea_2 = require("./rhea");
const taken_session_1 = require("./taken-session");
/** A client that says nothing for so long is gone, as with the service. */
const IDLE = 240_000;
const LARGEST_FRAME = 65_536;
/** What clients are told when they connect. rhea takes it from the options of a connection alone. */
const LIMITS = { idle_time_out: IDLE, max_frame_size: LARGEST_FRAME, channel_max: 4999 };
/**
 * AMQP 1.0 around the broker, as the official clients speak it.
 *
 * Every link, transfer and disposition becomes a command to the state machine, and its effects become frames: what is decided
 * is decided there.
 */
class AmqpEdge {
    broker;
    container = rhea_1.default.create_container({
        id: 'service-bus',
        receiver_options: { credit_window: 0, autoaccept: false, autosettle: false },
        sender_options: { autosettle: false, treat_modified_as_released: false },
    });
    connections = new Set();
    accepted = 0;
    constructor(broker) {
        this.broker = broker;
        (0, mechanisms_1.letEverybodyIn)(this.container);
    }
    /** Serves a connection, of which nothing has been read yet. */
    serve(stream) {
        const connection = this.container.create_connection(LIMITS);
        (0, taken_session_1.takeOverConnection)(connection);
        const client = new client_1.Client(this.broker, connection, `connection-${this.accepted++}`);
        this.connections.add(connection);
        let isGone = false;
        const gone = () => {
            if (isGone)
                return;
            isGone = true;
            this.connections.delete(connection);
            client.gone();
            stream.destroy();
            // What rhea has still to do with it would begin its heartbeat again, and keep the process alive.
            setImmediate(() => endHeartbeat(connection));
        };
        const nonsense = (why) => {
            // A client that speaks nonsense is told so, as far as it understands anything.
            (0, rhea_2.closeAtOnce)(connection, 'amqp:connection:framing-error', why);
            stream.end();
            setImmediate(gone);
        };
        connection.on('protocol_error', ((error) => nonsense(error.message)));
        connection.on('error', ((error) => nonsense(error.message)));
        (0, rhea_2.limitFrames)(connection, LARGEST_FRAME, (size) => nonsense(`a frame has ${size} bytes, and ${LARGEST_FRAME} are the most that a connection takes`));
        connection.on('connection_error', () => { });
        connection.on('session_error', () => { });
        connection.on('sender_error', () => { });
        connection.on('receiver_error', () => { });
        connection.on('disconnected', gone);
        connection.on('connection_close', () => setImmediate(gone));
        stream.once('close', gone);
        connection.accept(stream);
    }
    /** Ends all connections with the reason. */
    close() {
        for (const connection of this.connections) {
            connection.close({ condition: 'amqp:connection:forced', description: 'Service Bus on this machine is stopped.' });
        }
    }
}
exports.AmqpEdge = AmqpEdge;
function endHeartbeat(connection) {
    const { heartbeat_out: sent, heartbeat_in: awaited } = connection;
    clearTimeout(sent);
    clearTimeout(awaited);
}
//# sourceMappingURL=edge.js.map