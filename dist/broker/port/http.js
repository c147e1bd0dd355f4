"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TOO_LARGE = void 0;
exports.bytesOf = bytesOf;
exports.bodyOf = bodyOf;
exports.isEncrypted = isEncrypted;
exports.answer = answer;
/** The body of no request of a client is larger: a description of an entity has some kilobytes. */
const LARGEST_BODY = 1 << 20;
/** That a body is too large. */
exports.TOO_LARGE = Symbol('too large');
/** The body of a request. @param largest in bytes */
async function bytesOf(request, largest) {
    const chunks = [];
    let size = 0;
    for await (const chunk of request) {
        size += chunk.length;
        // What comes is still read, so that the client gets the answer.
        if (size <= largest)
            chunks.push(chunk);
    }
    return size > largest ? exports.TOO_LARGE : Buffer.concat(chunks);
}
/** The body of a request as text. */
async function bodyOf(request) {
    const bytes = await bytesOf(request, LARGEST_BODY);
    return bytes === exports.TOO_LARGE ? bytes : bytes.toString('utf8');
}
function isEncrypted(request) {
    return request.socket.encrypted === true;
}
/** Sends an answer whole. */
function answer(response, status, type, body) {
    const content = body === '' ? {} : { 'Content-Type': type };
    response.writeHead(status, { ...content, 'Content-Length': Buffer.byteLength(body) });
    response.end(body);
}
//# sourceMappingURL=http.js.map