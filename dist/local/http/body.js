"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.BodyTooLarge = void 0;
exports.bodyOf = bodyOf;
exports.answerJson = answerJson;
exports.answerText = answerText;
const http_1 = require("../../broker/port/http");
/** The largest body that is taken where nothing else is said: 4 MiB, which is what Azure Resource Manager takes. */
const LARGEST = 4 * 1024 * 1024;
/** That a body is larger than it may be. */
class BodyTooLarge extends Error {
    largest;
    name = 'BodyTooLarge';
    constructor(largest) {
        super(`the body of the request is larger than ${largest} bytes`);
        this.largest = largest;
    }
}
exports.BodyTooLarge = BodyTooLarge;
/** The body of a request. @throws BodyTooLarge */
async function bodyOf({ stream }, largest = LARGEST) {
    const bytes = await (0, http_1.bytesOf)(stream, largest);
    if (bytes === http_1.TOO_LARGE)
        throw new BodyTooLarge(largest);
    return bytes;
}
/** Answers with JSON. */
function answerJson(response, status, body, headers = {}) {
    const text = body === undefined ? '' : JSON.stringify(body);
    const type = body === undefined ? {} : { 'Content-Type': 'application/json; charset=utf-8' };
    response.writeHead(status, { ...type, 'Content-Length': Buffer.byteLength(text), ...headers });
    response.end(text);
}
/** Answers with a text. */
function answerText(response, status, text) {
    response.writeHead(status, {
        'Content-Type': 'text/plain; charset=utf-8',
        'Content-Length': Buffer.byteLength(text),
        'X-Content-Type-Options': 'nosniff',
    });
    response.end(text);
}
//# sourceMappingURL=body.js.map