"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Selectivity = void 0;
const outline_1 = require("./outline");
/**
 * How many rules share a sign, so that a rule is filed under what tells it from most of the others: of
 * `eventType = 'training.requested' AND model = 'model-7'` under the model, wherever that stands.
 */
class Selectivity {
    shared = new Map();
    ranges = new Map();
    constructor(signs) {
        for (const sign of signs) {
            if (sign.kind === 'range')
                this.count((0, outline_1.propertyId)(sign.property), sign);
            else
                this.shared.set(signId(sign), (this.shared.get(signId(sign)) ?? 0) + 1);
        }
        for (const { from, to } of this.ranges.values()) {
            from.sort(ascending);
            to.sort(ascending);
        }
    }
    /** Of several lists of signs the one that fewest rules share; of equal ones the first. */
    best(lists) {
        let best = [];
        let fewest = Number.POSITIVE_INFINITY;
        for (const signs of lists) {
            const crowd = signs.reduce((sum, sign) => sum + this.crowd(sign), 0);
            if (crowd < fewest)
                [best, fewest] = [signs, crowd];
        }
        return best;
    }
    count(property, { from, to }) {
        const ranges = this.ranges.get(property) ?? { from: [], to: [] };
        this.ranges.set(property, ranges);
        ranges.from.push(from);
        ranges.to.push(to);
    }
    /** How many signs a message may have together with this one. */
    crowd(sign) {
        if (sign.kind !== 'range')
            return this.shared.get(signId(sign)) ?? 0;
        const { from, to } = this.ranges.get((0, outline_1.propertyId)(sign.property)) ?? { from: [], to: [] };
        // Those that begin before it ends, without those that end before it begins.
        return upTo(from, sign.to, true) - upTo(to, sign.from, false);
    }
}
exports.Selectivity = Selectivity;
function signId(sign) {
    const value = sign.kind === 'equal' ? JSON.stringify(sign.value) : sign.kind === 'prefix' ? sign.text : '';
    return `${sign.kind} ${(0, outline_1.propertyId)(sign.property)} ${value}`;
}
function ascending(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
/** How many of sorted numbers are less than a number, or not more. */
function upTo(sorted, number, isIncluded) {
    let [low, high] = [0, sorted.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        const one = sorted[middle];
        if (one < number || (isIncluded && one === number))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
//# sourceMappingURL=selectivity.js.map