"use strict";
// Parts of expressions of the workflow definition language, without the `@` in front. Both ways of an `if` are computed,
// so that none of them may fail where the other one is meant.
// https://learn.microsoft.com/azure/logic-apps/workflow-definition-language-functions-reference
Object.defineProperty(exports, "__esModule", { value: true });
exports.AZURE = exports.BUS = exports.WORKFLOW_PARAMETERS = void 0;
exports.parameter = parameter;
exports.quoted = quoted;
exports.literal = literal;
exports.isOneOf = isOneOf;
exports.isNumberOf = isNumberOf;
exports.hasOnly = hasOnly;
exports.isText = isText;
exports.isNumber = isNumber;
exports.isBoolean = isBoolean;
exports.jsonText = jsonText;
exports.escaped = escaped;
exports.compose = compose;
exports.whatever = whatever;
exports.after = after;
exports.authentication = authentication;
/** Names that the workflow has to fill in when it runs; as parameters, so that no reference of Terraform is in its JSON. */
exports.WORKFLOW_PARAMETERS = [
    'busHost',
    'topic',
    'subscription',
    'rejectedQueue',
    'retryQueue',
    'source',
    'workspaceId',
    'identity',
    'trainingClientId',
];
/** A parameter within text. */
function parameter(name) {
    return `@{parameters('${name}')}`;
}
/** A text as a literal. */
function quoted(text) {
    return `'${text.replaceAll("'", "''")}'`;
}
/** A value as a literal. */
function literal(value) {
    return typeof value === 'string' ? quoted(value) : String(value);
}
/** One of some texts. */
function isOneOf(value, words) {
    return `contains(createArray(${words.map(quoted).join(', ')}), ${value})`;
}
/** One of some numbers. */
function isNumberOf(value, numbers) {
    return `contains(createArray(${numbers.join(', ')}), ${value})`;
}
/** Whether a text has no other characters than these. */
function hasOnly(value, characters) {
    const rest = [...characters].reduce((text, one) => `replace(${text}, ${quoted(one)}, '')`, value);
    return `equals(length(${rest}), 0)`;
}
/** Whether a value came as text; `["5"]` is not `[5]`. */
function isText(value) {
    return `startsWith(string(createArray(${value})), '["')`;
}
/** Whether a value is a number, whole or not, within bounds. */
function isNumber(value, type, least, most) {
    const is = type === 'integer' ? 'isInt' : 'isFloat';
    // What is no number must not be computed with.
    const number = `float(if(isFloat(string(${value})), string(${value}), '${least}'))`;
    return `and(${is}(string(${value})), not(${isText(value)}), greaterOrEquals(${number}, ${least}), lessOrEquals(${number}, ${most}))`;
}
/** Whether a value is true or false. */
function isBoolean(value) {
    return `and(${isOneOf(`toLower(string(${value}))`, ['true', 'false'])}, not(${isText(value)}))`;
}
/** A text as JSON has it, with its quotes. */
function jsonText(value) {
    return `concat('"', replace(replace(${value}, '\\', '\\\\'), '"', '\\"'), '"')`;
}
/** Text of the deployment that the language of workflows reads back as it is: an `@` begins an expression there. */
function escaped(value) {
    if (typeof value === 'string')
        return value.replace(/^@/, '@@').replace(/@\{/g, '@@{');
    if (Array.isArray(value))
        return value.map(escaped);
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, escaped(part)]));
}
/** A step that keeps a value. */
function compose(inputs, runAfter) {
    return { type: 'Compose', inputs, runAfter };
}
/** After a step, whatever became of it. */
function whatever(...steps) {
    return Object.fromEntries(steps.map((step) => [step, ['Succeeded', 'Failed', 'Skipped', 'TimedOut']]));
}
/** After steps that went well. */
function after(...steps) {
    return Object.fromEntries(steps.map((step) => [step, ['Succeeded']]));
}
/** The identity that a call is made as. */
function authentication(audience) {
    return { type: 'ManagedServiceIdentity', identity: parameter('identity'), audience };
}
exports.BUS = authentication('https://servicebus.azure.net');
exports.AZURE = authentication('https://management.azure.com');
//# sourceMappingURL=expressions.js.map