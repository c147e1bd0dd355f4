"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Continuity = void 0;
/** Keys of the core's records begin with a letter; this comes after all of them. */
const MARK = '~';
const MARKS = { gte: MARK, lt: '\x7f' };
const NOTHING = Buffer.alloc(0);
/**
 * Whether all batches are there, and not only what is left of them. LevelDB goes over a part of its log that is damaged, and
 * on with what comes after, without a word: what was acknowledged would be missing, and nobody would know.
 *
 * Each batch has a number, puts a mark with it, and takes the mark of the one before away. Where batches are missing and
 * later ones are there, the mark before the gap stays, so that there are two. Where the end is missing there is one: that is
 * how a log ends when the machine loses its power.
 */
class Continuity {
    last;
    first;
    /** Goes on from the marks that are there. */
    static async of(level) {
        const numbers = (await level.keys(MARKS).all()).map((key) => Number(key.slice(MARK.length)));
        if (numbers.length === 0) {
            await level.put(markOf(0), NOTHING, { sync: true });
            // Out of the log, lest it is lost together with the first batches.
            await level.compactRange(MARK, MARKS.lt);
        }
        return new Continuity(Math.max(0, ...numbers), Math.min(...numbers));
    }
    constructor(last, first) {
        this.last = last;
        this.first = first;
    }
    /** Why not everything is there; `undefined` where it is. */
    get gap() {
        if (this.first >= this.last)
            return undefined;
        return new Error(`of what was acknowledged something after batch ${this.first} is missing`);
    }
    /** What a batch has to do beside. It counts with `written`: one that failed is tried with the same number. */
    next() {
        return [
            { type: 'put', key: markOf(this.last + 1), value: NOTHING },
            { type: 'del', key: markOf(this.last) },
        ];
    }
    written() {
        this.last++;
    }
    static isMark(key) {
        return key.startsWith(MARK);
    }
}
exports.Continuity = Continuity;
function markOf(number) {
    return `${MARK}${number}`;
}
//# sourceMappingURL=continuity.js.map