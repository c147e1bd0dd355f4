"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TakenTexts = void 0;
exports.findText = findText;
/** Units that a reader expects to see; any that are not written in a pattern would do. */
const ORDINARY = [...'xyzabcdefghijklmnopqrstuvw0123456789'];
/**
 * Looks for a text that fulfils all wishes and is none of some others: the patterns are read together, and the reading
 * that lacks the least is gone on with. It ends, since there are only so many places in the patterns; where no text is
 * found, there is none.
 *
 * @param work what may be spent
 */
function findText(wishes, isTaken, work) {
    const start = { text: '', places: wishes.map(({ run }) => run.start) };
    const queue = new Queue();
    queue.add(start, missing(wishes, start));
    const seen = new Set([keyOf(start, isTaken)]);
    for (let reading = queue.take(); reading !== undefined; reading = queue.take()) {
        if (isDone(wishes, reading, isTaken))
            return { kind: 'text', text: reading.text };
        for (const unit of unitsAfter(wishes, reading, isTaken)) {
            const places = wishes.map(({ run }, at) => run.next(reading.places[at], unit));
            work.left -= places.reduce((sum, { length }) => sum + 1 + length, 1);
            if (work.left < 0)
                return { kind: 'too-much' };
            if (places.some(({ length }, at) => length === 0 && wishes[at]?.matches))
                continue;
            const next = { text: reading.text + unit, places };
            const key = keyOf(next, isTaken);
            if (seen.has(key))
                continue;
            seen.add(key);
            queue.add(next, missing(wishes, next));
        }
    }
    return { kind: 'none' };
}
/** Texts that are not wanted, and what they begin with. */
class TakenTexts {
    beginnings = new Set();
    texts;
    constructor(texts) {
        this.texts = new Set(texts);
        for (const text of this.texts)
            for (let length = 0; length <= text.length; length++)
                this.beginnings.add(text.slice(0, length));
    }
    has(text) {
        return this.texts.has(text);
    }
    /** Whether one of them begins so. */
    mayBecome(text) {
        return this.beginnings.has(text);
    }
}
exports.TakenTexts = TakenTexts;
function isDone(wishes, { text, places }, isTaken) {
    return !isTaken.has(text) && wishes.every(({ run, matches }, at) => run.isEnd(places[at]) === matches);
}
/** Two readings with one key go on in the same way. */
function keyOf({ text, places }, isTaken) {
    return `${places.map((own) => own.join()).join(';')}${isTaken.mayBecome(text) ? `=${text}` : ''}`;
}
/** How many units the patterns to be matched still lack. */
function missing(wishes, { places }) {
    return wishes.reduce((sum, { run, matches }, at) => matches ? sum + Math.max(0, run.length - (places[at].at(-1) ?? 0)) : sum, 0);
}
/** The units that make a difference next, one that does what all others do, and a line feed, which no wildcard takes. */
function unitsAfter(wishes, { text, places }, isTaken) {
    const expected = new Set(wishes.flatMap(({ run }, at) => [...run.expected(places[at])]));
    const isFree = (unit) => !expected.has(unit) && !isTaken.mayBecome(text + unit);
    let other = ORDINARY.find(isFree);
    for (let code = 0x21; other === undefined; code++)
        if (isFree(String.fromCharCode(code)))
            other = String.fromCharCode(code);
    return [...new Set([...expected, other, '\n'])];
}
/** The readings to go on with: those that lack the least first, of these the oldest. */
class Queue {
    byMissing = [];
    least = 0;
    add(reading, lacks) {
        const list = this.byMissing[lacks] ?? [];
        this.byMissing[lacks] = list;
        list.push(reading);
        this.least = Math.min(this.least, lacks);
    }
    take() {
        for (; this.least < this.byMissing.length; this.least++) {
            const list = this.byMissing[this.least];
            const reading = list?.shift();
            if (reading !== undefined)
                return reading;
        }
        return undefined;
    }
}
//# sourceMappingURL=text-search.js.map