"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.NodeQueue = void 0;
/**
 * The machines of a cluster, and who waits for them, first come first served: whoever needs more than is free keeps those
 * behind waiting, so that large jobs get their turn.
 */
class NodeQueue {
    size;
    holding = new Map();
    waiting = [];
    taken = 0;
    /** @param size how many machines there are; `Infinity` where nobody counts them */
    constructor(size) {
        this.size = size;
    }
    get free() {
        return this.size - this.taken;
    }
    get queued() {
        return this.waiting.length;
    }
    /** Waits for so many, which are not more than there are. */
    enter(run, nodes) {
        this.waiting.push({ run, nodes });
    }
    /** Gives back what a run has, or its place in the queue. */
    leave(run) {
        this.taken -= this.holding.get(run) ?? 0;
        this.holding.delete(run);
        const place = this.waiting.findIndex((one) => one.run === run);
        if (place >= 0)
            this.waiting.splice(place, 1);
    }
    /** Whose turn it is now: they have their machines from here on. */
    admit() {
        const admitted = [];
        for (let next = this.waiting[0]; next !== undefined && next.nodes <= this.free; next = this.waiting[0]) {
            this.waiting.shift();
            this.holding.set(next.run, next.nodes);
            this.taken += next.nodes;
            admitted.push(next.run);
        }
        return admitted;
    }
}
exports.NodeQueue = NodeQueue;
//# sourceMappingURL=nodes.js.map