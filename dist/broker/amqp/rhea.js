"use strict";
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.limitFrames = limitFrames;
exports.closeAtOnce = closeAtOnce;
exports.drain = drain;
exports.openLink = openLink;
exports.refuseLink = refuseLink;
exports.toRhea = toRhea;
const rhea_1 = __importDefault(require("rhea"));
const encoding_1 = require("./encoding");
/** What is answered to who does not speak AMQP 1.0: the header that is taken. OASIS AMQP 1.0, part 2, section 2.2 */
const HEADER = Buffer.from('AMQP\x03\x01\x00\x00', 'latin1');
/** Looks at each frame that begins to come: rhea would wait for one of any size. */
function limitFrames(connection, largest, exceeded) {
    const parts = connection;
    const { input } = parts;
    parts.input = (bytes) => {
        input.call(parts, bytes);
        const { frame_size } = parts;
        if (frame_size !== undefined && frame_size > largest) {
            parts.input = () => { };
            exceeded(frame_size);
        }
    };
}
/** Ends a connection with the reason, and says so before anything else happens to it. */
function closeAtOnce(connection, condition, description) {
    connection.close({ condition, description });
    const parts = connection;
    parts._process();
    parts.output();
    if (parts.transport.header_sent === undefined)
        parts.socket.write(HEADER);
}
/** Takes back all credit that is left on a link, and says so, also where none is left: clients wait for it. */
function drain(link) {
    const { _get_drain } = link;
    link._get_drain = () => {
        link.delivery_count += link.credit;
        link.credit = 0;
        link._get_drain = _get_drain;
        return true;
    };
    link.issue_flow = true;
    link.session.connection._register();
}
/** Answers the attach of a client. */
function openLink(link) {
    const { open } = Object.getPrototypeOf(link);
    link.open = open;
    open.call(link);
}
/** Answers the attach of a client, and detaches at once with the reason, as AMQP has it for links that are refused. */
function refuseLink(link, { condition, description }) {
    Object.assign(link.local.attach, link.is_receiver() ? { target: null } : { source: null });
    openLink(link);
    link.close({ condition, description });
}
const { types } = rhea_1.default;
/** A value in rhea's form, which it puts into a frame as it is. */
function toRhea(value) {
    return new types.Reader((0, encoding_1.encode)(value)).read();
}
//# sourceMappingURL=rhea.js.map