"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.hyphenHint = hyphenHint;
const quoted_1 = require("../text/quoted");
const print_1 = require("./print");
const WORD = /(?<![\p{L}\p{Nd}_-])\p{L}[\p{L}\p{Nd}_]*(?:-[\p{L}\p{Nd}_]+)+/gu;
/** That a word with a hyphen is no name, for a mistake that comes of it: one at the word, or right behind it. */
function hyphenHint(text, at) {
    for (const piece of (0, quoted_1.piecesOf)(text)) {
        if (piece.start > at)
            return '';
        if (piece.quote !== undefined)
            continue;
        for (const { index, 0: word } of text.slice(piece.start, piece.end).matchAll(WORD)) {
            const start = piece.start + index;
            const end = start + word.length;
            if (at >= start && (at <= end || text.slice(end, at).trim() === ''))
                return `; a hyphen subtracts: a name with one stands in brackets, ${(0, print_1.printName)(word)}`;
        }
    }
    return '';
}
//# sourceMappingURL=hyphen-hint.js.map