"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.placeOf = placeOf;
exports.placeText = placeText;
/** Where a letter of a text stands. */
function placeOf(text, at) {
    const before = text.slice(0, at);
    return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}
/** The same in words. */
function placeText(text, at) {
    const { line, column } = placeOf(text, at);
    return `in line ${line}, column ${column}`;
}
//# sourceMappingURL=place.js.map