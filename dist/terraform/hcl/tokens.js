"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.tokensOf = tokensOf;
exports.endOfTemplate = endOfTemplate;
exports.isEscaped = isEscaped;
const files_1 = require("../../files");
const NAME = /[\p{L}_][\p{L}\p{N}_-]*/uy;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SIGN = /\.\.\.|=>|==|!=|<=|>=|&&|\|\||[^\s]/uy;
const SPACE = /\s+|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\//y;
/** The tokens of an expression; `undefined` for one that ends inside a text, or has texts in texts without end. */
function tokensOf(source) {
    const tokens = [];
    let at = 0;
    const take = (pattern) => {
        pattern.lastIndex = at;
        return pattern.exec(source)?.[0];
    };
    while (at < source.length) {
        const space = take(SPACE);
        if (space !== undefined) {
            at += space.length;
            continue;
        }
        const start = at;
        let kind;
        if (source[at] === '"') {
            const end = endOfText(source, at);
            if (end === undefined)
                return undefined;
            kind = 'text';
            at = end;
        }
        else {
            const name = take(NAME);
            const number = name === undefined ? take(NUMBER) : undefined;
            kind = name !== undefined ? 'name' : number !== undefined ? 'number' : 'sign';
            at += (name ?? number ?? take(SIGN) ?? ' ').length;
        }
        tokens.push({ kind, text: source.slice(start, at), start, end: at });
    }
    return tokens;
}
/** Where a text in quotes ends, which may have templates with texts of their own; after the closing quote. */
function endOfText(source, from) {
    const end = endOf(source, from + 1, TEXT);
    return end === undefined ? undefined : end + 1;
}
/** Where the brace is that closes a template, whose inside begins at `from`: braces and texts in it are skipped. */
function endOfTemplate(source, from) {
    return endOf(source, from, 0);
}
/** That a text is open, where a template has the number of its open braces. */
const TEXT = -1;
/** Where the sign is that ends what is open at `from`: a text, or a template. */
function endOf(source, from, first) {
    // What is open inside each other, without calling itself: a text has as many levels as its writer likes.
    const open = [first];
    for (let at = from; at < source.length; at++) {
        const char = source[at];
        const top = open.at(-1);
        if (top !== TEXT) {
            if (char === '"')
                open.push(TEXT);
            else if (char === '{')
                open[open.length - 1] = top + 1;
            else if (char === '}' && top > 0)
                open[open.length - 1] = top - 1;
            else if (char === '}' && open.pop() !== undefined && open.length === 0)
                return at;
        }
        else if (char === '\\')
            at += 1;
        else if (char === '"') {
            open.pop();
            if (open.length === 0)
                return at;
        }
        else if (isEscaped(source, at))
            at += 2;
        else if ((char === '$' || char === '%') && source[at + 1] === '{') {
            open.push(0);
            at += 1;
        }
        if (open.length > files_1.DEEPEST)
            return undefined;
    }
    return undefined;
}
/** Whether `$${` or `%%{` stands here, which is text. */
function isEscaped(source, at) {
    const char = source[at];
    return (char === '$' || char === '%') && source[at + 1] === char && source[at + 2] === '{';
}
//# sourceMappingURL=tokens.js.map