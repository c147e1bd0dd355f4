"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.DueTimes = void 0;
/** So many that are no longer wanted are kept without looking. */
const FEWEST_SWEPT = 1024;
/**
 * What is to happen when: a heap of times. What is no longer wanted is not taken out, which would cost more than it weighs:
 * it is passed over when its time comes, and swept when half of them may be such.
 */
class DueTimes {
    isWanted;
    heap = [];
    added = 0;
    sweepAt = FEWEST_SWEPT;
    /** @param isWanted whether something that was added for a time is still to happen then */
    constructor(isWanted) {
        this.isWanted = isWanted;
    }
    add(at, what) {
        if (this.heap.length >= this.sweepAt)
            this.sweep();
        this.heap.push({ at, order: this.added++, what });
        this.rise(this.heap.length - 1);
    }
    /** When the next of them is due; `undefined` for never. */
    next() {
        for (let first = this.heap[0]; first !== undefined; first = this.heap[0]) {
            if (this.isWanted(first.what, first.at))
                return first.at;
            this.pop();
        }
        return undefined;
    }
    /** The first that is due at a time, with when it was; it is in here no longer. */
    take(now) {
        const at = this.next();
        if (at === undefined || at > now)
            return undefined;
        return this.pop();
    }
    sweep() {
        this.heap = this.heap.filter(({ what, at }) => this.isWanted(what, at)).sort(before);
        this.sweepAt = Math.max(FEWEST_SWEPT, this.heap.length * 2);
    }
    pop() {
        const { heap } = this;
        const first = heap[0];
        const last = heap.pop();
        if (last !== undefined && heap.length > 0) {
            heap[0] = last;
            this.sink(0);
        }
        return first;
    }
    rise(from) {
        const { heap } = this;
        const moved = heap[from];
        let at = from;
        while (at > 0) {
            const parent = (at - 1) >> 1;
            const other = heap[parent];
            if (before(other, moved) <= 0)
                break;
            heap[at] = other;
            at = parent;
        }
        heap[at] = moved;
    }
    sink(from) {
        const { heap } = this;
        const moved = heap[from];
        let at = from;
        for (;;) {
            let child = 2 * at + 1;
            if (child >= heap.length)
                break;
            if (child + 1 < heap.length && before(heap[child + 1], heap[child]) < 0)
                child++;
            if (before(moved, heap[child]) <= 0)
                break;
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = moved;
    }
}
exports.DueTimes = DueTimes;
function before(a, b) {
    return a.at - b.at || a.order - b.order;
}
//# sourceMappingURL=due-times.js.map