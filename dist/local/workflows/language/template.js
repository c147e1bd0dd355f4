"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.readTemplate = readTemplate;
exports.expressionsIn = expressionsIn;
exports.fill = fill;
const as_text_1 = require("./as-text");
const expression_1 = require("./expression");
/**
 * Reads a value of a definition.
 *
 * @param problem hears why an expression in it cannot be read, and where it is: `.body.properties.tags.id`
 */
function readTemplate(value, problem, place = '') {
    if (typeof value === 'string') {
        try {
            return textTemplate(value);
        }
        catch (error) {
            if (!(error instanceof expression_1.ExpressionProblem))
                throw error;
            problem(place, error.message);
            return { kind: 'value', value: null };
        }
    }
    if (Array.isArray(value)) {
        return { kind: 'list', elements: value.map((one, index) => readTemplate(one, problem, `${place}[${index}]`)) };
    }
    if (typeof value !== 'object' || value === null)
        return { kind: 'value', value };
    const fields = Object.entries(value).map(([name, part]) => [name, readTemplate(part, problem, `${place}.${name}`)]);
    return { kind: 'object', fields };
}
/** The expressions of a value, each with the functions that it calls. */
function expressionsIn(template) {
    switch (template.kind) {
        case 'value':
            return [];
        case 'expression':
            return [template.expression];
        case 'text':
            return template.parts.filter((part) => typeof part !== 'string');
        case 'list':
            return template.elements.flatMap(expressionsIn);
        case 'object':
            return template.fields.flatMap(([, part]) => expressionsIn(part));
    }
}
/** The value, with its expressions computed. */
function fill(template, evaluate) {
    switch (template.kind) {
        case 'value':
            return template.value;
        case 'expression':
            return evaluate(template.expression);
        case 'text':
            return template.parts.map((part) => (typeof part === 'string' ? part : (0, as_text_1.asText)(evaluate(part)))).join('');
        case 'list':
            return template.elements.map((one) => fill(one, evaluate));
        case 'object':
            return Object.fromEntries(template.fields.map(([name, part]) => [name, fill(part, evaluate)]));
    }
}
function textTemplate(text) {
    if (text.startsWith('@') && !text.startsWith('@{') && !text.startsWith('@@')) {
        return { kind: 'expression', expression: (0, expression_1.parseExpression)(text.slice(1)) };
    }
    const parts = text.startsWith('@@') ? ['@', ...partsOf(text.slice(2))] : partsOf(text);
    return parts.every((part) => typeof part === 'string')
        ? { kind: 'value', value: parts.join('') }
        : { kind: 'text', parts };
}
/** Text and the expressions in it; `@@{` is the text `@{`. */
function partsOf(text) {
    const parts = [];
    let rest = text;
    for (;;) {
        const start = rest.search(/@@\{|@\{/);
        if (start === -1)
            return [...parts, rest];
        parts.push(rest.slice(0, start));
        if (rest.startsWith('@@{', start)) {
            parts.push('@{');
            rest = rest.slice(start + 3);
            continue;
        }
        const end = endOf(rest, start + 2);
        parts.push((0, expression_1.parseExpression)(rest.slice(start + 2, end)));
        rest = rest.slice(end + 1);
    }
}
/** Where an expression in braces ends. */
function endOf(text, start) {
    let isInText = false;
    for (let at = start; at < text.length; at++) {
        if (text[at] === "'")
            isInText = !isInText;
        if (text[at] === '}' && !isInText)
            return at;
    }
    throw new expression_1.ExpressionProblem(`the expression ${text.slice(start, start + 20)} has no end`);
}
//# sourceMappingURL=template.js.map