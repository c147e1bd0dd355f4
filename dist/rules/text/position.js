"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.NOWHERE = void 0;
exports.placeOf = placeOf;
exports.endPlaceOf = endPlaceOf;
exports.caretLines = caretLines;
/** The place of what nobody has written: the trees of a builder have no text. */
exports.NOWHERE = { start: 0, end: 0 };
/** The place of a code unit in a text. */
function placeOf(text, offset) {
    let line = 1;
    let lineStart = 0;
    for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
        line++;
        lineStart = at + 1;
    }
    return { line, column: offset - lineStart };
}
/** The end of a text as Service Bus reports it: one line further than the last, at column 0. */
function endPlaceOf(text) {
    let line = 2;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
        line++;
    return { line, column: 0 };
}
/**
 * The line of a text that holds a piece, with carets under the piece; a long line is cut around it.
 *
 * ```text
 *   priority > 5 AND AND gpuCount = 1
 *                    ^^^
 * ```
 */
function caretLines(text, { start, end }) {
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    const newline = text.indexOf('\n', start);
    const lineEnd = newline === -1 ? text.length : newline;
    const from = Math.max(lineStart, start - CONTEXT);
    const to = Math.min(lineEnd, Math.max(end, start + 1) + CONTEXT);
    // Tabs would put the carets elsewhere.
    const shown = text.slice(from, to).replace(/[\t\v\r]/g, ' ');
    const carets = '^'.repeat(Math.max(1, Math.min(end, to) - start));
    return `  ${shown}\n  ${' '.repeat(start - from)}${carets}`;
}
const CONTEXT = 50;
//# sourceMappingURL=position.js.map