"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LockTokens = void 0;
const node_crypto_1 = require("node:crypto");
const BYTES = 16;
/** So many are made at once: a call to the cipher takes longer than what it does. */
const AT_ONCE = 256;
const ZEROS = Buffer.alloc(AT_ONCE * BYTES);
/**
 * Lock tokens from a seed: GUIDs of version 4 that nobody guesses who does not know the seed, and the same for the same seed.
 */
class LockTokens {
    stream;
    hex = '';
    at = 0;
    constructor(seed) {
        const key = (0, node_crypto_1.createHash)('sha256').update(seed).digest();
        this.stream = (0, node_crypto_1.createCipheriv)('aes-256-ctr', key, Buffer.alloc(BYTES));
    }
    next() {
        if (this.at === this.hex.length) {
            this.hex = this.stream.update(ZEROS).toString('hex');
            this.at = 0;
        }
        const { hex, at } = this;
        this.at = at + 2 * BYTES;
        const variant = '89ab'[Number.parseInt(hex.charAt(at + 16), 16) & 3];
        return `${hex.slice(at, at + 8)}-${hex.slice(at + 8, at + 12)}-4${hex.slice(at + 13, at + 16)}-${variant}${hex.slice(at + 17, at + 20)}-${hex.slice(at + 20, at + 32)}`;
    }
}
exports.LockTokens = LockTokens;
//# sourceMappingURL=lock-tokens.js.map