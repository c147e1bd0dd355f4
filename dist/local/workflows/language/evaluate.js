"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.evaluate = evaluate;
exports.callFunction = callFunction;
exports.collectNames = collectNames;
const functions_1 = require("./functions");
const named = (ask) => ({
    least: 1,
    most: 1,
    call: (name) => ask((0, functions_1.textOf)(name)),
});
const OF_RUN = new Map([
    ['outputs', ({ outputs }) => named(outputs)],
    ['body', ({ body }) => named(body)],
    ['actionbody', ({ body }) => named(body)],
    ['parameters', ({ parameter }) => named(parameter)],
    ['utcnow', ({ now }) => ({ least: 0, most: 1, call: (format) => (0, functions_1.timeText)(now(), format) })],
    ['action', ({ action }) => ({ least: 0, most: 0, call: action })],
]);
const NO_RUN = {
    outputs: () => null,
    body: () => null,
    parameter: () => null,
    now: () => new Date(0),
    action: () => null,
};
/** Computes an expression. @throws Error where the service fails the step that it is in */
function evaluate(expression, scope) {
    switch (expression.kind) {
        case 'literal':
            return expression.value;
        case 'call': {
            const args = expression.args.map((one) => evaluate(one, scope));
            return functionOf(expression.name, scope)?.call(...args);
        }
        case 'member': {
            const value = evaluate(expression.of, scope);
            return select(value, evaluate(expression.key, scope), expression.isSafe);
        }
    }
}
/** Calls a function of the language, as a condition does. */
function callFunction(name, args) {
    return functionOf(name, NO_RUN)?.call(...args);
}
/** Adds to `named` what an expression names; of steps and parameters, those that it names outright. */
function collectNames(expression, named) {
    if (expression.kind === 'literal')
        return;
    if (expression.kind === 'member') {
        collectNames(expression.of, named);
        collectNames(expression.key, named);
        return;
    }
    const { name, args } = expression;
    const known = functionOf(name, NO_RUN);
    if (known === undefined)
        named.unknown.push(`unknown function ${name}`);
    else if (args.length < known.least || args.length > known.most) {
        named.unknown.push(`the function ${name} with ${args.length} arguments`);
    }
    const [first] = args;
    if (first?.kind === 'literal' && typeof first.value === 'string') {
        if (/^(outputs|body|actionBody)$/i.test(name))
            named.steps.push(first.value);
        if (/^parameters$/i.test(name))
            named.parameters.push(first.value);
    }
    for (const one of args)
        collectNames(one, named);
}
function functionOf(name, scope) {
    const key = name.toLowerCase();
    return OF_RUN.get(key)?.(scope) ?? functions_1.FUNCTIONS.get(key);
}
function select(value, key, isSafe) {
    if (value === null || value === undefined) {
        if (isSafe)
            return null;
        throw new Error(`${JSON.stringify(key)} of null`);
    }
    if (Array.isArray(value)) {
        if (typeof key !== 'number')
            throw new Error(`the property ${JSON.stringify(key)} of a list`);
        if (!(key in value))
            throw new Error(`a list of ${value.length} has no element ${key}`);
        return value[key];
    }
    if (typeof value !== 'object')
        throw new Error(`the property ${JSON.stringify(key)} of a ${typeof value}`);
    if (typeof key !== 'string')
        throw new Error(`the element ${JSON.stringify(key)} of an object`);
    if (Object.hasOwn(value, key))
        return value[key];
    if (isSafe)
        return null;
    throw new Error(`there is no property ${JSON.stringify(key)}`);
}
//# sourceMappingURL=evaluate.js.map