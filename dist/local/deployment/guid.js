"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.guidOf = guidOf;
const node_crypto_1 = require("node:crypto");
/** A GUID of texts, always the same for the same ones. */
function guidOf(...texts) {
    const hex = (0, node_crypto_1.createHash)('sha256').update(JSON.stringify(texts)).digest('hex');
    // Version 8 is for those that are made in a way of one's own (RFC 9562, section 5.8).
    return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}
//# sourceMappingURL=guid.js.map