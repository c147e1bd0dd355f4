"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ReadyQueue = void 0;
/** The head of a list may be used up so far before the rest is moved. */
const LONGEST_USED = 1024;
/**
 * What can be received, by number. New messages come at the end, and only what comes back has to be put in its place: those
 * are in a heap of their own, which is small.
 */
class ReadyQueue {
    fresh = [];
    /** How many of `fresh` are taken. */
    used = 0;
    returned = [];
    add(entry) {
        // Where nobody receives, what has expired is let go of here.
        this.dropGone();
        const last = this.fresh.at(-1);
        if (this.used === this.fresh.length || last === undefined || last.sequence < entry.sequence)
            this.fresh.push(entry);
        else
            this.putBack(entry);
    }
    /** The first of them; it stays. */
    first() {
        this.dropGone();
        const next = this.fresh[this.used];
        const back = this.returned[0];
        if (next === undefined || back === undefined)
            return next ?? back;
        return back.sequence < next.sequence ? back : next;
    }
    /** Takes the first of them out. */
    take() {
        const first = this.first();
        if (first === undefined)
            return undefined;
        if (first === this.returned[0])
            this.popReturned();
        else
            this.skip();
        return first;
    }
    dropGone() {
        while (this.used < this.fresh.length && this.fresh[this.used].isGone)
            this.skip();
        while (this.returned[0]?.isGone === true)
            this.popReturned();
    }
    skip() {
        this.used++;
        if (this.used === this.fresh.length)
            this.fresh = [];
        else if (this.used < LONGEST_USED || this.used * 2 < this.fresh.length)
            return;
        else
            this.fresh = this.fresh.slice(this.used);
        this.used = 0;
    }
    putBack(entry) {
        const { returned } = this;
        let at = returned.length;
        returned.push(entry);
        while (at > 0) {
            const parent = (at - 1) >> 1;
            const other = returned[parent];
            if (other.sequence <= entry.sequence)
                break;
            returned[at] = other;
            at = parent;
        }
        returned[at] = entry;
    }
    popReturned() {
        const { returned } = this;
        const moved = returned.pop();
        if (returned.length === 0)
            return;
        let at = 0;
        for (;;) {
            let child = 2 * at + 1;
            if (child >= returned.length)
                break;
            if (child + 1 < returned.length && returned[child + 1].sequence < returned[child].sequence)
                child++;
            if (moved.sequence <= returned[child].sequence)
                break;
            returned[at] = returned[child];
            at = child;
        }
        returned[at] = moved;
    }
}
exports.ReadyQueue = ReadyQueue;
//# sourceMappingURL=ready-queue.js.map