"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.blocksBeside = blocksBeside;
const schema_1 = require("../schema");
const resource_1 = require("./resource");
/**
 * The blocks `moved`, `import` and `removed` of a configuration.
 *
 * @see https://developer.hashicorp.com/terraform/language/syntax/json
 */
function blocksBeside({ files }) {
    const sections = files.flatMap(({ text }) => sectionsOf(text));
    const blocks = (name) => sections.flatMap((section) => blocksOf(section[name]));
    return {
        moved: new Map(blocks('moved').map(({ from, to }) => [addressOf(to), addressOf(from)])),
        imported: new Set(blocks('import').map(({ to }) => addressOf(to))),
        forgotten: new Set(blocks('removed')
            .filter(({ lifecycle }) => blocksOf(lifecycle).some(({ destroy }) => destroy === false))
            .map(({ from }) => addressOf(from))),
    };
}
/** The parts of a file, which may be one object or a list of them; a file of another form has none. */
function sectionsOf(text) {
    try {
        return blocksOf(JSON.parse(text));
    }
    catch {
        return [];
    }
}
function blocksOf(section) {
    return (Array.isArray(section) ? section : [section]).filter(resource_1.isObject);
}
/** An address, which may be written as a template: `${azurerm_x.y}`. */
function addressOf(text) {
    return (0, schema_1.plainText)(text).replace(/^\$\{(.*)\}$/, '$1');
}
//# sourceMappingURL=configuration-blocks.js.map