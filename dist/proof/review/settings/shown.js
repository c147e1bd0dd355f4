"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.shownArgument = shownArgument;
const terraform_1 = require("../../../terraform");
const argument_value_1 = require("./argument-value");
/** A value of an argument in one line, without what is not set and what is sensitive. */
function shownArgument(resource, argument, value) {
    return textOf(masked(resource, argument, (0, argument_value_1.normalized)(value)));
}
function masked(resource, argument, value) {
    if ((0, terraform_1.isSensitive)(resource, argument))
        return terraform_1.SENSITIVE;
    if (value instanceof terraform_1.Reference)
        return value.text;
    if (Array.isArray(value))
        return value.map((part) => masked(resource, argument, part));
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, masked(resource, `${argument}.${name}`, part)]));
}
/** A block in one line: its names and values. */
function textOf(value) {
    if (value === undefined)
        return 'nothing';
    if (Array.isArray(value))
        return value.map(textOf).join(', ');
    if (typeof value !== 'object' || value === null)
        return String(value);
    return Object.entries(value)
        .map(([name, part]) => (isBlock(part) ? `${name} (${textOf(part)})` : `${name} = ${textOf(part)}`))
        .join(', ');
}
function isBlock(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
//# sourceMappingURL=shown.js.map