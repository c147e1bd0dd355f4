"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Missing = void 0;
/** Nobody reads more reasons for one thing; of thousands of topics, each may miss the same thousands of parts. */
const MOST_REASONS = 100;
/**
 * Why something may have more than is known: the first reasons, and one that says that there are more of them. All parts
 * of a document are told once, by its topology.
 */
class Missing {
    first = [];
    next;
    /** Whether further reasons add nothing. */
    get isFull() {
        return this.next !== undefined;
    }
    add(reasons) {
        for (const one of reasons) {
            if (this.isFull)
                return;
            if (this.first.length < MOST_REASONS)
                this.first.push(one);
            else
                this.next = one;
        }
    }
    get reasons() {
        if (this.next === undefined)
            return this.first;
        const problem = `it is one of more than ${MOST_REASONS} parts that are not known, and not the last`;
        return [...this.first, { address: this.next.address, argument: this.next.argument, problem }];
    }
}
exports.Missing = Missing;
//# sourceMappingURL=missing.js.map