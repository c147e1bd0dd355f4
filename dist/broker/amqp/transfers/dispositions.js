"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Dispositions = void 0;
const performatives_1 = require("./performatives");
/**
 * What this side has settled and not told yet. Deliveries that follow each other and ended alike are told together, as long as
 * they come in their order.
 */
class Dispositions {
    isOfReceiver;
    ranges = [];
    /** @param isOfReceiver whether this side received what it settles */
    constructor(isOfReceiver) {
        this.isOfReceiver = isOfReceiver;
    }
    add(id, state) {
        const last = this.ranges.at(-1);
        if (last !== undefined && last.last + 1 === id && isSame(last.state, state))
            last.last = id;
        else
            this.ranges.push({ first: id, last: id, state });
    }
    /** The frames that tell it. */
    take(channel) {
        if (this.ranges.length === 0)
            return [];
        const frames = this.ranges.map(({ first, last, state }) => (0, performatives_1.dispositionFrame)(channel, this.isOfReceiver, first, last, state));
        this.ranges = [];
        return frames;
    }
}
exports.Dispositions = Dispositions;
function isSame(a, b) {
    return a === b || (a !== undefined && b !== undefined && a.equals(b));
}
//# sourceMappingURL=dispositions.js.map