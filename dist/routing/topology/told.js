"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Told = void 0;
exports.waitKey = waitKey;
const fact_1 = require("./fact");
/** Tells why something cannot be told, and each reason once: what waits for the same after that says so. */
class Told {
    parts = new Set();
    /** Why, as the end of a sentence. */
    because(unresolved) {
        const all = (0, fact_1.distinct)(unresolved);
        const news = all.filter((one) => !this.parts.has(keyOf(one)));
        for (const one of news)
            this.parts.add(keyOf(one));
        if (news.length === 0)
            return `, for the same ${all.length === 1 ? 'reason' : 'reasons'}`;
        return `: ${(0, fact_1.becauseOf)(news)}${news.length < all.length ? '; and for what is told above' : ''}`;
    }
}
exports.Told = Told;
/** The same for all that wait for the same. */
function waitKey(unresolved) {
    return (0, fact_1.distinct)(unresolved).map(keyOf).sort().join('\n');
}
function keyOf({ address, argument, problem }) {
    return JSON.stringify([address, argument, problem]);
}
//# sourceMappingURL=told.js.map