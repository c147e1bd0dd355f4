"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.IntervalTree = void 0;
/** Finds the intervals that contain a number, without looking at others: a centered interval tree. */
class IntervalTree {
    root;
    constructor(intervals) {
        this.root = branchOf(intervals.filter(({ from, to }) => from <= to));
    }
    /** Tells everything whose interval contains a number. */
    find(number, tell) {
        for (let branch = this.root; branch !== undefined;) {
            const { center, byFrom, byTo } = branch;
            if (number <= center) {
                for (const { from, found } of byFrom) {
                    if (from > number)
                        break;
                    tell(found);
                }
            }
            else {
                for (const { to, found } of byTo) {
                    if (to < number)
                        break;
                    tell(found);
                }
            }
            if (number === center)
                return;
            branch = number < center ? branch.below : branch.above;
        }
    }
}
exports.IntervalTree = IntervalTree;
function branchOf(intervals) {
    if (intervals.length === 0)
        return undefined;
    const center = centerOf(intervals);
    const around = intervals.filter(({ from, to }) => from <= center && center <= to);
    return {
        center,
        byFrom: [...around].sort((a, b) => a.from - b.from || 0),
        byTo: [...around].sort((a, b) => b.to - a.to || 0),
        below: branchOf(intervals.filter(({ to }) => to < center)),
        above: branchOf(intervals.filter(({ from }) => from > center)),
    };
}
/** The middle one of all ends: no side gets more than half of them, and one interval at least is around it. */
function centerOf(intervals) {
    const ends = intervals.flatMap(({ from, to }) => [from, to]).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    return ends[ends.length >> 1];
}
//# sourceMappingURL=interval-tree.js.map