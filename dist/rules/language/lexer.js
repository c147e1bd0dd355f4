"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Lexer = void 0;
exports.isPlainName = isPlainName;
const position_1 = require("../text/position");
const quoted_1 = require("../text/quoted");
const rule_error_1 = require("./rule-error");
const KEYWORDS = new Set('AND OR NOT EXISTS LIKE ESCAPE IN IS NULL TRUE FALSE SET REMOVE'.split(' '));
/** Not used yet, and refused as names. */
const RESERVED = new Set('BEGIN END BREAK CONTINUE GOTO IF ELSE WHILE TRY CATCH AS BETWEEN COALESCE CONVERT DECLARE NULLIF'.split(' '));
/** Whether a name can be written without brackets, and without doubt about letters outside ASCII. */
function isPlainName(name) {
    if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name))
        return false;
    const upper = name.toUpperCase();
    return !KEYWORDS.has(upper) && !RESERVED.has(upper);
}
// Sticky patterns over UTF-16 code units: letters outside the basic plane are no letters here.
const BLANKS = /[\t\n\v\r ]+/y;
const ASCII_NAME = /[A-Za-z][A-Za-z0-9_]*/y;
const NAME = /[\p{Lu}\p{Ll}\p{Lt}\p{Lm}\p{Lo}][\p{Lu}\p{Ll}\p{Lt}\p{Lm}\p{Lo}\p{Nd}_]*/uy;
const NUMBER = /[0-9]+(\.[0-9]+)?([Ee][+-]?[0-9]+)?/y;
const FILTER_SIGN = /<>|!=|<=|>=|[=<>+\-*/%(),.]/y;
const ACTION_SIGN = /[=+\-*/%().;]/y;
const LAST_ASCII = 127;
/** Reads a text token by token. A mistake in a token is an error when that token is read, not earlier. */
class Lexer {
    text;
    at = 0;
    sign;
    constructor(text, language) {
        this.text = text;
        this.sign = language === 'filter' ? FILTER_SIGN : ACTION_SIGN;
    }
    next() {
        this.match(BLANKS);
        const { at: start, text } = this;
        const first = text[start];
        if (first === undefined)
            return { kind: 'end', text: '', start, end: start };
        if (first === "'")
            return this.quoted('string', "'", 'string');
        if (first === '[')
            return this.quoted('delimited', ']', 'name');
        if (first === '"')
            return this.quoted('delimited', '"', 'name');
        if (first >= '0' && first <= '9')
            return this.number(start);
        if (first === '@')
            return this.parameter(start);
        const name = this.name();
        if (name !== undefined)
            return this.word(name, start);
        const sign = this.match(this.sign);
        if (sign !== undefined)
            return { kind: 'sign', text: sign, start, end: this.at };
        throw this.unrecognized(start);
    }
    /** What the pattern matches here, taken. */
    match(pattern) {
        pattern.lastIndex = this.at;
        const found = pattern.exec(this.text)?.[0];
        this.at += found?.length ?? 0;
        return found;
    }
    /** A name, taken. Most are ASCII: the tables of all letters are slow to set up, and loaded only for others. */
    name() {
        const start = this.at;
        const ascii = this.match(ASCII_NAME);
        if (this.text.charCodeAt(this.at) <= LAST_ASCII || this.at === this.text.length)
            return ascii;
        NAME.lastIndex = start;
        // In unicode mode a pattern also takes letters outside the basic plane, which are none for the service.
        const found = NAME.exec(this.text)?.[0].replace(/[\uD800-\uDFFF][\s\S]*/, '');
        this.at = start + (found?.length ?? 0);
        return found === '' ? undefined : found;
    }
    word(name, start) {
        const upper = asciiUpper(name);
        const span = { start, end: this.at };
        if (KEYWORDS.has(upper))
            return { kind: 'keyword', text: upper, ...span };
        if (RESERVED.has(upper)) {
            const detail = `'${name}' is reserved for the future; a property of this name is written [${name}]`;
            throw new rule_error_1.RuleError('reserved-word', detail, span, { ...(0, position_1.placeOf)(this.text, start), token: name });
        }
        return { kind: 'identifier', text: name, ...span };
    }
    number(start) {
        const text = this.match(NUMBER);
        return { kind: /^[0-9]+$/.test(text) ? 'integer' : 'double', text, start, end: this.at };
    }
    parameter(start) {
        this.at++;
        const name = this.name();
        if (name !== undefined)
            return { kind: 'parameter', text: `@${name}`, start, end: this.at };
        this.at = start;
        throw this.unrecognized(start);
    }
    quoted(kind, close, what) {
        const { text, at: start } = this;
        const end = (0, quoted_1.endOfQuoted)(text, start);
        if (end !== undefined) {
            this.at = end;
            const content = text.slice(start + 1, end - 1).replaceAll(close + close, close);
            return { kind, text: content, start, end };
        }
        const detail = `the ${what} that begins here is never closed; end it with ${close}, and double a ${close} inside it`;
        throw new rule_error_1.RuleError('unterminated', detail, { start, end: text.length }, { ...(0, position_1.endPlaceOf)(text), token: '' });
    }
    unrecognized(start) {
        const character = this.text[start];
        const hint = HINTS.get(character) ?? HINTS.get(this.text.slice(start, start + 2));
        const detail = `the character '${character}' has no meaning here${hint === undefined ? '' : `; ${hint}`}`;
        const span = { start, end: start + 1 };
        return new rule_error_1.RuleError('unrecognized-character', detail, span, { ...(0, position_1.placeOf)(this.text, start), token: character });
    }
}
exports.Lexer = Lexer;
const HINTS = new Map(Object.entries({
    '!': 'write <> or NOT',
    ';': 'a filter is one condition; only actions have several statements',
    '&': 'write AND',
    '|': 'write OR',
    '{': 'there are no templates',
    '\u00a0': 'it is a no-break space, write a plain one',
    ',': 'write one SET or REMOVE for each property',
    _: 'a name begins with a letter; write [_name]',
    '#': 'a name with it is written [in brackets]',
    $: 'a name with it is written [in brackets]',
    '`': "write 'text' for text and [name] for a name",
    '’': "write plain quotes: 'text'",
    '‘': "write plain quotes: 'text'",
}));
/** Keywords ignore the case of ASCII letters only. */
function asciiUpper(text) {
    return text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
}
//# sourceMappingURL=lexer.js.map