"use strict";
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.fit = fit;
const string_width_1 = __importDefault(require("string-width"));
const text_1 = require("../text");
/** Fits text into so many columns: a sentence is broken between words, further lines stand to the right of the first. */
function fit(text, columns) {
    const lines = text.split('\n');
    const fitted = [];
    let isCode = false;
    for (let index = 0; index < lines.length; index++) {
        const [line = '', next] = [lines[index], lines[index + 1]];
        if (line.startsWith('```'))
            isCode = !isCode;
        if (next !== undefined && text_1.CARETS.test(next)) {
            fitted.push(...excerpt(line, next, columns));
            index++;
        }
        else if (isCode || MARKDOWN_ROW.test(line) || (0, string_width_1.default)(line) <= columns)
            fitted.push(line);
        else
            for (const piece of sentence(line, columns))
                fitted.push(piece);
    }
    return fitted.join('\n');
}
/** A row of a table is one line, or it is no row. */
const MARKDOWN_ROW = /^\|/;
/** Further lines of a sentence start so much to the right. */
const HANGING = 2;
/** Where little room is left, nothing is gained by moving to the right. */
const LEAST_ROOM = 20;
const wrapAnsi = (...all) => require('wrap-ansi')(...all);
function sentence(line, columns) {
    const indent = line.length - line.trimStart().length;
    const right = ' '.repeat(columns - indent - HANGING < LEAST_ROOM ? 0 : indent + HANGING);
    const room = columns - right.length;
    const [head = '', ...rest] = wrapAnsi(breakable(line.trimStart(), room), room, { hard: true, trim: true }).split('\n');
    return [`${line.slice(0, right === '' ? 0 : indent)}${head}`, ...rest.map((more) => `${right}${more}`)];
}
/** JSON that is too long for a line can be broken behind its commas, and is the same JSON. */
function breakable(line, room) {
    const roomy = (json) => json.replace(/"(?:[^"\\]|\\.)*"|,(?=\S)/g, (part) => (part === ',' ? ', ' : part));
    return line.replace(/[[{]\S+/g, (word) => ((0, string_width_1.default)(word) > room ? roomy(word) : word));
}
/** The part of a long line that carets point at, and the carets. */
function excerpt(line, carets, columns) {
    const most = Math.max(0, line.length - columns);
    const start = Math.min(most, Math.max(0, carets.indexOf('^') - Math.floor(columns / 3)));
    const [shown, marks] = [line, carets].map((text) => text.slice(start, start + columns));
    const left = start > 0 ? `…${shown.slice(1)}` : shown;
    const cut = start < most ? `${left.slice(0, -1)}…` : left;
    // A letter of two code units may have been cut in half.
    return [cut.replace(/\p{Cs}/gu, '…'), marks];
}
//# sourceMappingURL=fit.js.map