"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.piecesOf = piecesOf;
exports.endOfQuoted = endOfQuoted;
const OPENING = /['["]/g;
/**
 * The parts of an SQL text: strings `'…'`, names in `[…]` or `"…"`, and what stands between. The closing sign doubled
 * stands for itself. By hand, since an expression with a choice in a repetition needs more stack than there is for a
 * text of some million letters.
 */
function* piecesOf(text) {
    let at = 0;
    while (at < text.length) {
        OPENING.lastIndex = at;
        const start = OPENING.exec(text)?.index ?? text.length;
        if (start > at)
            yield { start: at, end: start, quote: undefined, isClosed: true };
        if (start === text.length)
            return;
        const quote = text[start];
        const end = endOfQuoted(text, start);
        at = end ?? text.length;
        yield { start, end: at, quote, isClosed: end !== undefined };
    }
}
/** Where a part ends that a quote or bracket begins, after the closing sign; `undefined` where it is never closed. */
function endOfQuoted(text, start) {
    const close = text[start] === '[' ? ']' : text[start];
    for (let at = text.indexOf(close, start + 1); at !== -1; at = text.indexOf(close, at + 2)) {
        if (text[at + 1] !== close)
            return at + 1;
    }
    return undefined;
}
//# sourceMappingURL=quoted.js.map