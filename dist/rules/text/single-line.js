"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.singleLine = singleLine;
const quoted_1 = require("./quoted");
/**
 * Folds the blanks of an SQL text to single spaces and trims its ends; quoted parts stay as they are.
 *
 * Azure trims what it stores, so a text with line breaks at its ends would be planned as a change for ever
 * (hashicorp/terraform-provider-azurerm issue 14559), and one line is what a reviewer can compare.
 *
 * Quoted parts are strings `'…'`, and names in `[…]` or `"…"`; the closing sign doubled stands for itself. A quote
 * that is never closed runs to the end of the text.
 */
function singleLine(sql) {
    let line = '';
    for (const { start, end, quote } of (0, quoted_1.piecesOf)(sql)) {
        const piece = sql.slice(start, end);
        line += quote === undefined ? folded(piece, start === 0, end === sql.length) : piece;
    }
    return line;
}
/** The blanks of the rule language: tab, line feed, vertical tab, carriage return, space, and no other. */
const BLANKS = /[\t\n\v\r ]+/g;
function folded(piece, isFirst, isLast) {
    const single = piece.replace(BLANKS, ' ');
    return single.slice(isFirst && single.startsWith(' ') ? 1 : 0, isLast && single.endsWith(' ') ? -1 : undefined);
}
//# sourceMappingURL=single-line.js.map