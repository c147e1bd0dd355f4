"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.armValue = armValue;
exports.armText = armText;
const terraform_1 = require("../../terraform");
const filled_document_1 = require("./filled-document");
/**
 * A value of an ARM template, with its expressions evaluated: `parameters` and `concat`, which is what puts names
 * together. `[[` is a text that begins with `[`.
 *
 * @see https://learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions
 * @throws NotKnown for any other expression
 */
function armValue(value, parameters) {
    if (Array.isArray(value))
        return value.map((one) => armValue(one, parameters));
    if ((0, terraform_1.isObject)(value)) {
        return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, armValue(one, parameters)]));
    }
    if (typeof value !== 'string' || !/^\[.*\]$/s.test(value))
        return value;
    if (value.startsWith('[['))
        return value.slice(1);
    return new Reader(value, parameters).whole();
}
/** The same where a text is wanted. @throws NotKnown */
function armText(value, parameters) {
    const evaluated = armValue(value, parameters);
    if (typeof evaluated === 'string')
        return evaluated;
    throw new filled_document_1.NotKnown(`its template has ${JSON.stringify(value)} where a text is expected`);
}
const TOKEN = /\s*(?:'((?:[^']|'')*)'|([A-Za-z_]\w*)|(-?\d+)|([(),]))/y;
class Reader {
    source;
    parameters;
    tokens = [];
    at = 0;
    constructor(source, parameters) {
        this.source = source;
        this.parameters = parameters;
        const inside = source.slice(1, -1);
        TOKEN.lastIndex = 0;
        while (TOKEN.lastIndex < inside.trimEnd().length) {
            const match = TOKEN.exec(inside);
            if (match === null)
                throw this.notRead();
            const [, literal, name, number, sign] = match;
            if (literal !== undefined)
                this.tokens.push({ kind: 'text', text: literal.replaceAll("''", "'") });
            else if (name !== undefined)
                this.tokens.push({ kind: 'name', text: name });
            else if (number !== undefined)
                this.tokens.push({ kind: 'number', text: number });
            else
                this.tokens.push({ kind: 'sign', text: sign });
        }
    }
    whole() {
        const value = this.value();
        if (this.at < this.tokens.length)
            throw this.notRead();
        return value;
    }
    value() {
        const token = this.tokens[this.at++];
        if (token?.kind === 'text')
            return token.text;
        if (token?.kind === 'number')
            return Number(token.text);
        if (token?.kind !== 'name' || !this.takes('('))
            throw this.notRead();
        return this.call(token.text.toLowerCase(), this.args());
    }
    args() {
        const args = [];
        if (this.takes(')'))
            return args;
        do
            args.push(this.value());
        while (this.takes(','));
        if (!this.takes(')'))
            throw this.notRead();
        return args;
    }
    takes(sign) {
        const token = this.tokens[this.at];
        if (token?.kind !== 'sign' || token.text !== sign)
            return false;
        this.at += 1;
        return true;
    }
    call(name, args) {
        const [first] = args;
        if (name === 'parameters' && typeof first === 'string' && args.length === 1) {
            // Names of parameters are the same in any letters.
            for (const [one, value] of this.parameters)
                if (one.toLowerCase() === first.toLowerCase())
                    return value;
            throw new filled_document_1.NotKnown(`its template has no value for the parameter ${first}`);
        }
        const areTexts = args.every((one) => typeof one === 'string' || typeof one === 'number');
        if (name === 'concat' && areTexts)
            return args.join('');
        throw this.notRead();
    }
    notRead() {
        return new filled_document_1.NotKnown(`its template has the expression ${this.source}, which is not read here`);
    }
}
//# sourceMappingURL=arm-expression.js.map