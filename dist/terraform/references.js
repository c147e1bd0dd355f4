"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.leavesOf = leavesOf;
exports.collectReferences = collectReferences;
exports.collectPlanReferences = collectPlanReferences;
exports.referencesOf = referencesOf;
const resource_1 = require("./resource");
/**
 * What is inside some arguments, each with its path: `app_settings.BUS`.
 *
 * @param isWhole whether a part is taken as it is; what is no list and no object is in any case
 */
function leavesOf(value, isWhole, argument = '') {
    const isList = Array.isArray(value);
    if (isWhole(value) || !(isList || (0, resource_1.isObject)(value)))
        return [{ argument, leaf: value }];
    const entries = isList ? [...value.entries()] : Object.entries(value);
    return entries.flatMap(([part, inner]) => leavesOf(inner, isWhole, argument === '' ? `${part}` : `${argument}.${part}`));
}
/** All references in some arguments, with the arguments they stand in; what stands under `//` is a comment. */
function collectReferences(values) {
    const { '//': _, ...rest } = (0, resource_1.isObject)(values) ? values : { value: values };
    return leavesOf(rest, (part) => part instanceof resource_1.Reference).flatMap(({ argument, leaf }) => leaf instanceof resource_1.Reference ? leaf.from.map((to) => ({ argument, to })) : []);
}
/** All references of the expressions that a plan has of a resource or output. */
function collectPlanReferences(expressions) {
    return leavesOf(expressions, isExpression).flatMap(({ argument, leaf }) => referencesOf(leaf).map((to) => ({ argument, to })));
}
/** What an expression of a plan refers to. */
function referencesOf(expression) {
    return isExpression(expression) ? expression.references.map(String) : [];
}
function isExpression(part) {
    return (0, resource_1.isObject)(part) && Array.isArray(part.references);
}
//# sourceMappingURL=references.js.map