"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.protocolOf = protocolOf;
exports.peekProtocol = peekProtocol;
/** A handshake of TLS begins with the type of its record. https://www.rfc-editor.org/rfc/rfc8446#section-5.1 */
const TLS_HANDSHAKE = 0x16;
const AMQP = 'A'.charCodeAt(0);
/**
 * What a connection speaks by its first byte: TLS, AMQP, whose header begins with an `A`, or HTTP, whose methods begin with
 * any other capital letter: no method that is in use begins with an `A`.
 */
function protocolOf(byte) {
    if (byte === TLS_HANDSHAKE)
        return 'tls';
    if (byte === AMQP)
        return 'amqp';
    return byte !== undefined && byte >= 0x42 && byte <= 0x5a ? 'http' : undefined;
}
/** Waits for the first bytes of a connection, and leaves them there for whoever speaks what they begin. */
function peekProtocol(stream, found) {
    const read = () => {
        const chunk = stream.read();
        if (chunk === null)
            return;
        stream.removeListener('readable', read);
        stream.unshift(chunk);
        found(protocolOf(chunk[0]));
    };
    stream.on('readable', read);
}
//# sourceMappingURL=first-byte.js.map