"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.blocksOf = blocksOf;
exports.objectsOf = objectsOf;
const resource_1 = require("../resource");
/**
 * The blocks of a section. At every level Terraform takes an object, or a list of objects that mean the same together.
 *
 * @param labels how many labels a block has: two for a resource, none for `locals`
 * @see https://developer.hashicorp.com/terraform/language/syntax/json#nested-block-mapping
 */
function blocksOf(file, section, labels, path) {
    const visit = (part, given, at) => {
        if (Array.isArray(part))
            return part.flatMap((one, index) => visit(one, given, [...at, index]));
        if (!(0, resource_1.isObject)(part))
            return [];
        if (given.length === labels)
            return [{ file, path: at, labels: given, body: part }];
        return Object.entries(part).flatMap(([label, inner]) => label === '//' ? [] : visit(inner, [...given, label], [...at, label]));
    };
    return visit(section, [], path);
}
/** An object, or the objects of a list. */
function objectsOf(section) {
    return (Array.isArray(section) ? section.flat(Number.POSITIVE_INFINITY) : [section]).filter(resource_1.isObject);
}
//# sourceMappingURL=blocks.js.map