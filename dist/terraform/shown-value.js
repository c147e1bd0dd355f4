"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SENSITIVE = void 0;
exports.sensitivePaths = sensitivePaths;
exports.isSensitive = isSensitive;
exports.shownValue = shownValue;
const resource_1 = require("./resource");
/** What stands instead of a value that Terraform marks as sensitive. */
exports.SENSITIVE = '(sensitive)';
/**
 * The arguments that Terraform marks as sensitive, from `before_sensitive` or `after_sensitive` of a plan: `true` where a
 * whole value is, else the same shape as the value. Numbers of blocks are left out, as the paths of arguments do.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format#change-representation
 */
function sensitivePaths(marks, argument = '') {
    if (marks === true)
        return [argument];
    const join = (part) => (argument === '' ? part : `${argument}.${part}`);
    if (Array.isArray(marks))
        return [...new Set(marks.flatMap((part) => sensitivePaths(part, argument)))];
    if (!(0, resource_1.isObject)(marks))
        return [];
    return Object.entries(marks).flatMap(([name, part]) => sensitivePaths(part, join(name)));
}
/** Whether Terraform marks an argument, or something that it is part of, as sensitive. */
function isSensitive({ sensitive }, argument) {
    const path = withoutNumbers(argument);
    return sensitive.map(withoutNumbers).some((one) => one === '' || path === one || path.startsWith(`${one}.`));
}
/**
 * The value of an argument as text for people: what is sensitive is never in it, what only the apply tells is said to be
 * so. The one way to print a value of a document of others.
 */
function shownValue(resource, argument) {
    const text = (part) => (typeof part === 'string' ? part : JSON.stringify(part));
    const shown = masked(resource, argument, resource.values[argument]);
    return shown === undefined || shown === null || shown === '' ? 'not set' : text(shown);
}
function masked(resource, argument, value) {
    if (isSensitive(resource, argument))
        return exports.SENSITIVE;
    if (value instanceof resource_1.Reference)
        return value.text;
    if (Array.isArray(value))
        return value.map((part) => masked(resource, argument, part));
    if (!(0, resource_1.isObject)(value))
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, masked(resource, `${argument}.${name}`, part)]));
}
function withoutNumbers(argument) {
    return argument
        .split('.')
        .filter((part) => !/^\d+$/.test(part))
        .join('.');
}
//# sourceMappingURL=shown-value.js.map