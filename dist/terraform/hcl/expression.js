"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.parseExpression = parseExpression;
exports.textExpression = textExpression;
const files_1 = require("../../files");
const template_1 = require("./template");
const tokens_1 = require("./tokens");
/** Expressions by their text: resources of one kind are written alike. */
const parsed = new Map();
const MOST_PARSED = 10_000;
/** Reads an expression; never fails, since what cannot be read is `other`. */
function parseExpression(source) {
    const known = parsed.get(source);
    if (known !== undefined)
        return known;
    const tokens = (0, tokens_1.tokensOf)(source);
    const expression = (tokens && new Parser(source, tokens).whole()) ?? { kind: 'other', source };
    if (parsed.size >= MOST_PARSED)
        parsed.clear();
    parsed.set(source, expression);
    return expression;
}
/** A text in quotes as an expression: a literal, where it has no template. */
function textExpression(source) {
    const body = source.slice(1, -1);
    const parts = (0, template_1.templateParts)(body);
    if (parts.some(({ kind }) => kind !== 'text')) {
        // Escapes belong to the text between templates; inside them they are the expression's own.
        const pieces = parts.map((part) => (part.kind === 'text' ? { ...part, text: unescaped(part.text) } : part));
        return { kind: 'template', parts: pieces, source };
    }
    return {
        kind: 'literal',
        value: unescaped(parts.map((part) => (part.kind === 'text' ? part.text : '')).join('')),
        source,
    };
}
const ESCAPES = new Map(Object.entries({ n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' }));
function unescaped(text) {
    return text.replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))/g, (all, short, long, char) => {
        const code = short ?? long;
        if (code === undefined)
            return ESCAPES.get(char) ?? all;
        const point = Number.parseInt(code, 16);
        return point <= 0x10_ff_ff ? String.fromCodePoint(point) : all;
    });
}
const NAMED = new Map([
    ['true', true],
    ['false', false],
    ['null', null],
]);
/** Reads the forms that are evaluated; every method gives `undefined` for another form, and for what is too deep. */
class Parser {
    source;
    tokens;
    at = 0;
    depth = 0;
    constructor(source, tokens) {
        this.source = source;
        this.tokens = tokens;
    }
    whole() {
        const found = this.expression();
        return this.at === this.tokens.length ? found : undefined;
    }
    expression() {
        if (this.depth >= files_1.DEEPEST)
            return undefined;
        this.depth++;
        const found = this.conditional();
        this.depth--;
        return found;
    }
    conditional() {
        const start = this.at;
        const first = this.postfix();
        if (first === undefined || this.next() !== '?')
            return first;
        this.at += 1;
        const yes = this.expression();
        if (yes === undefined || !this.skip(':'))
            return undefined;
        const no = this.expression();
        return no && { kind: 'conditional', test: first, yes, no, source: this.since(start) };
    }
    /** What is parted by commas up to a closing sign. */
    list(closing, item) {
        const items = [];
        while (!this.skip(closing)) {
            const one = item();
            if (one === undefined)
                return undefined;
            items.push(one);
            if (this.next() !== closing && !this.skip(',')) {
                // Entries of an object may stand on lines of their own.
                if (closing !== '}' || !this.isOnNewLine())
                    return undefined;
            }
        }
        return items;
    }
    postfix() {
        const start = this.at;
        const first = this.primary();
        if (first === undefined)
            return undefined;
        const steps = this.steps();
        if (steps === undefined)
            return undefined;
        const isName = first.kind === 'traversal' && this.tokens[start]?.kind === 'name';
        if (isName)
            return { ...first, steps, source: this.since(start) };
        return steps.length === 0 ? first : { kind: 'access', of: first, steps, source: this.since(start) };
    }
    steps() {
        const steps = [];
        for (;;) {
            if (this.skip('.')) {
                const token = this.tokens[this.at++];
                if (token?.kind === 'name')
                    steps.push({ kind: 'attribute', name: token.text });
                else if (token?.text === '*')
                    steps.push({ kind: 'splat' });
                else if (token?.kind === 'number' && /^\d+$/.test(token.text)) {
                    // The old way to write an index: `x.0`.
                    const key = { kind: 'literal', value: Number(token.text), source: token.text };
                    steps.push({ kind: 'index', key });
                }
                else
                    return undefined;
            }
            else if (this.skip('[')) {
                if (this.next() === '*' && this.tokens[this.at + 1]?.text === ']') {
                    this.at += 2;
                    steps.push({ kind: 'splat' });
                    continue;
                }
                const key = this.expression();
                if (key === undefined || !this.skip(']'))
                    return undefined;
                steps.push({ kind: 'index', key });
            }
            else
                return steps;
        }
    }
    primary() {
        const start = this.at;
        const token = this.tokens[this.at++];
        if (token === undefined)
            return undefined;
        if (token.kind === 'text')
            return textExpression(token.text);
        if (token.kind === 'number')
            return { kind: 'literal', value: Number(token.text), source: token.text };
        if (token.text === '-' && this.tokens[this.at]?.kind === 'number') {
            this.at += 1;
            return { kind: 'literal', value: Number(this.since(start).replace(/\s/g, '')), source: this.since(start) };
        }
        if (token.text === '(') {
            const inner = this.expression();
            return inner && this.skip(')') ? inner : undefined;
        }
        if (token.text === '[') {
            if (this.next() === 'for')
                return undefined;
            const items = this.list(']', () => this.expression());
            return items && { kind: 'tuple', items, source: this.since(start) };
        }
        if (token.text === '{') {
            if (this.next() === 'for')
                return undefined;
            const entries = this.list('}', () => this.entry());
            return entries && { kind: 'object', entries, source: this.since(start) };
        }
        return token.kind === 'name' ? this.named(token, start) : undefined;
    }
    named(token, start) {
        const value = NAMED.get(token.text);
        if (value !== undefined)
            return { kind: 'literal', value, source: token.text };
        if (!this.skip('('))
            return { kind: 'traversal', root: token.text, steps: [], source: token.text };
        const args = this.list(')', () => this.expression());
        return args && { kind: 'call', name: token.text, args, source: this.since(start) };
    }
    entry() {
        const token = this.tokens[this.at];
        const isName = token?.kind === 'name' && ['=', ':'].includes(this.tokens[this.at + 1]?.text ?? '');
        let key;
        if (isName) {
            this.at += 1;
            key = { kind: 'literal', value: token.text, source: token.text };
        }
        else
            key = this.expression();
        if (key === undefined || !(this.skip('=') || this.skip(':')))
            return undefined;
        const value = this.expression();
        return value && [key, value];
    }
    next() {
        return this.tokens[this.at]?.text;
    }
    skip(sign) {
        const token = this.tokens[this.at];
        if (token?.kind !== 'sign' || token.text !== sign)
            return false;
        this.at += 1;
        return true;
    }
    isOnNewLine() {
        const [before, after] = [this.tokens[this.at - 1], this.tokens[this.at]];
        return before !== undefined && after !== undefined && this.source.slice(before.end, after.start).includes('\n');
    }
    since(start) {
        return this.source.slice(this.tokens[start]?.start ?? 0, this.tokens[this.at - 1]?.end ?? 0);
    }
}
//# sourceMappingURL=expression.js.map