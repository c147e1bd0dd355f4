"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.parseExactly = parseExactly;
exports.sourceOfMember = sourceOfMember;
exports.exactJson = exactJson;
const jsonc_parser_1 = require("jsonc-parser");
/** The kinds of tokens, which the library has as a `const enum`. */
const OPEN_BRACE = 1;
const CLOSE_BRACE = 2;
const OPEN_BRACKET = 3;
const CLOSE_BRACKET = 4;
const COMMA = 5;
const TEXT = 10;
const NUMBER = 11;
const END = 17;
/** A number of so many digits, and not a part of a text: ids in messages have them. */
const MAY_BE_INEXACT = /[:[,]\s*-?\d{16}/;
/**
 * The value of a JSON text, in which a whole number that JavaScript's numbers cannot hold is a bigint: the ids of others
 * have 64 bits.
 *
 * @throws SyntaxError for what is no JSON
 */
function parseExactly(text) {
    const value = JSON.parse(text);
    if (!MAY_BE_INEXACT.test(text))
        return value;
    const tokens = tokensOf(text);
    const inexact = tokens.filter(({ kind, source }) => kind === NUMBER && isInexact(source));
    if (inexact.length === 0)
        return value;
    let mark = 'exact:';
    while (tokens.some((token) => token.kind === TEXT && token.value.startsWith(mark)))
        mark += ':';
    try {
        return JSON.parse(marked(text, inexact, mark), (_, part) => typeof part === 'string' && part.startsWith(mark) ? BigInt(part.slice(mark.length)) : part);
    }
    catch {
        throw new SyntaxError('nested too deeply');
    }
}
/** The text of the last member of an object that has a name, as it is written; `undefined` where there is none. */
function sourceOfMember(text, member) {
    let [depth, isName, name] = [0, true, ''];
    let [start, found] = [undefined, undefined];
    for (const { kind, offset, source, value } of tokensOf(text)) {
        const isClosing = kind === CLOSE_BRACE || kind === CLOSE_BRACKET;
        if (isClosing)
            depth--;
        const isEnd = (depth === 1 && kind === COMMA) || (depth === 0 && isClosing);
        if (isEnd && start !== undefined) {
            if (name === member)
                found = text.slice(start, offset).trim();
            start = undefined;
        }
        if (isEnd)
            isName = true;
        else if (depth === 1 && isName && kind === TEXT)
            [name, isName] = [value, false];
        else if (depth === 1 && start === undefined && source === ':')
            start = offset + 1;
        if (kind === OPEN_BRACE || kind === OPEN_BRACKET)
            depth++;
    }
    return found;
}
function tokensOf(text) {
    const scanner = (0, jsonc_parser_1.createScanner)(text, true);
    const tokens = [];
    for (let kind = scanner.scan(); kind !== END; kind = scanner.scan()) {
        const offset = scanner.getTokenOffset();
        tokens.push({
            kind,
            offset,
            source: text.slice(offset, offset + scanner.getTokenLength()),
            value: scanner.getTokenValue(),
        });
    }
    return tokens;
}
function isInexact(source) {
    return /^-?\d+$/.test(source) && !Number.isSafeInteger(Number(source));
}
/** The text with a text in the place of each number: the mark, and the digits. */
function marked(text, numbers, mark) {
    let [made, at] = ['', 0];
    for (const { offset, source } of numbers) {
        made += `${text.slice(at, offset)}"${mark}${source}"`;
        at = offset + source.length;
    }
    return made + text.slice(at);
}
/** The JSON of such a value: whole numbers are written as they were read, however many digits they have. */
function exactJson(value) {
    if (typeof value === 'bigint')
        return value.toString();
    if (Array.isArray(value))
        return `[${value.map(exactJson).join(',')}]`;
    if (typeof value !== 'object' || value === null)
        return JSON.stringify(value);
    return `{${Object.entries(value)
        .map(([name, part]) => `${JSON.stringify(name)}:${exactJson(part)}`)
        .join(',')}}`;
}
//# sourceMappingURL=exact-json.js.map