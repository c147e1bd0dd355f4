"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Occurrences = void 0;
const letters_1 = require("./letters");
const NONE = -1;
const ROOT = 0;
/**
 * Finds many texts in another one, in time proportional to that, however many are looked for: by the automaton of Aho and
 * Corasick (Communications of the ACM, 1975). The states are numbers in arrays, since there is one for each letter that
 * is looked for.
 */
class Occurrences {
    letters = new letters_1.Letters();
    /** Where it goes on where no letter fits: the longest end of what was read that begins something, too. */
    fallback;
    /** Of a state that something ends in, its length; 0 for others. */
    lengths;
    /** The nearest shorter end of what was read that is looked for. */
    shorter;
    /** @param texts what is looked for; an empty text is nowhere */
    constructor(texts) {
        const ends = [];
        for (const text of texts)
            if (text !== '')
                ends.push([this.letters.add(text), text.length]);
        this.lengths = new Int32Array(this.letters.states);
        for (const [state, length] of ends)
            this.lengths[state] = length;
        this.fallback = new Int32Array(this.letters.states);
        this.shorter = new Int32Array(this.letters.states).fill(NONE);
        this.link();
    }
    /**
     * What is found, the parts in order, of which none covers another: where two overlap, one part covers both.
     *
     * @param isWanted whether a text counts where it stands
     */
    in(text, isWanted = () => true) {
        const found = [];
        let state = ROOT;
        for (let at = 0; at < text.length; at++) {
            state = this.next(state, text.charCodeAt(at));
            const span = this.longest(state, at + 1, isWanted);
            if (span === undefined)
                continue;
            let { start } = span;
            for (let last = found.at(-1); last !== undefined && last.end > start; last = found.at(-1)) {
                start = Math.min(start, last.start);
                found.pop();
            }
            found.push({ start, end: span.end });
        }
        return found;
    }
    /** The longest wanted text that ends here. */
    longest(state, end, isWanted) {
        let one = this.lengths[state] === 0 ? this.shorter[state] : state;
        for (; one !== NONE; one = this.shorter[one]) {
            const span = { start: end - this.lengths[one], end };
            if (isWanted(span))
                return span;
        }
        return undefined;
    }
    next(from, letter) {
        for (let state = from;; state = this.fallback[state]) {
            const next = this.letters.next(state, letter);
            if (next !== NONE)
                return next;
            if (state === ROOT)
                return ROOT;
        }
    }
    /** Goes through all states, the shorter ones first. */
    link() {
        const queue = [ROOT];
        for (let at = 0; at < queue.length; at++) {
            const state = queue[at];
            this.letters.each(state, (letter, next) => {
                const end = state === ROOT ? ROOT : this.next(this.fallback[state], letter);
                this.fallback[next] = end;
                this.shorter[next] = this.lengths[end] === 0 ? this.shorter[end] : end;
                queue.push(next);
            });
        }
    }
}
exports.Occurrences = Occurrences;
//# sourceMappingURL=occurrences.js.map