"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.evaluateText = evaluateText;
exports.access = access;
const resource_1 = require("../resource");
const expression_1 = require("./expression");
const functions_1 = require("./functions");
const mentions_1 = require("./mentions");
const template_1 = require("./template");
const values_1 = require("./values");
/** What a text of Terraform's JSON is: text, another value where it is one template, or what only Terraform knows. */
function evaluateText(text, scope) {
    if (!(0, template_1.mayBeTemplate)(text))
        return text;
    return scope.bounds.within(() => evaluateParts((0, template_1.templateParts)(text), text, scope), () => new resource_1.Reference(text));
}
function evaluateParts(parts, text, scope) {
    const [first] = parts;
    if (parts.length === 1 && first?.kind === 'expression')
        return evaluate((0, expression_1.parseExpression)(first.source), scope);
    if (parts.some(({ kind }) => kind === 'directive')) {
        return unresolved(text, (0, mentions_1.mentionsOfTemplate)(text), scope);
    }
    const evaluated = parts.map((part) => part.kind === 'text' ? part.text : evaluate((0, expression_1.parseExpression)(part.source), scope));
    const { from, isSensitive } = (0, values_1.madeOf)(evaluated);
    const plain = evaluated.map((one) => (0, values_1.unmarked)(one).value);
    const length = plain.reduce((sum, one) => sum + lengthOf(one), 0);
    if (!scope.bounds.fits(length))
        return (0, values_1.marked)(new resource_1.Reference('a text that is too long', from), isSensitive);
    if (plain.every(values_1.isPrimitive))
        return (0, values_1.marked)(plain.map(String).join(''), isSensitive);
    const pieces = plain.map((one, index) => {
        const part = parts[index];
        const source = part?.kind === 'expression' ? `\${${part.source}}` : '';
        if (one instanceof resource_1.Reference)
            return one;
        // Lists and objects have no place in a text, and what is sensitive is not for show.
        return (0, values_1.isPrimitive)(one) && !(evaluated[index] instanceof values_1.Sensitive) ? String(one) : new resource_1.Reference(source);
    });
    const shown = pieces.map((piece) => (piece instanceof resource_1.Reference ? piece.text : piece.replace(/([$%])\{/g, '$1$1{')));
    return (0, values_1.marked)(new values_1.TemplateReference(shown.join(''), from, pieces), isSensitive);
}
function lengthOf(part) {
    return (part instanceof resource_1.Reference ? part.text : String((0, values_1.isPrimitive)(part) ? part : '')).length;
}
function evaluate(expression, scope) {
    if (expression.kind === 'literal')
        return expression.value;
    return scope.bounds.within(() => evaluateInside(expression, scope), () => new resource_1.Reference(`\${${expression.source}}`));
}
/** What is looked up, as far as it may stand here. */
function found(root, steps, source, scope) {
    const unknown = () => new resource_1.Reference(`\${${source}}`);
    const value = scope.bounds.within(() => scope.lookup(root, pathOf(steps, scope), source), unknown);
    return scope.bounds.admits(value) ? value : unknown();
}
function evaluateInside(expression, scope) {
    switch (expression.kind) {
        case 'template':
            return evaluateParts(expression.parts, expression.source.slice(1, -1), scope);
        case 'traversal':
            return found(expression.root, expression.steps, expression.source, scope);
        case 'access':
            return access(evaluate(expression.of, scope), pathOf(expression.steps, scope), () => opaque(expression, scope));
        case 'tuple':
            return expression.items.map((item) => evaluate(item, scope));
        case 'object':
            return evaluateObject(expression, scope);
        case 'call': {
            const result = (0, functions_1.callFunction)(expression.name, expression.args.map((arg) => evaluate(arg, scope)));
            return result === functions_1.NOT_EVALUATED ? opaque(expression, scope) : result;
        }
        case 'conditional':
            return evaluateConditional(expression, scope);
        case 'other':
            return opaque(expression, scope);
    }
}
function evaluateObject(expression, scope) {
    const entries = expression.entries.map(([key, value]) => {
        // `(x)` as a key is an expression; a name alone is text.
        const name = key.kind === 'traversal' && key.steps.length === 0 ? key.root : evaluate(key, scope);
        return [name, evaluate(value, scope)];
    });
    if (!entries.every(([name]) => (0, values_1.isPrimitive)(name)))
        return opaque(expression, scope);
    return Object.fromEntries(entries.map(([name, value]) => [String(name), value]));
}
/** Both sides are converted to one type, so that a number beside a text is a text. */
function evaluateConditional(expression, scope) {
    const { value: test, isSensitive } = (0, values_1.unmarked)(evaluate(expression.test, scope));
    const decision = (0, functions_1.asBoolean)(test);
    if (isSensitive)
        return opaque(expression, scope);
    const [yes, no] = [evaluate(expression.yes, scope), evaluate(expression.no, scope)];
    if (decision === undefined) {
        const { from, isSensitive: isMarked } = (0, values_1.madeOf)([opaque(expression, scope), yes, no]);
        return (0, values_1.marked)(new values_1.Choice(`\${${expression.source}}`, from, [yes, no]), isMarked);
    }
    const chosen = decision ? yes : no;
    return (0, values_1.isPrimitive)(yes) && (0, values_1.isPrimitive)(no) && typeof yes !== typeof no ? String(chosen) : chosen;
}
/** What an expression is that is not evaluated here: unknown, and made of all that it mentions. */
function opaque({ source }, scope) {
    return unresolved(`\${${source}}`, (0, mentions_1.mentionsOf)(source), scope);
}
function unresolved(text, mentions, scope) {
    const parts = mentions.map(({ root, steps, source }) => found(root, steps, source, scope));
    const { from, isSensitive } = (0, values_1.madeOf)(parts);
    return (0, values_1.marked)(new resource_1.Reference(text, from), isSensitive);
}
function pathOf(steps, scope) {
    return steps.map((step) => {
        if (step.kind !== 'index')
            return step;
        const { value: key } = (0, values_1.unmarked)(evaluate(step.key, scope));
        return typeof key === 'string' || typeof key === 'number'
            ? { kind: 'index', key }
            : { kind: 'unknown', source: step.key.source };
    });
}
/** What a path from a value leads to; where it leads nowhere that is known, `otherwise`. */
function access(from, path, otherwise) {
    let { value, isSensitive } = (0, values_1.unmarked)(from);
    for (const [index, step] of path.entries()) {
        if (value instanceof values_1.Steppable)
            return (0, values_1.marked)(value.at(path.slice(index)), isSensitive);
        const key = step.kind === 'attribute' ? step.name : step.kind === 'index' ? step.key : undefined;
        const found = key === undefined ? undefined : partOf(value, key);
        if (found === undefined) {
            const options = step.kind === 'unknown' ? optionsOf(value) : undefined;
            if (options !== undefined) {
                const rest = options.map((one) => access(one, path.slice(index + 1), otherwise));
                const { from: made, isSensitive: isOneSensitive } = (0, values_1.madeOf)([rest, otherwise()]);
                return (0, values_1.marked)(new values_1.Choice(textOf(otherwise()), made, rest), isSensitive || isOneSensitive);
            }
            // A part of what is unknown is made of the same.
            const { from: made, isSensitive: isPartSensitive } = (0, values_1.madeOf)(value);
            const fallback = (0, values_1.unmarked)(otherwise());
            const reference = fallback.value instanceof resource_1.Reference ? fallback.value : undefined;
            // What a block does not say that is written out, Azure fills in: an attribute of that resource, and nothing else.
            if (reference instanceof values_1.Steppable && !(value instanceof resource_1.Reference)) {
                return (0, values_1.marked)(reference, isSensitive || isPartSensitive || fallback.isSensitive);
            }
            const text = reference?.text ?? `\${…${(0, values_1.pathText)(path)}}`;
            const all = [
                ...new Set([...made.map((one) => extended(one, value, path.slice(index))), ...(reference?.from ?? [])]),
            ];
            return (0, values_1.marked)(new resource_1.Reference(text, all), isSensitive || isPartSensitive || fallback.isSensitive);
        }
        const next = (0, values_1.unmarked)(found);
        value = next.value;
        isSensitive ||= next.isSensitive;
    }
    return (0, values_1.marked)(value, isSensitive);
}
function optionsOf(value) {
    if (Array.isArray(value))
        return value;
    return (0, resource_1.isObject)(value) && !(value instanceof resource_1.Reference) ? Object.values(value) : undefined;
}
function textOf(value) {
    const { value: plain } = (0, values_1.unmarked)(value);
    return plain instanceof resource_1.Reference ? plain.text : '${…}';
}
/** What a step from an alias is called: `module.x.out` and `.id` is `module.x.out.id`. */
function extended(from, value, path) {
    return value instanceof resource_1.Reference && value.text === `\${${from}}` ? `${from}${(0, values_1.pathText)(path)}` : from;
}
function partOf(value, key) {
    if (value instanceof resource_1.Reference)
        return undefined;
    if (Array.isArray(value))
        return /^\d+$/.test(String(key)) ? value[Number(key)] : undefined;
    return (0, resource_1.isObject)(value) && Object.hasOwn(value, String(key)) ? value[String(key)] : undefined;
}
//# sourceMappingURL=evaluate.js.map